"""Letters of other alphabets that look like those of the Latin one. Pure."""

import unicodedata

# So like them in most typefaces that a word of them reads as ours.
ALIKE = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u051b\u051d\u0432\u043a\u043c\u043d\u0442"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0405\u0408\u03bf\u03b1\u03bd\u03c1"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "aeopcyxisjhdqwbkmhtABEKMHOPCTXISJoavpABEZHIKMNOPTYX",
        strict=True,
    )
)
# Nearly so, where one looks at a name: of the same alphabets, of the sounds' one and of Armenian, with a stroke,
# without their dot.
_NEARLY = dict(
    zip(
        "\u04cf\u0433\u0438\u043f\u03b9\u03ba\u03c4\u03c5\u03b5\u03b7\u03c9\u03c7\u0131\u0237\u0251\u0261\u026a\u0280\u029f"
        "\u0142\u0111\u00f8\u0127\u0167\u0180\u0585\u0578\u057d\u0570\u0581",
        "lruniktuenwxijagirlldohtbonuhg",
        strict=True,
    )
)
_TABLE = str.maketrans({**ALIKE, **_NEARLY})


def seems(text: str) -> str:
    """The small letters that a text in small letters seems to have, without what stands on or below them."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_TABLE)
