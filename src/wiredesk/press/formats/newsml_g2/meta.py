"""The management and content metadata of an item, in the order in which the standard wants them."""

import re
from collections.abc import Iterable

from lxml import etree

from wiredesk.press.formats.addresses import as_reference
from wiredesk.press.formats.newsml_g2.codes import G2, is_code, put, put_coded, put_said
from wiredesk.press.formats.outgoing import OURS
from wiredesk.press.formats.telling import full, instant
from wiredesk.press.formats.xml import kept, tag_of
from wiredesk.records import Declared, Story

WHERE = ("newsml_g2", OURS)
POWER = frozenset({
    *("signal", "profile", "generator", "memberOf", "instanceOf", "origRep", "incomingFeedId"),
    *("priority", "exclAudience", "altId", "hasInstrument", "rating", "userInteraction"),
})  # fmt: skip
"""What the standard knows at its "power" level only."""

_BLOCKS = frozenset(("edNote", "description", "copyrightNotice", "usageTerms"))
_WORDS = frozenset(("title", "fileName", "urgency", "slugline", "headline", "keyword", "expires"))
_TIMES = frozenset(("contentCreated", "contentModified"))
_ROLES = {
    "description": "drol",
    "headline": "hldrole",
    "creator": "crol",
    "contributor": "ctrol",
    "infoSource": "isrol",
    "edNote": "edrol",
}
"""Element → the scheme of its roles."""

OF_THE_WEB = ("alternate", "canonical", "license")
WEB_RELATIONS = "http://www.iana.org/assignments/relation/"
"""Relations of the web, for which IPTC has no code."""

SUMMARIES = ("summary", "abstract", "synthe", "lead", "teaser")
UNTIL_TOLD = "until further notice"


def asks_for_power(declared: Iterable[Declared]) -> bool:
    """Whether a story declares what the "core" level of the standard has no place for."""
    names = {one.name.partition(" ")[:3:2] for one in declared if one.where in WHERE}
    return (
        any(name in POWER or (role and name in _NO_ROLES) for name, role in names)
        or (
            "kind",
            "",
        )
        in names
    )


_NO_ROLES = ("creator", "contributor", "infoSource")


class Told:
    """The values that a story declares, by name, each handed out once."""

    def __init__(self, declared: Iterable[Declared]):  # noqa: D107 - the class says it
        self.left = [one for one in declared if one.where in WHERE]

    def all(self, *names: str) -> list[Declared]:
        """The values of these names, with or without a role ("creator", "creator photog")."""
        found = [one for one in self.left if one.name.partition(" ")[0] in names]
        self.left = [one for one in self.left if one not in found]
        return found

    def first(self, name: str, otherwise: str = "") -> str:
        """The first value of a name, the others of it left."""
        for one in self.left:
            if one.name == name:
                self.left.remove(one)
                return one.value
        return otherwise


def put_block(parent: etree._Element, tag: str, text: str, **more: str | None) -> None:
    """An element of words, its lines apart."""
    first, *others = text.split("\n")
    element = put(parent, G2 + tag, first, **more)
    for line in others:
        put(element, f"{G2}br").tail = put(etree.Element("x"), "y", line).text


def put_one(parent: etree._Element, one: Declared) -> None:
    """One declared value as its own element, in the shape that such elements have."""
    name, _, role = one.name.partition(" ")
    coded = f"{_ROLES.get(name, 'role')}:{role}" if role else None
    if name in _TIMES:
        # xs:dateTime asks for seconds; agencies that give none mean the minute.
        put(parent, G2 + name, re.sub(r"(T\d\d:\d\d)(?!:)", r"\1:00", one.value), role=coded)
    elif name in _WORDS:
        put(parent, G2 + name, one.value, role=coded)
    elif name in _BLOCKS:
        put_block(parent, name, one.value, role=coded)
    else:
        put_coded(parent, name, one.value, coded)


def put_rights(item: etree._Element, story: Story, told: Told) -> None:
    """Holder, notices and terms as they were declared, and lines of the rights that were not."""
    declared = told.all("copyrightHolder", "copyrightNotice", "usageTerms")
    holders = [one.value for one in declared if one.name == "copyrightHolder"]
    told_already = {" ".join(one.value.split()) for one in declared}
    if story.rights and story.rights not in (*holders, ", ".join(holders)):
        declared += [
            Declared(name="usageTerms" if n else "copyrightNotice", value=one, where=OURS)
            for n, one in enumerate(story.rights.split("\n"))
            if one not in told_already
        ]
    if not declared:
        return
    order = ("copyrightHolder", "copyrightNotice", "usageTerms")
    rights = put(item, f"{G2}rightsInfo")
    for one in sorted(declared, key=lambda d: order.index(d.name)):
        put_one(rights, one)


