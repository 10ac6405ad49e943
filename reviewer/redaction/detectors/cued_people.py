"""People by a word that can stand before nothing else: "Estimado señor Urrutia", "mi compañera Nieves Carmona"."""

from collections.abc import Iterator

from reviewer.redaction.lexicon.capitals import Run, Word
from reviewer.redaction.lexicon.foreign_words import FOREIGN
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.sorts import TITLES
from reviewer.redaction.lexicon.vocabulary import COMPANY_FORMS, COMPANY_TRADES
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.listed.customers import on_list
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage

_TITLES = (
    r"(?:[Ss]e\xf1or(?:a|ita)?|Sra\.?|Srta\.?|[Dd]o\xf1a|don|Mme\.?|Mlle\.?|Monsieur|Madame|M\.|Ma\xeetre|Herrn?|Frau"
    r"|Miss|Sir|Dame|Signora?|Mevrouw|Dhr\.|Lady|Lord|Baroness|Rev(?:\.|erend)|Cllr\.?|Councillor|Rabbi|Pastor)"
    r" (?:Dr\. |Prof\. ){0,2}"
)
_TITLE = Pattern(rf"\b{_TITLES}[A-Z\xc0-\xde]", needs=_TITLES + r"[A-Z\xc0-\xde]")
# Ships and houses are called so.
_SHIP = Deferred(r"[Tt]he L(?:ady|ord) ")
TITLE_GATE = (
    "se\xf1or",
    "sra",
    "srta",
    "do\xf1a",
    "don ",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "m. ",
    "ma\xeetre",
    "herr",
    "frau",
    "miss ",
    "sir ",
    "dame ",
    "signor",
    "mevrouw",
    "dhr.",
    "lady ",
    "lord ",
    "baroness",
    "rev. ",
    "reverend",
    "cllr",
    "councillor",
    "rabbi",
    "pastor",
)
# Whoever a letter begins with has a name, though it be a word: "Sehr geehrter Herr Roll,", "Dear Mrs Price,".
_SALUTED = Pattern(
    r"(?:[Gg]eehrte[rs]?|[Ll]ieber?|[Tt]ag|[Mm]orgen|[Aa]bend|[Hh]allo|[Dd]ear|[Hh]ello|[Hh]i|[Mm]orning|[Aa]fternoon"
    r"|[Cc]h(?:er|\xe8re)|[Bb]onjour|[Bb]onsoir|[Ee]stimad[oa]|[Hh]ola|[Bb]uenos d\xedas),? "
    r"(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Miss|M\.|Mme|Mlle|Monsieur|Madame|[Ss]e\xf1ora?|Sra?\.|[Dd]on|[Dd]o\xf1a)"
    r" (?:Dr\.? |Prof\.? ){0,2}"
    r"([A-Z\xc0-\xde][a-z\xdf-\xff'-]{1,20}(?:[ -][A-Z\xc0-\xde][a-z\xdf-\xff'-]{1,20}){0,2})(?:[,:!]|\s*\n)",
    needs=r"(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Miss|M\.|Mme|Mlle|Monsieur|Madame|[Ss]e\xf1ora?|Sra?\.|[Dd]on|[Dd]o\xf1a)"
    r" (?:Dr\.? |Prof\.? ){0,2}[A-Z\xc0-\xde]",
)
SALUTED_GATE = (*TITLE_GATE, "mr ", "mr. ", "mrs", "ms ", "ms. ", "sr. ")
# By their office one greets them too.
_OFFICES = words(
    """
    chairman chairwoman chair chairperson president secretary mayor minister speaker director treasurer manager
    editor direktor direktorin präsident präsidentin professor professorin doktor bürgermeister
    bürgermeisterin minister ministerin vorsitzender vorsitzende staatsanwalt richter richterin directeur
    directrice président présidente maire docteur director directora presidente presidenta doctor alcalde
    """
)
_OURS = (
    r"(?:[Mm]is?|[Nn]uestr[oa]s?|[Ss]u|[Mm]eine?[nrm]?|[Uu]nsere?[nrm]?|[Ii]hre?[nrm]?|[Mm]a|[Mm]on|[Nn]otre|[Vv]otre|[Ee]l"
    r"|[Ll][ae]|[Dd]er|[Dd]ie|[Dd]e[nm])"
)
_ROLES_ABROAD = (
    r"(?:compa\xf1er[oa]|colega|t\xe9cnic[oa]|jef[ea]|director[a]?|gestor[a]?|abogad[oa]|encargad[oa]|Kolleg(?:e|en|in)"
    r"|Chef(?:in)?|(?:[A-Z]?[a-z\xdf-\xff]{2,14})?[Ll]eiter(?:in)?|Techniker(?:in)?|Gesch\xe4ftsf\xfchrer(?:in)?"
    r"|Ansprechpartner(?:in)?|coll\xe8gue|technicien(?:ne)?|directeur|directrice|gestionnaire|cheffe?|ing\xe9nieure?"
    r"|avocate?) "
)
_ROLES = r"(?:owner|colleague|manager|engineer|technician|teammate|intern|deputy|boss|supervisor|team lead) "
# Whom somebody rang, where a note leaves out who did.
_REACHED = r"(?:Rang|Phoned|Texted|Emailed|Pinged|Messaged|Woke|Briefed|Paged) "
# Somebody by what he is to us.
_RELATED = Pattern(
    rf"\b(?:{_OURS} (?:[a-z\xdf-\xff]{{3,14}} )?{_ROLES_ABROAD}"
    rf"|(?:[Tt]he|[Oo]ur|[Mm]y|[Yy]our|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]{{2,14}} )?{_ROLES}|{_REACHED})[A-Z\xc0-\xde]",
)
RELATED_GATE = (
    "compa\xf1er",
    "colega",
    "t\xe9cnic",
    "jef",
    "direct",
    "gestor",
    "abogad",
    "encargad",
    "kolleg",
    "chef",
    "leiter",
    "techniker",
    "gesch\xe4ftsf",
    "ansprechpartner",
    "coll\xe8gue",
    "technicien",
    "gestionnaire",
    "ing\xe9nieur",
    "avocat",
    "owner",
    "colleague",
    "manager",
    "engineer",
    "technician",
    "teammate",
    "intern",
    "deputy",
    "boss",
    "supervisor",
    "team lead",
    "rang ",
    "phoned ",
    "texted ",
    "emailed ",
    "pinged ",
    "messaged ",
    "woke ",
    "briefed ",
    "paged ",
)
_HEADS = (
    r"(?:head|lead|chief|manager|director|officer|engineer|dispatcher|planner|supervisor|foreman|owner|secretary|buyer"
    r"|controller|coordinator|analyst|architect|auditor|CEO|CFO|COO|CTO|CIO|CISO|responsable|directeur|directrice"
    r"|[A-Z\xc0-\xde]?[a-z\xdf-\xff]*leiter(?:in)?|jef[ae] de [a-z\xdf-\xff]+|director[a]?)"
)
# Somebody by a post and a comma: "their operations head, Sunniva Aas, …".
_POSTED = Pattern(
    r"\b(?:[Tt]heir|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Ii]ts|[Tt]he|[Ll][ae]|[Nn]otre|[Vv]otre|[Ll]eur|[Ii]hr|[Uu]nser|[Ss]u"
    rf"|[Nn]uestr[oa]) (?:[A-Za-z\xdf-\xff-]{{2,16}} ){{0,2}}?{_HEADS}(?: of (?:[a-z-]+ )?[a-z]+)?, [A-Z\xc0-\xde]",
    needs=rf"{_HEADS}(?: of (?:[a-z-]+ )?[a-z]+)?, [A-Z\xc0-\xde]",
)
POSTED_GATE = (
    "head",
    "lead",
    "chief",
    "manager",
    "direct",
    "officer",
    "engineer",
    "dispatcher",
    "planner",
    "supervisor",
    "foreman",
    "owner",
    "secretary",
    "buyer",
    "controller",
    "coordinator",
    "analyst",
    "architect",
    "auditor",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "cio",
    "ciso",
    "responsable",
    "leiter",
    "jef",
)
# What people do at the end of a shift or of a review.
_LEFT = Pattern(
    r"\b([A-Z\xc0-\xde][a-z\xdf-\xff'-]+)(?: [A-Z\xc0-\xde][a-z\xdf-\xff'-]+)? (?:(?:has|had|then|also) )?"
    r"(?:signed off|went home)\b",
    needs=r"(?:signed off|went home)",
)
LEFT_GATE = ("signed off", "went home")
# A run of capitalised words begins at most so far before what is looked at.
LONGEST_RUN = 60


