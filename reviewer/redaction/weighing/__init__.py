"""Weighing parts of sentences: what tells a weakness, money or law, or contempt, by words that were learned.

No rule says which sentence tells such a thing; there are too many ways to say it. The words of a part, what they stand
for, which of them stand next to or near each other, and which words stand anywhere in the mail (a course and a breach
say the same things) each weigh for or against a category (`features`), by weights learned from the labelled sentences
of `reviewer.bench.hint_corpus` (`manage.py bench weigh` writes them to `weights.txt`). A part that weighs enough is
told, together with its neighbours that go on about the same (`weigher`).
"""
