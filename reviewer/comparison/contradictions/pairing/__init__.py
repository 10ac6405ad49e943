"""Whether two values that cannot both be true are of the same thing, weighed by what reports have taught. Pure.

The rules of the room next to this one know what they were told. Here two statements are held against each other by
what any reader would look at: how many and how rare words they share, whether each is the other's nearest, whether the
other version has the value elsewhere, what the third version says, what both are about, how far apart the values are,
where they stand.
`manage.py bench pairs` learns how much each of these counts from the labelled reports and writes it to `weights.txt`.
"""