def titled(passage: Passage) -> Iterator[Find]:
    """Whoever has a title."""
    for match in _TITLE.finditer(passage):
        run = run_at(passage, match.end() - 1)
        if _SHIP.search(passage.text, max(0, match.start() - 4), match.start() + 5):
            continue
        if run and not _is_firm(run) and (len(run) > 1 or not is_said(run[0])):
            yield Find(run[0].start, run[-1].end)


def saluted(passage: Passage) -> Iterator[Find]:
    """Whoever a letter greets by title and name."""
    for match in _SALUTED.finditer(passage):
        start, end = match.span(1)
        if passage.text[start:end].split(" ")[0].lower() not in _OFFICES:
            yield Find(start, end)


def related(passage: Passage) -> Iterator[Find]:
    """Whoever is somebody's colleague, owner or manager, by two names, or by one that people have."""
    for match in _RELATED.finditer(passage):
        run = run_at(passage, match.end() - 1)
        if run and not _is_firm(run) and (run[0].is_given or (len(run) > 1 and not any(map(is_said, run)))):
            yield Find(run[0].start, run[-1].end)


def posted(passage: Passage) -> Iterator[Find]:
    """Whoever has a post, by two names between commas."""
    for match in _POSTED.finditer(passage):
        run = run_at(passage, match.end() - 1)
        if len(run) < 2 or _is_firm(run) or is_said(run[0]):
            continue
        if passage.text[run[-1].end : run[-1].end + 1] in tuple(",.;)"):
            yield Find(run[0].start, run[-1].end)