def put_management(item: etree._Element, story: Story, told: Told, kind: str) -> None:
    """Class, provider, dates, embargo and status, then what the sender manages it by."""
    meta = put(item, f"{G2}itemMeta")
    put_coded(meta, "itemClass", told.first("itemClass", kind))
    if story.provider:
        put_coded(meta, "provider", story.provider)
    put_said(meta, f"{G2}versionCreated", full(story.updated) or story.updated)
    if instant(story.published) and not _created_says(story, told):
        put(meta, f"{G2}firstCreated", full(story.published))
    notes = _put_embargo(meta, story)
    if story.pub_status:
        put(meta, f"{G2}pubStatus", qcode=f"stat:{story.pub_status}")
    for name in ("role", "fileName", "profile", "service", "title"):
        _put_all(meta, told, name)
    for note in notes:
        put_block(meta, "edNote", note)
    for name in (
        *("edNote", "memberOf", "instanceOf", "signal", "deliverableOf", "expires", "origRep"),
        *("incomingFeedId", "generator", "priority"),
    ):
        _put_all(meta, told, name)


def put_links(item: etree._Element, story: Story) -> None:
    """What the item relates to; links within the text stand in the text."""
    meta = item.find(f"{G2}itemMeta")
    for link in story.links:
        if link.start is not None or meta is None:
            continue
        element = put(meta, f"{G2}link", href=as_reference(link.href))
        if link.rel in OF_THE_WEB:
            element.set("reluri", f"{WEB_RELATIONS}{link.rel}")
        elif link.rel and re.fullmatch(r"\S+", link.rel):
            element.set("rel", kept(f"irel:{link.rel}"))
        put_said(element, f"{G2}title", link.text)


def _put_embargo(meta: etree._Element, story: Story) -> list[str]:
    """The embargo, where the standard can say it; what it cannot say holds without end, with the
    sender's words beside it."""
    if not story.embargo:
        return []
    told = full(story.embargo)
    put(meta, f"{G2}embargoed", told)
    return [] if told or story.embargo == UNTIL_TOLD else [f"Embargo: {story.embargo}"]


def _created_says(story: Story, told: Told) -> bool:
    """Whether the date of the content says when the story was published already."""
    return any(one.name == "contentCreated" and one.value == story.published for one in told.left)


def put_content_meta(item: etree._Element, story: Story, told: Told) -> None:
    """What the content is, where it comes from, and what it is about."""
    meta = put(item, f"{G2}contentMeta")
    _put_making(meta, story, told)
    if story.language:
        put(meta, f"{G2}language", tag=tag_of(story.language))
    _put_all(meta, told, "genre")
    _put_subjects(meta, story, told)
    _put_all(meta, told, "slugline")
    put_said(meta, f"{G2}headline", story.title)
    for one in told.all("headline"):
        if one.name != "headline of the content":
            put_one(meta, one)
    put_said(meta, f"{G2}dateline", story.dateline)
    put_said(meta, f"{G2}by", story.byline)
    put_said(meta, f"{G2}creditline", creditline_of(story))
    _put_descriptions(meta, story, told)
    if not len(meta):
        item.remove(meta)


def creditline_of(story: Story) -> str | None:
    """The credit, where it is more than the names of the sources in a row."""
    named = dict.fromkeys(
        one.value
        for one in story.declared
        if one.where in WHERE
        and one.name.partition(" ")[0] == "infoSource"
        and not is_code(one.value)
    )
    sources = ", ".join(named)
    return story.credit if story.credit != sources or story.format == OURS else None


def _put_making(meta: etree._Element, story: Story, told: Told) -> None:
    """When, where, of what and by whom it was made, and for whom."""
    _put_all(meta, told, "urgency")
    created = told.all("contentCreated")
    if not created and story.published and not instant(story.published):
        created = [Declared(name="contentCreated", value=story.published, where=OURS)]
    for one in created:
        put_one(meta, one)
    _put_all(meta, told, "contentModified")
    for name in (
        *("located", "infoSource", "creator", "contributor", "audience", "exclAudience"),
        *("altId", "hasInstrument", "rating", "userInteraction"),
    ):
        _put_all(meta, told, name)


def _put_all(parent: etree._Element, told: Told, name: str) -> None:
    for one in told.all(name):
        put_one(parent, one)


def _put_subjects(meta: etree._Element, story: Story, told: Told) -> None:
    """The section first among topics; words in the order in which the story has them."""
    code = told.first("section")
    for one in told.all("subject"):
        put_coded(meta, "subject", one.value)
    before = True
    later = []
    for word in story.keywords:
        if word == story.section:
            before = False
            topic = put(meta, f"{G2}subject", type_="cpnat:abstract")
            told_code = code.rpartition(":")[2]
            if re.fullmatch(r"[\w.-]+", told_code):
                topic.set("qcode", f"medtop:{told_code}")
            put(topic, f"{G2}name", word)
        elif before and story.section in story.keywords:
            put(meta, f"{G2}subject", literal=word)
        else:
            later.append(word)
    for kind in ("person", "place"):
        for one in told.all(kind):
            code = "cpnat:person" if kind == "person" else "cpnat:geoArea"
            put(put(meta, f"{G2}subject", type_=code), f"{G2}name", one.value)
    for word in later:
        put(meta, f"{G2}keyword", word)


def _put_descriptions(meta: etree._Element, story: Story, told: Told) -> None:
    described = told.all("description")
    roles = {one.name.partition(" ")[2].lower(): one.value for one in described}
    if story.summary and not any(
        " ".join(roles.get(role, "").split()) == story.summary for role in SUMMARIES
    ):
        put(meta, f"{G2}description", story.summary, role="drol:summary")
    for one in described:
        put_one(meta, one)
