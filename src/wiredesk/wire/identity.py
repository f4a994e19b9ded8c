"""Whether a story that arrives is one we know: a judgement on evidence, never on one key.

A sender's signs are its provider's id, its guid, its canonical address, the address it was linked
at, and the fingerprint of its text. ``judge`` weighs them against the stories that share any and
says: new, the same, or a new version. Dates decide nothing (senders re-date old items), and a
document's word about itself never reaches into another sender's story.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from wiredesk.records import Record, Story

KINDS = ("provider", "guid", "canonical", "address", "fingerprint")
"""Signs, strongest first. A source's settings may leave some out or order them otherwise."""

EVERYWHERE = re.compile(r"(?:https?://|urn:|tag:)\S+")
"""A value that is unique in the world; anything else counts within its source alone."""

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref_src|cmpid|ns_\w+"
)
"""Query parameters that say how a reader came, not what the page is (published lists agree)."""

FEW_WORDS = 8
"""A text of fewer words is no fingerprint: empty items must not all be one story."""

IN_COMMON = 0.2
"""Below this share of common words, a known guid stands over another story's text."""


class Sign(NamedTuple):
    """Evidence of which story this is; ``scope`` is ``""`` where it counts anywhere."""

    kind: str
    value: str
    scope: str


class Known(Record, frozen=True, kw_only=True):
    """A story we hold, as far as the judgement needs it."""

    story: int
    signs: frozenset[Sign]
    publisher: str
    """Host or name of who sent it; only the same publisher may add versions."""
    content: str
    """Content hash of the latest version."""
    fingerprint: str
    words: frozenset[str]
    declared_version: str | None = None
    contents: frozenset[str] = frozenset()
    """Content hashes of every version, so that a version sent again is known."""


class Verdict(Record, frozen=True, kw_only=True):
    """``new``, ``same`` or ``version``; of which story; and what an editor should know.

    Flags: guid_reused (a known guid over another text), guid_changed (a known text under another
    guid), sent_again (an earlier version, once more), out_of_order (declared older than ours),
    claims_other_source (carries the address of another publisher's story), ambiguous.
    """

    what: str
    story: int | None = None
    flags: tuple[str, ...] = ()


def plain_address(address: str) -> str:
    """An address without tracking parameters, fragment, default port and capitals in its host."""
    parts = urlsplit(address.strip())
    if parts.scheme not in {"http", "https"}:
        return address.strip()
    kept = [
        (k, v)
        for k, v in parse_qsl(parts.query, keep_blank_values=True)
        if not TRACKING.fullmatch(k)
    ]
    host = parts.netloc.lower().removesuffix(":80" if parts.scheme == "http" else ":443")
    return urlunsplit((parts.scheme, host, parts.path or "/", urlencode(kept), ""))


def words_of(story: Story) -> list[str]:
    """The words of a story's text, lower case, marks left out."""
    return re.findall(r"\w+", story.text.lower())


def fingerprint_of(story: Story) -> str:
    """A hash of the words of the text; the same for texts that differ in spaces and marks alone."""
    return _short_hash(" ".join(words_of(story)))


def content_of(story: Story) -> str:
    """A hash of what makes a version: text, credits, rights, status. Dates and markup make none."""
    fields = (
        *(story.title, story.text, story.byline, story.dateline, story.credit, story.rights),
        *(story.embargo, story.pub_status, story.version),
    )
    return _short_hash("\x1f".join(field or "" for field in fields))


def signs_of(story: Story, source: str, kinds: Sequence[str] = KINDS) -> tuple[Sign, ...]:
    """The signs that a story carries, strongest first.

    ``source`` scopes what is not unique in the world. ``kinds`` is the source's own choice and
    order; raises ValueError for a kind that is none.
    """
    if unknown := set(kinds) - set(KINDS):
        raise ValueError(
            f"identity: no sign of kind {sorted(unknown)[0]!r}; there are {', '.join(KINDS)}"
        )
    found = []
    for kind in kinds:
        value = _SIGN_VALUES[kind](story)
        if value:
            everywhere = kind in {"provider", "canonical"} or bool(EVERYWHERE.fullmatch(value))
            scope = "" if everywhere and kind != "fingerprint" else source
            found.append(Sign(kind, _bounded(value), scope))
    return tuple(found)


