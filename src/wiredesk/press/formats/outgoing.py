"""A release as the story that we declare to agencies and readers of theirs.

Agency formats say what a sender declares, and that is what a Story holds: one writer serves our
releases and any story that came in. Credit, rights and the chain are carried as they are.
"""

from html import escape

from msgspec import structs

from wiredesk.press.channel import Channel, house_of, story_address, story_id
from wiredesk.press.formats.telling import credit_of, rfc3339
from wiredesk.press.formats.xml import kept
from wiredesk.records import Article, Block, Declared, Hop, Link, Release, Story

STATUS = {"withdraw": "canceled", "hold": "withheld"}
OURS = "press"
"""Where a declared value stands that is ours, and no sender's."""


def story_of(release: Release, channel: Channel) -> Story:
    """What we declare of a release; of a tombstone its id, version, status and public note."""
    at = rfc3339(release.at)
    bare = Story(
        id=story_id(release, channel),
        text="",
        format=OURS,
        guid=story_id(release, channel),
        version=str(release.number),
        provider=house_of(channel),
        published=rfc3339(release.first_published),
        updated=at,
        pub_status="usable" if release.article else STATUS.get(release.kind, "canceled"),
        language=channel.language,
        declared=tuple(
            _said("edNote", one.note) for one in reversed(release.corrections) if one.note
        ),
    )
    return _with_text(bare, release.article, release, channel) if release.article else bare


def _with_text(bare: Story, article: Article, release: Release, channel: Channel) -> Story:
    title = " ".join(kept(article.title).split())
    paragraphs = [text for one in article.paragraphs if (text := kept(one).strip())]
    holder = article.agency or article.provider or article.source_name
    section = article.section_name or article.section
    return structs.replace(
        bare,
        text="\n\n".join(filter(None, (title, *paragraphs))),
        title=title or None,
        title_span=(0, len(title)) if title else None,
        html="\n".join(f"<p>{escape(one)}</p>" for one in paragraphs) or None,
        blocks=_blocks(title, paragraphs),
        language=article.language,
        byline=article.byline,
        dateline=article.dateline,
        credit=credit_of(article),
        section=section,
        summary=article.summary,
        keywords=tuple(
            dict.fromkeys(one for one in (section, *_words(article)) if one and kept(one).strip())
        ),
        links=tuple(_links(article, release, channel)),
        media=article.media,
        hops=(*article.hops, Hop(party=house_of(channel), action="published", at=bare.updated)),
        declared=tuple(
            one
            for one in (
                *bare.declared,
                _said("section", article.section),
                _said("copyrightHolder", holder),
                _said("copyrightNotice", article.rights),
                _said("usageTerms", article.usage),
                *(_said("infoSource", name) for name in _chain(article)),
                *(_said("person", name) for name in article.people),
                *(_said("place", name) for name in article.places),
                _said("slugline", release.slug),
                _said("digitalSourceType", _made(article)),
                _said("representationType", "partial" if release.excerpt else None),
            )
            if kept(one.value).strip()
        ),
    )


def _said(name: str, value: str | None) -> Declared:
    return Declared(name=name, value=value or "", where=OURS)


def _blocks(title: str, paragraphs: list[str]) -> tuple[Block, ...]:
    blocks, at = [], 0
    for number, piece in enumerate(filter(None, (title, *paragraphs))):
        kind = "heading" if title and not number else "paragraph"
        blocks.append(Block(start=at, end=at + len(piece), kind=kind))
        at += len(piece) + 2
    return tuple(blocks)


def _words(article: Article) -> list[str]:
    """Keywords that are no names of people and places, which are told as such."""
    return [one for one in article.keywords if one not in {*article.people, *article.places}]


def _chain(article: Article) -> list[str]:
    """The stations between the source and us, each once."""
    return list(dict.fromkeys(one.name for one in article.chain if one.role != "translator"))


def _links(article: Article, release: Release, channel: Channel) -> list[Link]:
    ours = story_address(release, channel)
    found = [Link(href=ours, rel="alternate", text=house_of(channel))]
    if article.source_address:
        rel = "translatedFrom" if article.translation else "derivedFrom"
        name = article.source_name or article.source_address
        found.append(Link(href=article.source_address, rel=rel, text=name))
    if article.translation_of and article.translation_of != article.source_address:
        found.append(Link(href=article.translation_of, rel="translatedFrom"))
    return [*found, *(Link(href=one.href, rel="seeAlso", text=one.text) for one in article.copies)]


def _made(article: Article) -> str | None:
    """The IPTC digital source type of a text that a trained model put into another language."""
    if article.translation != "machine":
        return None
    return "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
