"""From bytes to text: which charset, why, and what could not be kept.

The order: a byte order mark; UTF-16 that has none (told by its zero bytes); ISO-2022 by its
escapes; UTF-8 where the bytes are that; the declared charsets that the bytes fit; a detector; and
at last UTF-8 with each byte that is none replaced. UTF-8 goes before what is declared: text in
another charset is hardly ever valid UTF-8 by chance, while servers declare Latin-1 by default.
Mojibake stays as it was delivered: it is a defect with a mend, never rewritten here.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import chardet

from wiredesk.records import Note

LOOKED_AT = 8192
"""Bytes looked at where a sample tells enough."""

REPLACED = "\N{REPLACEMENT CHARACTER}"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What the web writes, and what it means by it: WHATWG Encoding Standard, "names and labels".
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "windows-949": "cp949",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "dos-866": "cp866",
    "koi": "koi8-r",
    "unicode": "utf-8",
    # A page whose ``meta`` could be read as ASCII is not in UTF-16, whatever it says.
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "utf-32": "utf-8",
}

_ASCII = bytes(range(128))
_LABEL = re.compile(r"[\w:+-]{2,40}", re.ASCII)
# Python's codecs that are no charset of any text in the world.
_NO_CHARSET = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"}
_NO_CHARSET |= {"mbcs", "oem"}
_SURROGATES = re.compile("[\ud800-\udfff]+")
_FAR_FROM_ASCII = re.compile("[\u0300-\U0010ffff]{3}")
"""In every tenth character: what a run of 31 marks leaves there."""

_HIGH_LATIN = re.compile("[\u00c0-\u00ff]")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u00ff]")


_BUT_FOR_SURROGATES = "valid UTF-8 but for surrogates"


class Decoded(NamedTuple):
    """Text with LF line ends in NFC, the charset it was in, and notes for a person."""

    text: str
    charset: str
    notes: tuple[Note, ...]
    replaced: int = 0
    """How many bytes or code points could not be kept."""


class Claim(NamedTuple):
    """A charset that the delivery declares, and where: "media type", "meta", "xml"."""

    label: str
    where: str


def decode(body: bytes, claims: Iterable[Claim] = ()) -> Decoded:
    """The text in some bytes. Never fails: what fits no charset is replaced and counted."""
    text, charset, why = _decoded(body, list(claims))
    replaced = text.count(REPLACED) - _delivered_replacements(body, charset) if text else 0
    notes = [Note(kind="charset", text=f"{charset}: {why}")] if why else []
    if replaced > 0:
        what = "lone surrogates" if why == _BUT_FOR_SURROGATES else "characters"
        notes.append(
            Note(
                kind="replaced", text=f"{replaced} {what} could not be read and stand as {REPLACED}"
            )
        )
    return Decoded(unified(text), charset, tuple(notes), max(replaced, 0))


def unified(text: str) -> str:
    """The text in NFC with LF line ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    # Python sorts a run of combining marks in quadratic time; no letter in the world bears 30
    # of them (UAX #15, stream-safe text), so such runs stay as they came.
    pieces = _long_runs().split(text) if _FAR_FROM_ASCII.search(text[::10]) else []
    if len(pieces) <= 1:
        return unicodedata.normalize("NFC", text)
    return "".join(p if i % 2 else unicodedata.normalize("NFC", p) for i, p in enumerate(pieces))


@lru_cache(maxsize=1)
def _long_runs() -> re.Pattern[str]:
    marks = (chr(c) for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c)))
    return re.compile(f"([{''.join(marks)}]{{31,}})")


def charset_meant(label: str) -> str | None:
    """The charset that a label means on the web, as Python names it; ``None`` if it is none."""
    label = label.strip().strip("'\"").lower()
    if not _LABEL.fullmatch(label):
        return None
    label = _MEANT.get(label, label)
    try:
        found = codecs.lookup(label)
    except LookupError:
        return None
    if (
        not getattr(found, "_is_text_encoding", False)
        or found.name.replace("_", "-") in _NO_CHARSET
    ):
        return None
    return found.name


def _decoded(body: bytes, claims: list[Claim]) -> tuple[str, str, str]:
    """(text, charset, why); plain UTF-8 needs no why."""
    for mark, marked in _MARKS:
        if body.startswith(mark):
            text = body[len(mark) :].decode(marked, "replace")
            return text, marked, "it begins with a byte order mark"
    if wide := _utf16_without_mark(body):
        return body.decode(wide, "replace"), wide, "every other byte of much of it is zero"
    if b"\x1b$" in body[:LOOKED_AT] and (read := _fitting(body, "iso2022_jp_2")) is not None:
        return read, "iso2022_jp", "its escapes are those of ISO-2022-JP"
    try:
        return body.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError:
        said = any(charset_meant(claim.label) == "utf-8" for claim in claims)
        return _not_quite_utf8(body, said) or _declared(body, claims) or _detected(body)


