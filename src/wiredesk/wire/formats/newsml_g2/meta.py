"""What an item declares, as fields of a Story."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Declared, Hop, Link
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.dates import iso_date
from wiredesk.wire.formats.making import UNTIL_TOLD, Fields
from wiredesk.wire.formats.newsml_g2.codes import Names, bare, code_of
from wiredesk.wire.xml_tree import LANG, child, children, lines, name_of, said, words

WHERE = "newsml_g2"
SUMMARIES = ("summary", "abstract", "synthe", "lead", "teaser")
"""Roles of descriptions that sum a story up; a caption or a shot list does not."""


class Parts(NamedTuple):
    """An item and the parts of it that declare something."""

    item: etree._Element
    management: etree._Element | None
    content: etree._Element | None
    names: Names


def parts_of(item: etree._Element) -> Parts:
    """The parts of an item."""
    return Parts(item, child(item, "itemMeta"), child(item, "contentMeta"), Names(item))


def read_meta(parts: Parts) -> Fields:
    """The fields that an item declares of its story, but for its headline and body."""
    item, management, content, names = parts
    subjects = names.each(content, "subject")
    version = said(item, "version")
    revised = _when(child(management, "versionCreated"))
    published = _when(child(management, "firstCreated")) or _when(child(content, "contentCreated"))
    return {
        "guid": said(item, "guid"),
        "version": version,
        "language": _language(parts),
        # A first version was made when its story was; a later one says nothing of that.
        "published": published or (revised if version in ("", "0", "1") else ""),
        "updated": revised,
        "embargo": _embargo(child(management, "embargoed")),
        "pub_status": code_of(child(management, "pubStatus")),
        "byline": _byline(parts),
        "dateline": words(child(content, "dateline")),
        "credit": _credit(parts),
        "provider": names.of(child(management, "provider")),
        "section": _section(parts),
        "summary": _summary(content),
        "rights": rights_of(parts),
        "keywords": tuple(dict.fromkeys((*subjects, *_keywords(content)))),
        "hops": tuple(_hops(parts)),
        "links": tuple(_links(parts)),
        "declared": tuple(_declared(parts)),
    }


def _when(element: etree._Element | None) -> str:
    return iso_date(words(element)) or ""


def _embargo(embargoed: etree._Element | None) -> str:
    """Until when: a time, else the sender's words. An empty element is an embargo without end."""
    if embargoed is None:
        return ""
    return _when(embargoed) or words(embargoed) or UNTIL_TOLD


def _language(parts: Parts) -> str:
    tags = [said(one, "tag") for one in children(parts.content, "language")]
    return next((tag for tag in tags if tag), "") or said(parts.item, LANG)


def _byline(parts: Parts) -> str:
    """The line that is written out, else the persons who made the content."""
    if written := ", ".join(w for one in children(parts.content, "by") if (w := words(one))):
        return written
    persons = [
        parts.names.of(one)
        for one in children(parts.content, "creator")
        if bare(said(one, "type")) in ("", "person") and children(one, "name")
    ]
    return ", ".join(dict.fromkeys(persons))


def _section(parts: Parts) -> str:
    """The first subject that is a topic: no place, person or organisation, and named."""
    topics = [
        one
        for one in children(parts.content, "subject")
        if bare(said(one, "type")) in ("", "abstract") and not said(one, "literal")
    ]
    return next((name for one in topics if (name := parts.names.in_words(one))), "")


def _credit(parts: Parts) -> str:
    if line := words(child(parts.content, "creditline")):
        return line
    named = [one for one in children(parts.content, "infoSource") if children(one, "name")]
    return ", ".join(dict.fromkeys(parts.names.of(one) for one in named))


def _summary(content: etree._Element | None) -> str:
    for one in children(content, "description"):
        if bare(said(one, "role")).lower() in SUMMARIES and words(one):
            return words(one)
    return ""


def _keywords(content: etree._Element | None) -> list[str]:
    return [w for one in children(content, "keyword") if (w := words(one))]


def rights_of(parts: Parts) -> str:
    """Notices and terms in their words, else the holder."""
    told = [
        w
        for block in children(parts.item, "rightsInfo")
        for one in children(block, "copyrightNotice", "usageTerms")
        if (w := words(one) or said(one, "href"))
    ]
    if told:
        return "\n".join(dict.fromkeys(told))
    holders = [
        h for b in children(parts.item, "rightsInfo") for h in children(b, "copyrightHolder")
    ]
    return ", ".join(dict.fromkeys(n for one in holders if (n := parts.names.of(one))))


def _hops(parts: Parts) -> Iterator[Hop]:
    """The stations of the item's way, in their order, each with what was done there."""
    for history in children(parts.item, "hopHistory"):
        for hop in sorted(children(history, "hop"), key=_place):
            party = parts.names.of(child(hop, "party"))
            if party:
                done = ", ".join(_action(one) for one in children(hop, "action"))
                yield Hop(party=party, action=done or None, at=iso_date(said(hop, "timestamp")))


def _place(hop: etree._Element) -> int:
    seq = said(hop, "seq")
    return int(seq) if seq.isascii() and seq.isdigit() and len(seq) < 10 else 0


def _action(action: etree._Element) -> str:
    """What was done, and to what: "enhanced metadata"."""
    done = words(child(action, "name")) or code_of(action)
    return " ".join(filter(None, (done, bare(said(action, "target")))))


def _links(parts: Parts) -> Iterator[Link]:
    rights = [
        one for block in children(parts.item, "rightsInfo") for one in children(block, "link")
    ]
    for one in (*children(parts.management, "link"), *rights):
        href = next((h for a in ("href", "residref", "guidref") if (h := said(one, a))), "")
        if href and not href.lower().startswith(UNSAFE):
            text = words(child(one, "title")) or words(child(one, "headline"))
            yield Link(href=href, rel=bare(said(one, "rel")) or None, text=text)


_OF_MANAGEMENT = (
    *(
        "itemClass",
        "fileName",
        "profile",
        "service",
        "edNote",
        "signal",
        "title",
        "role",
        "generator",
    ),
    *(
        "expires",
        "memberOf",
        "instanceOf",
        "deliverableOf",
        "origRep",
        "incomingFeedId",
        "priority",
    ),
)
_OF_CONTENT = (
    *("urgency", "contentCreated", "contentModified", "located", "infoSource", "creator"),
    *("contributor", "audience", "exclAudience", "altId", "genre", "slugline", "headline"),
    *("description", "hasInstrument", "rating", "userInteraction"),
)


def _declared(parts: Parts) -> Iterator[Declared]:
    for block in children(parts.item, "rightsInfo"):
        yield from _told(block, parts.names, ("copyrightHolder", "copyrightNotice", "usageTerms"))
    yield from _told(parts.management, parts.names, _OF_MANAGEMENT)
    yield from _told(parts.content, parts.names, _OF_CONTENT)
    for one in children(parts.content, "subject"):
        if code := said(one, "qcode") or said(one, "uri"):
            yield Declared(name="subject", value=code, where=WHERE)


def _told(
    holder: etree._Element | None, names: Names, wanted: tuple[str, ...]
) -> Iterator[Declared]:
    """Each child as it is said: its words or names; its role with its name ("creator photog")."""
    for one in children(holder, *wanted):
        spoken = not children(one, "name") and lines(one)
        if value := spoken or names.of(one):
            role = bare(said(one, "role"))
            name = " ".join(filter(None, (name_of(one), role)))
            yield Declared(name=name, value=value, where=WHERE)