def judge(story: Story, signs: Sequence[Sign], publisher: str, known: Sequence[Known]) -> Verdict:
    """Say whether a story is new, the same as a known one, or a new version of it.

    ``known`` are the stories that share a sign with it. The strongest shared sign chooses; where
    it is shared with several, the one with the same text, else the first.
    """
    fingerprint = fingerprint_of(story)
    flags: list[str] = []
    candidates = []
    for one in known:
        if one.publisher == publisher or one.fingerprint == fingerprint:
            candidates.append(one)
        else:
            flags.append("claims_other_source")
    found = _strongest(signs, candidates, fingerprint)
    if found is None:
        return Verdict(what="new", flags=tuple(dict.fromkeys(flags)))
    if len({one.story for one in candidates}) > 1:
        flags.append("ambiguous")
    return _compare(story, signs, found, fingerprint, flags)


def _compare(
    story: Story, signs: Sequence[Sign], known: Known, fingerprint: str, flags: list[str]
) -> Verdict:
    guids = {sign for sign in signs if sign.kind == "guid"}
    if guids and not guids & known.signs and any(s.kind == "guid" for s in known.signs):
        flags.append("guid_changed")
    content = content_of(story)
    if content == known.content:
        return Verdict(what="same", story=known.story, flags=tuple(flags))
    if content in known.contents:
        return Verdict(what="same", story=known.story, flags=(*flags, "sent_again"))
    if known.fingerprint != fingerprint and _in_common(story, known) < IN_COMMON:
        flags.append("guid_reused")
    if _is_older(story.version, known.declared_version):
        flags.append("out_of_order")
    return Verdict(what="version", story=known.story, flags=tuple(flags))


def _strongest(signs: Sequence[Sign], known: Sequence[Known], fingerprint: str) -> Known | None:
    for sign in signs:
        sharing = [one for one in known if sign in one.signs]
        if sharing:
            same = [one for one in sharing if one.fingerprint == fingerprint]
            return (same or sharing)[0]
    return None


def _in_common(story: Story, known: Known) -> float:
    words, theirs = _telling(words_of(story)), _telling(known.words)
    return len(words & theirs) / max(1, min(len(words), len(theirs)))


def _telling(words: Iterable[str]) -> set[str]:
    """Words long enough to tell texts apart ("the" and "de" stand in all); all where none is."""
    return {word for word in words if len(word) > 3} or set(words)


def _is_older(version: str | None, known: str | None) -> bool:
    return bool(
        version
        and known
        and version.isdecimal()
        and known.isdecimal()
        and int(version) < int(known)
    )


def _short_hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _bounded(value: str) -> str:
    """A value short enough for an index: long ones by their hash."""
    return value if len(value) <= 200 else "sha256:" + _short_hash(value)


def _provider_id(story: Story) -> str | None:
    return f"{story.provider} {story.guid}" if story.provider and story.guid else None


def guid_value(guid: str) -> str:
    """The value of the sign that a guid is."""
    guid = guid.strip()
    return _bounded(plain_address(guid) if guid.startswith(("http://", "https://")) else guid)


def _guid(story: Story) -> str | None:
    return guid_value(story.guid or "") or None


def _canonical(story: Story) -> str | None:
    return plain_address(story.canonical) if story.canonical else None


def _address(story: Story) -> str | None:
    address = story.address or ""
    return plain_address(address) if address.startswith(("http://", "https://")) else None


def _fingerprint(story: Story) -> str | None:
    return fingerprint_of(story) if len(words_of(story)) >= FEW_WORDS else None


_SIGN_VALUES = {
    "provider": _provider_id,
    "guid": _guid,
    "canonical": _canonical,
    "address": _address,
    "fingerprint": _fingerprint,
}
