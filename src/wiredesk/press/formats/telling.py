"""What every feed tells of a release, in the same words: text as markup, makers, rights, dates."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from wiredesk.press.formats.jsonld import is_picture
from wiredesk.records import Article, Correction, Media, Release, When


def body_html(release: Release) -> str:
    """The text as markup: public notes first, then paragraphs, pictures, credit and rights.

    Of an excerpt it is the extract and the link to the original.
    """
    article = release.article
    if article is None:
        return ""
    pieces = [f"<p><em>{escape(f'{one.at[:10]}: {one.note}')}</em></p>" for one in notes(release)]
    pieces += [f"<p>{escape(one)}</p>" for one in article.paragraphs if one.strip()]
    pieces += [_figure(one) for one in article.media if is_picture(one)]
    pieces.append(_credit_line(article))
    return "\n".join(filter(None, pieces))


def notes(release: Release) -> list[Correction]:
    """The public notes that stand with a live text, the newest first."""
    return [one for one in reversed(release.corrections) if one.note]


def _figure(media: Media) -> str:
    told = " · ".join(filter(None, (media.caption, media.credit or media.rights)))
    caption = f"<figcaption>{escape(told)}</figcaption>" if told else ""
    alt = escape(media.caption or "")
    return f'<figure><img src="{escape(media.href)}" alt="{alt}">{caption}</figure>'


def _credit_line(article: Article) -> str:
    who = article.credit or article.agency or article.source_name or ""
    told = [escape(who)]
    if article.source_address:
        name = article.source_name or who or article.source_address
        told.append(f'<a href="{escape(article.source_address)}">{escape(name)}</a>')
    told.append(escape(rights_of(article) or "").replace("\n", "<br>"))
    line = " · ".join(one for one in dict.fromkeys(told) if one)
    return f"<p><small>{line}</small></p>" if line else ""


def makers(article: Article) -> list[str]:
    """Who made the story: its byline, then whoever is credited; each once, the byline first."""
    return list(dict.fromkeys(filter(None, (article.byline, credit_of(article)))))


def credit_of(article: Article) -> str | None:
    """The credit line, else the agency, else the source by its name."""
    return article.credit or article.agency or article.source_name


def rights_of(article: Article) -> str | None:
    """Notice and terms, a line each."""
    told = [one for one in (article.rights, article.usage) if one and one.strip()]
    return "\n".join(dict.fromkeys(told)) or None


def summary_of(article: Article) -> str:
    """The summary, else the first paragraph."""
    return article.summary or next((one for one in article.paragraphs if one.strip()), "")


def kind_of(media: Media) -> str | None:
    """The media type of a medium, where one is known."""
    if media.type and "/" in media.type:
        return media.type
    endings = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "gif": "gif"}
    ending = media.href.partition("?")[0].rpartition(".")[2].lower()
    return f"image/{endings[ending]}" if ending in endings else None


def rfc3339(when: When | None) -> str | None:
    """An instant to the second, in UTC; ``None`` for what is no instant (a day, a month)."""
    at = instant(when)
    return at.isoformat(timespec="seconds").replace("+00:00", "Z") if at else None


_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def full(when: When | None) -> str | None:
    """An instant as its sender wrote it, zone and all, with the seconds that standards ask for;
    ``None`` for what is no instant."""
    if not when or instant(when) is None:
        return None
    return when if _RFC3339.fullmatch(when) else datetime.fromisoformat(when).isoformat()


def rfc2822(when: When | None) -> str | None:
    """The same as mails and RSS write it."""
    at = instant(when)
    return format_datetime(at, usegmt=True) if at else None


def instant(when: When | None) -> datetime | None:
    """The instant that a date names; ``None`` where it is less precise, or names no zone."""
    if not when or "T" not in when:
        return None
    try:
        at = datetime.fromisoformat(when)
        return at.astimezone(UTC).replace(microsecond=0) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None
