"""What a news item and its components declare, as fields of a Story."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Declared, Link
from wiredesk.wire.dates import iso_date
from wiredesk.wire.formats.making import UNTIL_TOLD, Fields
from wiredesk.wire.formats.newsml1.components import language_of
from wiredesk.wire.xml_tree import LANG, below, child, children, lines, name_of, said, words

WHERE = "newsml1"


class Meta(NamedTuple):
    """The parts of a component that declare something, found once."""

    lines: etree._Element | None
    admin: etree._Element | None
    rights: etree._Element | None
    described: tuple[etree._Element, ...]
    language: str
    reference: str


def meta_of(component: etree._Element) -> Meta:
    """The parts of a component that declare something."""
    found: dict[str, etree._Element] = {}
    described = []
    for one in children(component):
        name = name_of(one)
        found.setdefault(name, one)
        if name in ("DescriptiveMetadata", "Metadata"):
            described.append(one)
    return Meta(
        lines=found.get("NewsLines"),
        admin=found.get("AdministrativeMetadata"),
        rights=found.get("RightsMetadata"),
        described=tuple(described),
        language=language_of(component),
        reference=said(found.get("NewsItemRef"), "NewsItem"),
    )


def title_of(inner: list[Meta]) -> str:
    """The headline of the innermost component that has one."""
    return _line(inner, "HeadLine")


def of_envelope(envelope: etree._Element | None) -> tuple[Declared, ...]:
    """What the envelope says of the item's way to us."""
    found = [("sent from", _party(child(envelope, "SentFrom")))]
    names = ("DateAndTime", "TransmissionId", "NewsService", "NewsProduct", "Priority")
    found += [(name_of(one), _formal(one)) for one in children(envelope, *names)]
    return tuple(Declared(name=n, value=v, where="NewsEnvelope") for n, v in found if v)


def of_item(item: etree._Element) -> Fields:
    """The fields that the item declares for all of its articles."""
    identity, managed = (
        child(item, "Identification", "NewsIdentifier"),
        child(item, "NewsManagement"),
    )
    revision = child(identity, "RevisionId")
    status = _formal(child(managed, "Status")).lower()
    first = _when(child(managed, "FirstPublished")) or _when(child(managed, "FirstCreated"))
    change = child(managed, "StatusWillChange", "DateAndTime")
    later = _when(change) or words(change) or UNTIL_TOLD
    return {
        "guid": _guid(identity),
        "version": words(revision),
        "language": said(item, LANG),
        "published": first,
        "updated": _when(child(managed, "ThisRevisionCreated")),
        "pub_status": status,
        "embargo": later if status == "embargoed" else "",
        "provider": words(child(identity, "ProviderId")),
        "links": tuple(_associated(managed)),
        "declared": tuple(_of_management(identity, managed)),
    }


def _guid(identity: etree._Element | None) -> str:
    """The item's public name without its revision, which is the version's: the standard makes it
    of provider, date, item, revision and update ("urn:newsml:x.test:20260503:17:2N")."""
    public, revision = words(child(identity, "PublicIdentifier")), child(identity, "RevisionId")
    for ending in (words(revision) + said(revision, "Update"), words(revision)):
        if ending and public.endswith(":" + ending) and public.count(":") > 3:
            return public[: -len(ending) - 1]
    return public or words(child(identity, "NewsItemId"))


def _associated(managed: etree._Element | None) -> Iterator[Link]:
    for one in children(managed, "AssociatedWith", "DerivedFrom"):
        if href := said(one, "NewsItem"):
            yield Link(href=href, rel=name_of(one), text=words(child(one, "Comment")))


def _of_management(
    identity: etree._Element | None, managed: etree._Element | None
) -> Iterator[Declared]:
    told = [(name_of(one), words(one)) for one in children(identity, "PublicIdentifier", "DateId")]
    names = ("NewsItemType", "Urgency", "RevisionHistory", "Instruction", "StatusWillChange")
    told += [(name_of(one), _formal(one)) for one in children(managed, *names)]
    for name, value in told:
        if value:
            yield Declared(name=name, value=value, where=WHERE)