def left(passage: Passage) -> Iterator[Find]:
    """Whoever signs off or goes home; of customers, departments and boards other words are said."""
    others = {find.start for find in passage.once(on_list)}
    for match in _LEFT.finditer(passage):
        run = run_at(passage, match.start())
        if run and run[0].start not in others and not _is_firm(run) and not is_said(run[0]):
            yield Find(run[0].start, run[-1].end)


def run_at(passage: Passage, start: int) -> Run:
    """The words of a run of capitalised ones from a place on, to the first that is no part of a name."""
    kept: Run = []
    for run in passage.runs_between(start - LONGEST_RUN, start + 1):
        for word in run:
            if word.start < start:
                continue
            if (not kept and word.start > start) or _ends(word):
                break
            kept.append(word)
    while kept and kept[-1].text[0].islower():
        kept.pop()
    return kept


def _ends(word: Word) -> bool:
    is_common = word.is_common and not word.may_be_given and word.text[0].isupper()
    return word.plain in TITLES or (is_common and word.plain not in COMPANY_TRADES)


def is_said(word: Word) -> bool:
    """Whether a word is one that sentences are made of, and no given name or a particle."""
    if word.is_given or word.may_be_given or word.text[0].islower():
        return False
    return word.is_common or word.plain in FOREIGN or is_ordinary(word.plain) or word.is_shouted


def _is_firm(run: Run) -> bool:
    return any(word.plain in COMPANY_FORMS or (at and word.plain in COMPANY_TRADES) for at, word in enumerate(run))
