"""Cities, countries and directions among common words: offices and regions are called by them, and people are too."""

from reviewer.redaction.lexicon.wordlist import words

PLACES = words(
    """
    usa uk eu us germany france spain italy england london berlin frankfurt dublin amsterdam munich madrid milan rome
    vienna zurich geneva stockholm oslo copenhagen helsinki warsaw prague budapest lisbon brussels tokyo osaka seoul
    singapore mumbai delhi bangalore hong kong shanghai beijing sydney melbourne ohio oregon virginia california texas
    ireland europe asia america africa australia canada brazil india china japan north south east west northern
    southern eastern western central global worldwide world town city
    """
)
