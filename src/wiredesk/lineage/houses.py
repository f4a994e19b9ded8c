"""Names of outlets and agencies, written in many ways: as a name, a host, a credit line."""

import re
import unicodedata

_HOST = re.compile(
    r"^(?:www\.)?((?:[^\s./]+\.)*?[^\s./]+)(?:\.(?:com?|org|net|gov|edu))?\.[a-z]{2,}$"
)
_NOT_WORD = re.compile(r"[\W_]+")


def folded_words(text: str) -> str:
    """Words without case, accents and marks, one space between two."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", plain).strip()


def folded_name(name: str) -> str:
    """A house's name so that two ways of writing it are one: "www.mid-day.com" is "mid day"."""
    host = _HOST.match(name.strip().casefold())
    return folded_words(host.group(1) if host else name)


def same_house(one: str | None, other: str | None) -> bool:
    """Whether two names are known and stand for one house."""
    return bool(one and other) and folded_name(one or "") == folded_name(other or "")


def names_house(words: str, house: str) -> bool:
    """Whether words ("By staff, with Mid-Day") name a house."""
    name = folded_name(house)
    return len(name) > 1 and f" {name} " in f" {folded_words(words)} "