def fields_of(inner: list[Meta], item: Fields) -> Fields:
    """The fields that an article and the components around it declare, the innermost first: its
    word counts, lists are joined. ``item`` holds what the item declared."""
    lines_by = {name: _line(inner, name) for name in ("ByLine", "DateLine", "CreditLine")}
    source, provider = (_party(_in_admin(inner, name)) for name in ("Source", "Provider"))
    subjects = [s for one in inner for s in _subjects(one)]
    links = [Link(href=h, rel="NewsItemRef") for one in inner if (h := one.reference)]
    links += [link for one in inner for link in _clicked(one)]
    return {
        "language": next((one.language for one in inner if one.language), item["language"]),
        "byline": lines_by["ByLine"],
        "dateline": lines_by["DateLine"],
        "credit": lines_by["CreditLine"] or source,
        "provider": provider or item["provider"],
        "rights": "\n".join(dict.fromkeys(r for one in inner for r in _rights(one))),
        "keywords": tuple(dict.fromkeys(subjects)),
        "links": (*item["links"], *links),
        "declared": (*item["declared"], *(d for one in inner for d in _declared(one))),
    }


def _line(inner: list[Meta], name: str) -> str:
    return next((w for one in inner if (w := words(child(one.lines, name)))), "")


def _in_admin(inner: list[Meta], name: str) -> etree._Element | None:
    found = (child(one.admin, name) for one in inner)
    return next((one for one in found if one is not None), None)


def _party(holder: etree._Element | None) -> str:
    return said(child(holder, "Party"), "FormalName")


def _formal(element: etree._Element | None) -> str:
    """What an element says: its formal name, its value, or its words."""
    return said(element, "FormalName") or said(element, "Value") or words(element)


def _when(element: etree._Element | None) -> str:
    return iso_date(words(element)) or ""


def _rights(meta: Meta) -> Iterator[str]:
    """Rights in words: lines first, then what the metadata says of copyright and use."""
    for line in children(meta.lines, "CopyrightLine", "RightsLine"):
        yield words(line)
    for copyright in children(meta.rights, "Copyright"):
        told = (words(child(copyright, n)) for n in ("CopyrightDate", "CopyrightHolder"))
        yield " ".join(filter(None, told))
    for usage in children(meta.rights, "UsageRights"):
        yield "; ".join(w for one in children(usage) if (w := words(one)))


def _subjects(meta: Meta) -> Iterator[str]:
    """Keywords in words. Subject codes are no words: they are declared."""
    for line in children(meta.lines, "KeywordLine"):
        yield words(line)
    for holder in meta.described:
        for one in children(holder, "Property"):
            if "keyword" in said(one, "FormalName").lower() and said(one, "Value"):
                yield said(one, "Value")


def _clicked(meta: Meta) -> Iterator[Link]:
    """Addresses that stand as lines of their own ("ClickThru URL")."""
    for line in children(meta.lines, "NewsLine"):
        text = words(child(line, "NewsLineText"))
        if text.startswith(("http://", "https://")) and " " not in text:
            yield Link(href=text, rel=said(child(line, "NewsLineType"), "FormalName") or None)


_LINES = ("SlugLine", "SubHeadLine", "SeriesLine", "NewsLine")
_PERSONS = ("FileName", "Creator", "Contributor", "Source", "Provider")


def _declared(meta: Meta) -> Iterator[Declared]:
    """What else a component says: its other lines, who made it, and its codes."""
    told: list[tuple[str, str]] = []
    for line in children(meta.lines, *_LINES):
        kind = said(child(line, "NewsLineType"), "FormalName")
        told.append((kind or name_of(line), lines(child(line, "NewsLineText")) or words(line)))
    for one in children(meta.admin, *_PERSONS):
        told.append((name_of(one), _party(one) or words(one)))
    for described in meta.described:
        told += [(name_of(x), _formal(x)) for x in children(described, "Genre", "OfInterestTo")]
        for code in below(described, "Subject", "SubjectMatter", "SubjectDetail"):
            told.append(("subject", said(code, "FormalName")))
        for place in children(described, "Location"):
            told.append(("located", ", ".join(said(p, "Value") for p in children(place))))
    for name, value in told:
        if value:
            yield Declared(name=name, value=value, where=WHERE)
