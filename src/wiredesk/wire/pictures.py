"""Pictures of a story: which may be fetched, and whether bytes are a picture at all.

A picture is known by its bytes and by nothing that its sender says. SVG is none here: it is a
program that a browser runs.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from wiredesk.records import Media, SourceSettings, Story

MOST = 10
"""Pictures of one story that are fetched."""

SMALLEST = 100
"""Bytes: anything smaller is a counter's pixel and shows nothing."""

ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")

MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypavif", "image/avif"),
)
"""Where in the file its mark stands, the mark, and the type that it proves."""


def may_fetch_pictures(settings: SourceSettings) -> bool:
    """Whether a source's licence lets its pictures be fetched."""
    return settings.fetch_pictures and settings.licence == "full"


def pictures_of(*stories: Story) -> list[Media]:
    """The pictures on the web that stories declare, each address once, the first ten."""
    found: dict[str, Media] = {}
    for story in stories:
        for media in filter(_is_picture, story.media):
            found.setdefault(media.href, media)
    return list(found.values())[:MOST]


def _is_picture(media: Media) -> bool:
    if not media.href.startswith(("http://", "https://")):
        return False
    if media.type:
        return media.type.startswith("image")
    return urlsplit(media.href).path.lower().endswith(ENDINGS)


def type_of(body: bytes) -> str | None:
    """The type that the bytes are; ``None`` for what is no picture that we keep."""
    return next((kind for at, mark, kind in MARKS if body[at : at + len(mark)] == mark), None)


def why_no_picture(body: bytes) -> str:
    """Why bytes are not kept as a picture, in words; "" where they are."""
    if type_of(body) is None:
        return "What came is no picture (JPEG, PNG, GIF, WebP, AVIF)."
    if len(body) < SMALLEST:
        return "It is too small to show anything."
    return ""


def credit_of(media: Media, story: Story, settings: SourceSettings) -> str:
    """The credit to stand under a picture: its own, else what the source's licence asks for."""
    return next(filter(None, _credits(media, story, settings)), "")


def _credits(media: Media, story: Story, settings: SourceSettings) -> Iterator[str | None]:
    yield media.credit
    yield settings.credit
    yield story.credit
