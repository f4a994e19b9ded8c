"""A release as markup for another's pages: text with quotes marked, notes, and the source box.

Every word is escaped, and nothing is left that a page maker would act upon: no shortcode in
brackets, no bare address that it would turn into a film, no straight quote that it would curl.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from html import escape

from wiredesk.press.channel import Channel, story_address, story_id
from wiredesk.press.site import story as stories
from wiredesk.press.site.printable import outward, printable
from wiredesk.press.site.stock import Stock
from wiredesk.press.site.words import Words, direction_of
from wiredesk.records import Article, Media, Release

MARK = "<!-- wiredesk {} -->"
"""Says whose post it is, where no reader sees it."""


@lru_cache(maxsize=32)
def words_in(language: str) -> Words:
    """The site's words in a language, times in UTC."""
    return Words(language)


def said(text: str) -> str:
    """A text as markup that says just that."""
    safe = escape(printable(text), quote=True).replace("[", "&#91;").replace("]", "&#93;")
    return safe.replace("://", "&#58;//")


def mark_of(release: Release, channel: Channel) -> str:
    """The mark of a story."""
    return MARK.format(story_id(release, channel).replace("--", "%2D%2D"))


def body(
    release: Release, channel: Channel, now: datetime, pictures: Mapping[str, str] | None = None
) -> str:
    """All that goes into a post below its headline. ``pictures``: address → markup that shows it;
    those without are only linked to. A tombstone is its public note."""
    words, article = words_in(channel.language), release.article
    pieces = [*_notes(release, words)]
    if article is None:
        return "\n".join((*pieces, mark_of(release, channel)))
    shown = pictures or {}
    pieces += [_byline(article, words), _translation(article, words)]
    pieces += [_picture(one, shown[one.href]) for one in article.media if one.href in shown]
    pieces.append(_text(article))
    if release.excerpt:
        pieces.append(_excerpt(article, words))
    left = tuple(one for one in article.media if one.href not in shown)
    pieces.append(_box(release, article, channel, Stock([], channel, words, now), left))
    return "\n".join(filter(None, (*pieces, mark_of(release, channel))))


def page(release: Release, channel: Channel, now: datetime) -> bytes:
    """The same as a page that stands for itself."""
    article = release.article
    words = words_in(channel.language)
    gone = "withdrawn_title" if release.kind == "withdraw" else "held_title"
    title = said(article.title if article else words.say(gone))
    language = said(article.language if article else channel.language)
    address = escape(story_address(release, channel))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{title}</title>\n<link rel="canonical" href="{address}">\n</head>\n<body>\n'
        f"<h1>{title}</h1>\n{body(release, channel, now)}\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _notes(release: Release, words: Words) -> Iterator[str]:
    for one in reversed(release.corrections):
        key = f"note_{one.kind}"
        what = words.say(key) if words.has(key) else one.kind
        yield (
            f'<p class="wiredesk-note"><strong>{said(what)}</strong>, {said(words.when(one.at))}. '
            f'<span dir="auto">{said(one.note)}</span></p>'
        )


def _byline(article: Article, words: Words) -> str:
    told = [words.say("by", name=article.byline)] if article.byline else []
    told += [article.credit] if article.credit else []
    return f'<p class="wiredesk-byline">{" · ".join(map(said, told))}</p>' if told else ""


def _translation(article: Article, words: Words) -> str:
    note = stories.translation_note(article, words)
    if note is None:
        return ""
    original = _link(article.translation_of, words.say("the_original"))
    return f'<p class="wiredesk-translation"><em>{said(note)}</em> {original}</p>'


def _picture(media: Media, shown: str) -> str:
    told = [said(one) for one in (media.caption, media.credit or media.rights) if one]
    return f"<figure>{shown}<figcaption>{' · '.join(told)}</figcaption></figure>"


def _text(article: Article) -> str:
    lines = []
    for number, pieces in enumerate(stories.pieces(article)):
        dateline = article.dateline if number == 0 else None
        start = f"<strong>{said(dateline)}</strong> " if dateline else ""
        inside = "".join(
            f'<span class="wiredesk-said">{said(one.text)}</span>' if one.said else said(one.text)
            for one in pieces
        )
        lines.append(f"<p>{start}{inside}</p>" if inside else "")
    way = direction_of(article.language)
    text = "\n".join(filter(None, lines))
    return (
        f'<div class="wiredesk-text" lang="{said(article.language)}" dir="{way}">\n{text}\n</div>'
    )


def _excerpt(article: Article, words: Words) -> str:
    name = article.source_name or article.provider or words.say("the_source")
    onward = _link(article.source_address, words.say("read_original", name=name))
    return f"<p><em>{said(words.say('excerpt_note'))}</em> {onward}</p>"


def _box(
    release: Release, article: Article, channel: Channel, stock: Stock, left: tuple[Media, ...]
) -> str:
    """Chain, what it rests on, mends, reviewers, dates, rights: what the site's page has too."""
    words, say = stock.words, stock.words.say
    way = [_station(one) for one in stories.way(article, stock)]
    own = f"{_link(story_address(release, channel), channel.name)} <small>{said(say('us'))}</small>"
    dates = [f"{one.label}: {one.shown}" for one in stories.dates(release, article, words)]
    rights = [f"{say(k)}: {v}" for k, v in _rights(article) if v]
    mends = [_mend(one, say) for one in stories.mended(article.mends, words)]
    pictures = [_link(one.href, one.caption or say("picture")) for one in left]
    parts = (
        _list(say("chain"), [*way, own]),
        _list(say("rests_on"), list(map(said, stories.rests_on(article, words)))),
        _list(say("mended"), mends),
        _list(say("reviewed_by"), list(map(said, article.reviewers))),
        _list("", list(map(said, (*dates, *rights)))),
        _list("", [one for one in pictures if one]),
    )
    inside = "\n".join(filter(None, parts))
    return f'<div class="wiredesk-source">\n<h2>{said(say("source_box"))}</h2>\n{inside}\n</div>'


def _rights(article: Article) -> tuple[tuple[str, str | None], ...]:
    return ("credit", article.credit), ("rights", article.rights), ("usage", article.usage)


def _station(one: stories.Station) -> str:
    return f"{_link(one.address, one.name) or said(one.name)} <small>{said(one.what)}</small>"


def _mend(one: stories.Mended, say: Callable[..., str]) -> str:
    kind = f"<small>{said(one.kind)}</small> " if one.kind else ""
    if one.before and one.after:
        return f"{kind}<del>{said(one.before)}</del> <ins>{said(one.after)}</ins>"
    told = say("added", after=one.after) if one.after else say("removed", before=one.before)
    return kind + said(told)


def _list(title: str, items: list[str]) -> str:
    head = f"<h3>{said(title)}</h3>\n" if title else ""
    lines = "".join(f"<li>{one}</li>" for one in items)
    return f"{head}<ul>{lines}</ul>" if items else ""


def _link(address: str | None, words: str) -> str:
    way_out = outward(address)
    return f'<a href="{escape(way_out)}">{said(words)}</a>' if way_out else ""
