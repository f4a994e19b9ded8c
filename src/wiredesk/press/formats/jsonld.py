"""JSON-LD of a story page: a schema.org NewsArticle that says whose text it is.

Nothing stands here that the page does not show: credit, rights, chain, corrections and what the
text is a translation of. A withdrawn story keeps its address and its public notes, no text.
"""

from typing import Any

from wiredesk.press.channel import Channel, story_address
from wiredesk.records import Article, Media, Release

Node = dict[str, Any]

MEDIA_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/"
MACHINE = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
"""A text that people wrote and a trained model put into another language (IPTC digital source
types, as schema.org names them). What made the other texts nobody declares, so it is not said."""

CITED = {"state_media", "agency", "media", "document", "broadcast"}
"""Kinds of source that are works or make them; a person who speaks is no citation."""

STATUS = {"withdraw": "Withdrawn", "hold": "Withheld"}


def news_article(release: Release, channel: Channel) -> Node:
    """The NewsArticle of a release, as an object for ``json.dumps``; empty values are left out."""
    address = story_address(release, channel)
    node: Node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "version": release.number,
        "datePublished": release.first_published,
        "dateModified": release.at,
        "publisher": publisher(channel),
        "correction": [
            {"@type": "CorrectionComment", "text": one.note, "datePublished": one.at}
            for one in release.corrections
        ],
        "creativeWorkStatus": STATUS.get(release.kind) if release.article is None else None,
    }
    if release.article is not None:
        node |= _of_article(release.article)
    return _filled(node)


def publisher(channel: Channel) -> Node:
    """The house behind a channel, with the policies that it states."""
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "name": channel.name,
            "url": channel.home,
            "logo": channel.logo and {"@type": "ImageObject", "url": channel.logo},
            "email": channel.contact,
            "publishingPrinciples": channel.principles,
            "correctionsPolicy": channel.corrections,
            "ethicsPolicy": channel.ethics,
            "ownershipFundingInfo": channel.ownership,
        }
    )


def _of_article(article: Article) -> Node:
    original = _original(article)
    holder = article.agency or article.provider or article.source_name
    author = _named("Person", article.byline) or _named("Organization", holder)
    return {
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language,
        "articleSection": article.section_name,
        "about": _topic(article),
        "keywords": list(article.keywords),
        "author": author,
        "editor": [_named("Person", one) for one in article.reviewers],
        "dateline": article.dateline,
        "creditText": article.credit,
        "copyrightHolder": _named("Organization", holder),
        "copyrightNotice": article.rights,
        "usageInfo": _usage(article.usage),
        "sourceOrganization": _named("Organization", article.agency or article.source_name),
        "isBasedOn": original,
        "translationOfWork": _translated(article, original),
        "translator": [
            _named("Organization", one.name) for one in article.chain if one.role == "translator"
        ],
        "digitalSourceType": MACHINE if article.translation == "machine" else None,
        "citation": _citations(article),
        "mentions": [
            *(_named("Person", one) for one in article.people),
            *(_named("Place", one) for one in article.places),
        ],
        "image": [_image(one) for one in article.media if is_picture(one)],
    }


def _original(article: Article) -> Node | None:
    """What our copy is a copy of; ``None`` where nothing is known of it."""
    node = _filled(
        {
            "url": article.source_address,
            "identifier": article.guid,
            "version": article.version,
            "inLanguage": article.original_language,
            "datePublished": article.original_published,
            "dateModified": article.original_updated,
            "creditText": article.credit,
            "publisher": _named("Organization", article.source_name or article.provider),
        }
    )
    return {"@type": "NewsArticle", **node} if node else None


def _translated(article: Article, original: Node | None) -> Node | None:
    if article.translation is None:
        return None
    if article.translation_of is None or article.translation_of == article.source_address:
        return original
    told = {"url": article.translation_of, "inLanguage": article.original_language}
    return {"@type": "NewsArticle", **_filled(told)}


def _citations(article: Article) -> list[Node]:
    """The stations of the chain, then the media and documents that claims rest on; each once."""
    names = [one.name for one in article.chain if one.role != "translator"]
    names += [one.speaker for one in article.sources if one.kind in CITED]
    return [
        {"@type": "CreativeWork", "author": _named("Organization", name)}
        for name in dict.fromkeys(filter(None, names))
    ]


def _topic(article: Article) -> Node | None:
    if not article.section:
        return None
    code = MEDIA_TOPIC + article.section.rpartition(":")[2]
    return _filled({"@type": "DefinedTerm", "@id": code, "name": article.section_name})


def _usage(usage: str | None) -> str | Node | None:
    """An address as it is; terms in words as a work that has them for its text."""
    if usage and not usage.startswith(("http://", "https://")):
        return {"@type": "CreativeWork", "text": usage}
    return usage


def is_picture(media: Media) -> bool:
    """Whether a medium is a picture: by its type, else by its ending."""
    kind = (media.type or "").lower()
    if kind:
        return kind.startswith(("image/", "picture", "photo", "graphic"))
    path = media.href.partition("?")[0].lower()
    return path.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"))


def _image(media: Media) -> Node:
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": media.href,
            "caption": media.caption,
            "creditText": media.credit,
            "copyrightNotice": media.rights,
        }
    )


def _named(kind: str, name: str | None) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
