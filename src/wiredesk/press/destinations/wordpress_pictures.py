"""Pictures of a story in WordPress's media library: each once, with its credit, and taken back."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import escape
from typing import NamedTuple

from wiredesk.press.answers import Answer
from wiredesk.press.destinations import Ask
from wiredesk.press.destinations.answering import FailedError
from wiredesk.press.destinations.printed import said
from wiredesk.press.destinations.wordpress_rest import Node, Rest
from wiredesk.press.formats.jsonld import is_picture
from wiredesk.press.site.printable import outward
from wiredesk.records import Article, Media

MOST = 10
"""Pictures of a story that are sent."""

LARGEST = 15_000_000

STARTS = {
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"GIF8": ("image/gif", "gif"),
}
"""What a file begins with → its type and ending, whatever its sender said of it."""


class Shown(NamedTuple):
    """A picture in the library: its number and its address there."""

    number: int
    address: str


class Pictures:
    """The pictures of one story's post."""

    def __init__(self, rest: Rest, slug: str) -> None:
        """``slug`` is the post's; those of its pictures begin with it."""
        self.rest, self.slug = rest, slug

    def bring(self, article: Article) -> dict[str, Shown]:
        """Bring the pictures of an article there: address → where it is shown. What cannot be
        fetched, or is no picture, is left out; it stays a link."""
        if article.licence != "full":
            return {}
        wanted = [one for one in article.media if is_picture(one) and outward(one.href)]
        found = ((one.href, self._bring(one)) for one in wanted[:MOST])
        return {href: shown for href, shown in found if shown}

    def _bring(self, media: Media) -> Shown | None:
        slug = f"{self.slug}-{sha256(media.href.encode()).hexdigest()[:12]}"
        there = self.rest.find_all("media", slug=slug, context="edit")
        if there:
            return _shown(there[0])
        fetched = self.rest.send(Ask(method="GET", address=outward(media.href) or ""))
        kind = kind_of(fetched.body)
        if fetched.status != 200 or kind is None or len(fetched.body) > LARGEST:
            return None
        made = self.rest.upload("media", fetched.body, _headers(slug, kind))
        told = self._told(media, slug)
        return _shown(self.rest.post(f"media/{made['id']}", told))

    def _told(self, media: Media, slug: str) -> Node:
        lines = [said(one) for one in (media.caption, media.credit or media.rights) if one]
        return {
            "slug": slug,
            "title": said(media.caption or ""),
            "alt_text": media.caption or "",
            "caption": " · ".join(lines),
            "description": said(media.rights or ""),
        }

    def markup(self, shown: Mapping[str, Shown]) -> dict[str, str]:
        """Address of a picture → markup that shows it as it lies there."""
        return {
            href: f'<img class="wp-image-{one.number}" src="{escape(one.address)}" alt="">'
            for href, one in shown.items()
        }

    def let_go(self, numbers: set[int]) -> None:
        """Delete pictures of ours, by their numbers there. Others' are let be."""
        for number in sorted(numbers):
            there = self.rest.find(f"media/{number}", context="edit")
            if there and str(there.get("slug", "")).startswith(f"{self.slug}-"):
                self.rest.delete(f"media/{number}", force=True)


def pictures_in(post: Node) -> set[int]:
    """The numbers of the pictures that a post shows."""
    return set(_numbers(post))


def _numbers(post: Node) -> Iterator[int]:
    featured, content = post.get("featured_media"), post.get("content")
    if isinstance(featured, int) and featured > 0:
        yield featured
    raw = content.get("raw") if isinstance(content, dict) else None
    if isinstance(raw, str):
        yield from (int(one) for one in re.findall(r"wp-image-(\d{1,15})", raw))


def kind_of(body: bytes) -> tuple[str, str] | None:
    """The type and ending of a picture's bytes; ``None`` where they are no picture that we know."""
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp", "webp"
    return next((kind for start, kind in STARTS.items() if body.startswith(start)), None)


def _headers(slug: str, kind: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    name = re.sub(r"[^a-z0-9-]", "", slug)[-100:] or "picture"
    return (
        ("Content-Type", kind[0]),
        ("Content-Disposition", f'attachment; filename="{name}.{kind[1]}"'),
    )


def _shown(there: Node) -> Shown:
    address = there.get("source_url")
    if not isinstance(address, str) or not outward(address):
        raise FailedError(Answer(trouble="broken", words="A picture there has no address."))
    return Shown(there["id"], address)
