"""Labelled incident mails, to measure the redaction room by.

`development/` and `earlier/` hold templates and the words that fill them, `mails/` and `held_out/` whole mails, each of
which tells in its head what the organisation that writes it knows. Whoever writes rules opens all but `held_out/`;
`earlier/` was held out until rules had been chosen by it. A template is a mail: a few `name: value` lines, an empty
line, the text. In the text

- `{{category:some words}}` is a label: `some words` are a hint of that category,
- `[[kind]]` or `[[kind:argument]]` is a value made up for each document: a kind of `words.txt`, or of `values`, or of
  `cast` (the people, customers and names of the invented organisation that writes),
- `[[kind#1]]` is the same value wherever it stands in the document,
- `[[~one|another]]` is one of the alternatives,
- `{{category|kind}}` is short for `{{category:[[kind]]}}`.

Templates named `lookalike-…` and `clean-…` have no label: whatever is found there is a false alarm.

`bank/` holds single lines with labels of one or two categories, `mails/` whole mails by other hands, which no words
fill; `bench names` and `bench weigh` train weights from them. `bank/plain.txt` has none of a weakness, money or tone;
`tellings/` holds short mails full of the three or nearly, from which `bench weigh` alone learns: texts without a head,
many in a file, each under a line `=== name`.
"""
