"""Text as the index holds it: words folded, and cut where a script writes none apart.

Both databases are given these words and no tokenizer of their own has a say, so that both find
the same. Case and accents are folded ("São" and "SAO" are one); what is a letter of its own in
its script is not (が is not か, ি is no accent).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

BYTES = 600_000
"""UTF-8 bytes of words that are indexed of one story; PostgreSQL holds a megabyte of them."""

LONGEST = 60
"""Characters of a word that tell it apart; the rest of a longer one is left off."""

_ACCENTS = (
    *range(0x0300, 0x0370),  # é, ñ, ç, ё, й
    *range(0x0591, 0x05C8),  # Hebrew points
    *range(0x064B, 0x0660),  # Arabic vowels, and the hamza that NFKD takes off أ
    *(0x0670, 0x0640),  # superscript alef; tatweel, which only stretches a word
    *range(0x06D6, 0x06EE),
    *(0x00AD, 0x200B, 0x200C, 0x200D, 0xFEFF),  # soft hyphen and what joins without a mark
)

_LETTERS = {
    **dict.fromkeys(map(chr, _ACCENTS), ""),
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ŋ": "n",
    "ŧ": "t",
    "ĸ": "k",
    "ſ": "s",
    "ى": "ي",
    "ة": "ه",
    "ی": "ي",
    "ک": "ك",  # one letter, as Arabic and Persian keyboards write
}
_FOLD = str.maketrans(_LETTERS)

UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u0f00-\u0fff"  # Tibetan
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"  # Han
    "\uac00-\ud7af"  # Hangul: particles stand at the word without a space
)
"""Scripts whose words no space tells apart; they are indexed by pairs of characters."""


@lru_cache(maxsize=1)
def _special() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells that a text has marks or unspaced scripts; and a word of such a text.

    A word is a run of an unspaced script (group 1), or any other, its marks with it.
    """
    marks = "".join(
        re.escape(chr(c))
        for c in range(0x0370, 0x1F000)
        if unicodedata.category(chr(c)).startswith("M")
    )
    letter = rf"(?:[^\W_{UNSPACED}]|(?![{UNSPACED}])[{marks}])"
    return re.compile(f"[{UNSPACED}{marks}]"), re.compile(rf"([{UNSPACED}]+)|{letter}+")


_PLAIN = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in lower case, without accents, compatible forms made one (ﬁ, Ａ, ½)."""
    bare = unicodedata.normalize("NFKD", text).casefold().translate(_FOLD)
    return unicodedata.normalize("NFC", bare)


def words_of(text: str, whole: bool = True) -> Iterator[str]:
    """The words of a text as they are indexed, in order.

    A run of an unspaced script gives each pair of its characters and at last its last one
    (東京都 → 東京 京都 都), so that any part of it is a phrase. With ``whole=False`` the very last
    run ends with its last pair: it is looked for, and may go on in the text.
    """
    folded = fold(text)
    special, word = _special()
    if special.search(folded) is None:
        yield from (run[:LONGEST] for run in _PLAIN.findall(folded))
        return
    pieces = list(word.finditer(folded))
    for at, piece in enumerate(pieces):
        run = piece[0]
        if piece[1] is None:
            yield run[:LONGEST]
            continue
        yield from (run[i : i + 2] for i in range(len(run) - 1))
        if whole or at < len(pieces) - 1 or len(run) == 1:
            yield run[-1]


def is_lone(word: str) -> bool:
    """Whether a word to look for is one character of an unspaced script: any pair may begin so."""
    return len(word) == 1 and re.fullmatch(f"[{UNSPACED}]", word) is not None


def indexed(text: str, budget: int = BYTES) -> list[str]:
    """The words of a text up to so many bytes of them."""
    kept: list[str] = []
    for word in words_of(text):
        budget -= len(word.encode())
        if budget < 0:
            break
        kept.append(word)
    return kept
