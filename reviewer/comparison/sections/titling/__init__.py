"""Which section a title begins that no table knows: by its words, by what stands under it and by where it stands.

`seen` of `features` says what is seen of a heading: the words of its title, those of its text, how many of its lines
begin with a time, which sections have headings above and below it. `manage.py bench titles` learns how much each of
these counts from the labelled reports and writes it to `weights.txt`.
"""
