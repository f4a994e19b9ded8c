"""Names in any script as what a translation keeps of them: their consonants, by sound.

"Merseyside", "Мерсисайд", "مرزيسايد", "マージーサイド" and "默西赛德" are written otherwise and
sound alike. Text is romanised character by character (anyascii), vowels are dropped, and
consonants that scripts confuse fall into one class.
"""

import re
from functools import lru_cache

from anyascii import anyascii

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
KANA = re.compile("[\u30a1-\u30fa\u30fc]+")
HANGUL = re.compile("[\uac00-\ud7a3]+")


class _Romans(dict[int, str]):
    """A table for ``str.translate`` that fills itself."""

    def __missing__(self, point: int) -> str:
        self[point] = anyascii(chr(point))
        return self[point]


_ROMANS = _Romans()


def romanised(text: str) -> str:
    """The text in ASCII letters, character by character: "默西赛德" is "MoXiSaiDe"."""
    return text if text.isascii() else text.translate(_ROMANS)


# Letters that are one sound. "th" is т, ث, ス; "j" is ж, ジ, 杰; "gh" is silent in "Kavanaugh",
# "ng" one sound in "Wheeling" and in 灵 (ling); the rest as English reads them.
_TOGETHER = {
    **dict.fromkeys(("tsch", "sch", "dzh", "shch", "tch", "ch", "sh", "zh", "tz", "ts", "dj"), "j"),
    "ph": "f",
    "th": "t",
    "ck": "k",
    "kh": "k",
    "qu": "k",
    "x": "ks",
    "ce": "se",
    "ci": "si",
    "cy": "sy",
    "ght": "t",
}
_TOGETHER_IN = re.compile(
    "|".join(sorted(_TOGETHER, key=len, reverse=True)) + r"|(?<=[aeiou])gh|(?<=n)g(?![aeiouylr])"
)
_SILENT_R = re.compile("r(?![aeiouy])")
_NONE = dict.fromkeys("aeiouyhw'`-0123456789", "")
_SAME = {**dict.fromkeys("kqcg", "K"), **dict.fromkeys("szj", "S"), **dict.fromkeys("td", "T")}
_ROUGH = str.maketrans(
    {**_NONE, **_SAME, **dict.fromkeys("pbfv", "P"), **dict.fromkeys("mn", "N")}
    | dict.fromkeys("lr", "R")
)
_FINE = str.maketrans(
    {**_NONE, **_SAME, **dict.fromkeys("pb", "P"), **dict.fromkeys("fv", "F")}
    | {"m": "M", "n": "N", "l": "L", "r": "R"}
)
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 17)
def skeletons(word: str) -> tuple[str, str]:
    """The rough and the fine skeleton of a romanised word; empty where no consonant is left.

    Rough: six classes, and no "r" before a consonant, as Japanese and Korean hear English.
    Fine: f and p, l and r, m and n apart, as alphabets keep them.
    """
    plain = _TOGETHER_IN.sub(lambda m: _TOGETHER.get(m[0], ""), word.lower())
    rough = _TWICE.sub(r"\1", _SILENT_R.sub("", plain).translate(_ROUGH))
    fine = _TWICE.sub(r"\1", plain.translate(_FINE))
    return rough, fine


_SYLLABLE = re.compile("[A-Z][a-z]*")
_INITIALS = {
    **dict.fromkeys(("b", "p", "f"), "P"),
    **dict.fromkeys(("m", "n"), "N"),
    **dict.fromkeys(("d", "t"), "T"),
    **dict.fromkeys(("l", "r"), "R"),
    **dict.fromkeys(("g", "k"), "K"),
    **dict.fromkeys(("z", "c", "s", "j", "q", "x"), "S"),
}


@lru_cache(maxsize=1 << 16)
def sign_skeletons(signs: str) -> tuple[str, ...]:
    """What Han characters that spell by sound may spell, as rough skeletons.

    "w" is the v of 卡瓦诺 (Kavanaugh) or no consonant, as in 威廉 (William); 尔 is the l of 贝尔
    (Bell) or the r that is not heard.
    """
    found = [""]
    for syllable in _SYLLABLE.findall(romanised(signs)):
        small = syllable.lower()
        ends: tuple[str, ...] = ("N",) if small.endswith(("n", "ng")) else ("",)
        begins: tuple[str, ...] = (_INITIALS.get(small[0], ""),)
        if small == "er":
            begins = ("R", "")
        elif small[0] == "w":
            begins = ("P", "")
        found = [f + b + e for f in found for b in begins for e in ends][:8]
    return tuple(dict.fromkeys(_TWICE.sub(r"\1", one) for one in found))
