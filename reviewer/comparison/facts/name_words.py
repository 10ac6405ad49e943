"""What is a name and what only looks like one, word by word. Pure."""

from functools import lru_cache
from unicodedata import combining, normalize

from reviewer.given_names import CLEAR

from .months import FOREIGN_NUMBERS
from .vocabulary import words

# Words that begin a sentence, a label or a list as names do.
NOT_NAMES = words("""
    the this that these those we our it they there here what when where why how all no not on in at by for from to
    as and or but if after before since until during while yes none unknown tbd tba action actions item items owner
    due status impact timeline summary root cause detection resolution remediation next update monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    utc pr add fix write review service services api incident report investigating identified
    monitoring resolved customers customer users follow-up prevention lessons duration severity start end started
    ended date time both each everyone someone nobody rollback deploy alert note peak sources support one two three
    which who you he she i job jobs script cron task tool done
    den dem der die das um f\u00fcr mit von zur zum bei im ein eine einen les des une los las del una
    only almost nearly about around roughly some several many most few fewer half other others another such same please
    thanks thank dear hello hi however meanwhile therefore thus then now later soon once again also even still just more
    less any every either neither nobody today tomorrow yesterday tonight first second third last finally currently
    recently previously initially fortunately unfortunately luckily because although though despite without within
    between among across over under above below behind besides instead perhaps maybe usually throughout approximately
    nur fast etwa rund einige viele mehrere alle wenige manche leider bitte danke inzwischen derzeit
    seulement presque environ quelques plusieurs toutes tous certains certaines merci
    solo casi algunos algunas muchos muchas varios varias todos todas gracias
    open closed pending high low medium planned started waiting ongoing
    datum frist termin f\u00e4llig bis wann plazo fecha estado vence d\u00e9lai \u00e9ch\u00e9ance statut stand
""") | (set(FOREIGN_NUMBERS) - {"mei"})  # fmt: skip
# What a house is called by behind a name of its own: "Nordhavn Legal".
HOUSES = words("""
    bank banking capital council credit energy finance foods freight group hardware health hospital hotel insurance
    kitchens legal lending library logistics markets medical mutual partners pharma power publishing rail retail risk
    road row society software solutions square systems telecom transport treasury university
""")
# Words for where people and things are from: "Northern Irish banks".
PEOPLES = words("""
    african american asian australian austrian belgian brazilian british bulgarian canadian chinese croatian czech
    danish dutch egyptian estonian european finnish flemish german greek hungarian indian irish italian japanese korean
    latvian lithuanian mexican nordic norwegian polish portuguese romanian russian scandinavian scottish serbian slovak
    slovenian spanish swedish swiss turkish ukrainian welsh
""")
# Of single words that end as a plural does these alone are names.
ENDING_IN_S = words("""
    agnes alexis amos anders andreas boris carlos chris dennis elias frances francis gus hans ines iris james jens
    jonas jules julius klaus lars lois louis lucas luis mads marcus marius markus matthias max mathis moses nicholas
    nicolas niels nils otis silas thomas tobias travis
""")

# First names that no report uses for anything else.
GIVEN = CLEAR | words("""
    carol dale dan dina gita hazel ines jasper julia kai kim lea linda mai maria marina mona nancy nina noel ole petra
    quinn rosa ruth sally sam sofia tara travis vera victor xavier zoe
""")


@lru_cache(maxsize=8192)
def is_given(word: str) -> bool:
    """Whether a word is a first name and hardly anything else, with its accents or without."""
    word = word.lower()
    if not word.isascii():
        word = "".join(char for char in normalize("NFD", word) if not combining(char))
    return word in GIVEN
