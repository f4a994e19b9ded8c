"""What a story needs and this one lacks: ``missing.*``, ``source.*``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language, languages
from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Origin, Span

NEEDED = (
    ("byline", "major", "Nobody is named as the author."),
    ("dateline", "major", "No dateline says where it was reported from."),
    ("credit", "critical", "No credit line says who supplied the story."),
    ("rights", "major", "Nothing says what may be done with the story."),
)

_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
"""A value that names a day of a month."""


def check_missing(proof: Proof) -> Iterator[Defect]:
    """Yield date, byline, dateline, credit and rights where neither the delivery nor its text has
    them. What the user gives is no part of the copy and silences nothing."""
    story, origin = proof.copy.story, proof.copy.origin
    if not proof.text.strip():
        return
    kinds = {f.kind for f in proof.copy.furniture}
    if not has_date(proof):
        yield raised("missing.date", None, "No date of publication.", severity="critical")
    for name, severity, note in NEEDED:
        declared = getattr(story, name) or (origin and getattr(origin, name)) or name in kinds
        if not declared:
            yield raised(f"missing.{name}", None, note, severity=severity)


def has_date(proof: Proof) -> bool:
    """Whether the copy itself says when it was published or written."""
    story, origin = proof.copy.story, proof.copy.origin
    if story.published or (origin and origin.date):
        return True
    # "5 min read", "3 hours ago" and "Published by Ana" tell no date.
    told = Cover((f.start, f.end) for f in proof.copy.furniture if f.kind == "pubdate")
    return any(
        _DAY.match(time.value)
        and "relative" not in time.flags
        and told.touches(time.start, time.end)
        for time in proof.copy.times
    )


def check_source(proof: Proof) -> Iterator[Defect]:
    """Yield an agency that is not named, and words of a link with no address behind them."""
    origin = proof.copy.origin
    note = "The story comes from an agency, and the copy does not say which."
    if origin and origin.unnamed_agency:
        for where in _unnamed(proof, origin) or [None]:
            yield raised("source.unnamed_agency", where, note, severity="critical")
    links = proof.copy.story.links
    linked = Cover((k.start, k.end) for k in links if k.start is not None and k.end is not None)
    for piece in proof.copy.furniture:
        if piece.kind != "link_text" or proof.off_page.touches(piece.start, piece.end):
            continue
        words = proof.text[piece.start : piece.end]
        if re.search(r"https?://", words):
            continue
        if linked.touches(piece.start, piece.end):
            continue
        where = (piece.start, piece.end)
        if _source_words().isdisjoint(re.findall(r"\w+", words.lower())):
            note = "The words of a link were left in, and its address was not."
            yield raised("furniture.link_text", where, note, mend="")
            continue
        note = "The words of a link, and no address: where the story comes from cannot be checked."
        yield raised("source.link_without_url", where, note, severity="critical")


@lru_cache(maxsize=1)
def _source_words() -> frozenset[str]:
    """Words that speak of a source, in every language: imports leave in those of any."""
    return frozenset(word for tag in languages() for word in language(tag).defects.source_words)


def _unnamed(proof: Proof, origin: Origin) -> list[Span | None]:
    """Where the words stand that name no agency ("agências"), the last of each sentence."""
    found: list[Span | None] = []
    for sign in origin.evidence:
        if sign.what == "unnamed_agency" and sign.start is not None and sign.end is not None:
            words = proof.copy.hits_in("origin.unnamed", sign.start, sign.end)
            found.append((words[-1].start, words[-1].end) if words else (sign.start, sign.end))
    return found
