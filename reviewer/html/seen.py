"""How words are seen at one place of a mail, and in the elements there."""

from math import inf
from typing import NamedTuple

from reviewer.html.look import NUDGED, Look
from reviewer.html.names import BLOCKS, FIELDS, STRUCK
from reviewer.html.styles import READABLE

# Words that are fainter nobody reads.
FAINTEST = 0.3
# Letters are so large where nothing is said of them.
USUAL = 16.0
# How wide a space is beside its letters.
_SPACE = 0.25
# Lines of a height that is said are on top of each other where they are this much nearer than their letters are high.
_ON_TOP = 0.4
# Words that are moved farther along the line cover others, or stand beside others, in pixels.
_ASIDE = 3.0
_ALONG = frozenset({"left", "right", "inset", "inset-inline"})
# Words that stand so far above or below their line have the line that is drawn under it through them.
_LOW = 3.0
_OFF_THE_LINE = frozenset({"vertical-align"})
_UNDERLINED = frozenset({"a", "u", "ins"})


class Seen(NamedTuple):
    """How words are seen at one place; most of it goes on in what stands within."""

    gone: bool = False
    veiled: bool = False
    doubtful: bool = False
    size: float = USUAL
    strength: float = 1.0
    tight: bool = False
    narrow: bool = False
    turned: bool = False
    rtl: bool = False
    struck: bool = False
    # Whether a line is drawn under them, and how many colours end behind them.
    lined: bool = False
    edges: int = 0
    # The space between letters and words beside that of the letters' own, in pixels.
    letters: float = 0.0
    between: float = 0.0
    # How far they are moved by all that is open, and how much of that along the line.
    moved: float = 0.0
    aside: float = 0.0
    # How high lines are, in pixels, where that does not grow with the letters.
    line: float = inf

    @property
    def space(self) -> float:
        """How wide a space is here, in pixels."""
        return _SPACE * self.size + self.letters + self.between

    @property
    def hidden(self) -> bool:
        """Whether they are not."""
        return self.gone or self.veiled or self.size < READABLE or self.strength < FAINTEST

    @property
    def odd(self) -> bool:
        """Whether they may be read otherwise than they stand."""
        return self.hidden or self.doubtful or self.tight or self.line < _ON_TOP * self.size or self.turned

    def within(self, look: Look, name: str, *, doubtful: bool, sure: bool) -> "Seen":
        """Of words in an element in this place, that looks so. `sure`: nothing but what holds is asked."""
        rtl = look.direction == "rtl" if look.direction else self.rtl
        unknown = look.doubtful or (look.floated and name not in BLOCKS) or -look.indent > (look.room or 0)
        # A picture's is drawn around the picture.
        is_ringed = look.ring > 0 and name != "img"
        narrow = self.narrow or look.narrow
        cut = look.cut or name in FIELDS
        moved, aside = self.moved + look.moved(), self.aside + look.moved(_ALONG)
        edges = self.edges + look.edges
        lowered = self.lined and look.moved(_OFF_THE_LINE) >= _LOW
        is_lined = (look.drawn and look.tiled) or edges > 1 or lowered
        return Seen(
            self.gone or (look.gone and not (sure and look.shown)) or (cut and look.nothing),
            self.veiled if look.veiled is None else look.veiled,
            self.doubtful
            or doubtful
            or unknown
            or is_ringed
            or (look.cut and look.flat)
            # Whether the lines of a <pre> fit in what cuts them is reckoned.
            or (look.clips and bool(look.one_line) and name != "pre")
            or (cut and narrow)
            or moved > NUDGED
            or aside > _ASIDE,
            look.size(self.size),
            self.strength * look.strength,
            self.tight if look.tight is None or name in ("sub", "sup") else look.tight,
            narrow,
            self.turned or (look.overridden and (rtl or not sure)),
            rtl,
            self.struck or look.struck or name in STRUCK or is_lined,
            self.lined or look.lined or name in _UNDERLINED,
            edges,
            self.letters if look.letters is None else look.letters,
            self.between if look.between is None else look.between,
            moved,
            aside,
            self.line if look.line is None or name in ("sub", "sup") else look.line,
        )
