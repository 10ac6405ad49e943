"""Weighing parts of sentences: what tells a weakness, money or law, or contempt, by words that were learned.

No rule says which sentence tells such a thing; there are too many ways to say it. The words of a part, what they stand
for and which of them stand near each other each weigh for or against a category (`features`), by weights learned from
the labelled sentences of `reviewer.bench.hint_corpus` (`manage.py bench weigh` writes them to `weights.txt`). A part
that weighs enough is told, together with its neighbours that go on about the same (`weigher`).
"""