def _utf16_without_mark(body: bytes) -> str | None:
    """UTF-16 by its zero bytes: nearly all at odd places (little-endian) or at even ones.

    Letters of most scripts come without zeros, but spaces, digits and line ends have them.
    """
    sample = body[:LOOKED_AT]
    zeros = sample.count(0)
    if len(body) % 2 or len(body) < 8 or zeros < 0.02 * len(sample):
        return None
    odd = sample[1::2].count(0)
    few, charset = (zeros - odd, "utf-16-le") if 2 * odd > zeros else (odd, "utf-16-be")
    if few > 0.05 * zeros or (zeros < 0.25 * len(sample) and _is_ascii_but_for_zeros(sample)):
        return None
    text = _fitting(body[: LOOKED_AT // 2 * 2], charset)
    if text is None:
        return None
    odd_ones = sum(
        unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in "\t\n\r" for c in text
    )
    return charset if odd_ones <= 0.01 * len(text) else None


def _is_ascii_but_for_zeros(sample: bytes) -> bool:
    """Whether bytes are plain text with a few zeros in it, and no halves of wide letters."""
    return sum(0 < byte < 9 or 13 < byte < 32 or byte > 126 for byte in sample) < 0.1 * len(sample)


def _not_quite_utf8(body: bytes, said: bool) -> tuple[str, str, str] | None:
    """UTF-8 with a few slips: surrogates, a letter cut at the end, a stray byte in a long text.

    Where it is declared (``said``) more slips are borne, as long as most letters are good.
    """
    try:
        text = body.decode("utf-8", "surrogatepass")
        return _without_surrogates(text), "utf-8", _BUT_FOR_SURROGATES
    except UnicodeDecodeError as error:
        cut = error.start >= len(body) - 3 and error.reason == "unexpected end of data"
    text = body.decode("utf-8", "replace")
    slips = text.count(REPLACED)
    plain = len(body) - len(body.translate(None, _ASCII))
    good = len(text) - slips - plain
    if good > (slips if cut or said else 10 * slips):
        return text, "utf-8", "the bytes are UTF-8 but for a few"
    return None


def _declared(body: bytes, claims: list[Claim]) -> tuple[str, str, str] | None:
    """The first declared charset that the bytes fit; of several, the one the detector agrees on."""
    fitting: list[tuple[str, str, str]] = []
    for claim in claims:
        charset = charset_meant(claim.label)
        if charset in (None, "utf-8") or any(charset == known for _, known, _ in fitting):
            continue
        text = _fitting(body, str(charset))
        if text is not None and not (charset == "cp1252" and _is_misread(text)):
            fitting.append((text, str(charset), f"declared in its {claim.where}, and it fits"))
    if len(fitting) > 1:
        detected = charset_meant(chardet.detect(body)["encoding"] or "")
        for found in fitting:
            if found[1] == detected:
                return found
    return fitting[0] if fitting else None


def _is_misread(text: str) -> bool:
    """Whether text read as Latin-1 looks like another script: "Ïðèâåò" is Cyrillic misread.

    In no language written in Latin letters is every third letter beyond ASCII.
    """
    sample = text[:LOOKED_AT]
    return 3 * len(_HIGH_LATIN.findall(sample)) > len(_LATIN_LETTERS.findall(sample))


def _detected(body: bytes) -> tuple[str, str, str]:
    """What the detector says; UTF-8 with replacements where it says nothing that fits."""
    charset = charset_meant(chardet.detect(body)["encoding"] or "")
    if charset and charset != "utf-8":
        text = _fitting(body, charset)
        if text is None:
            text = body.decode(charset, "replace")
        if text.count(REPLACED) <= 0.02 * len(text):
            return text, charset, "not UTF-8, nothing fitting declared; told by a detector"
    return body.decode("utf-8", "replace"), "utf-8", "no charset fits; read as far as it is UTF-8"


def _fitting(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _without_surrogates(text: str) -> str:
    """The text with surrogate pairs joined and each lone surrogate replaced in its place."""
    return _SURROGATES.sub(
        lambda run: run[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), text
    )


def _delivered_replacements(body: bytes, charset: str) -> int:
    """How many replacement characters were there already when the copy was delivered."""
    if charset.startswith("utf"):
        return body.count(REPLACED.encode(charset))
    return 0
