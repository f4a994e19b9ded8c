"""What is no text: told by its first bytes, and said in an editor's words."""

import re

from wiredesk.records import Refusal

LARGEST = 50_000_000
"""Bytes of the largest delivery that is read. A year of a small newsroom's stories is smaller."""

LONGEST = 2_000_000
"""Characters of the longest story: four times "War and Peace" is no story."""

# First bytes → what the file is. Longer ones first where one begins another.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"8BPS", "a Photoshop image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"\xfe\xed\xfa", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound recording"),
    (b"\xff\xfb", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"PAR1", "a Parquet table"),
)
_SHORT_MAGIC = {b"BM", b"MZ", b"ID3", b"BZh", b"PAR1", b"\xff\xfb", b"\x1f\x8b", b"8BPS"}
_RIFF = {b"WEBP": "a WebP image", b"WAVE": "a sound recording", b"AVI ": "a film"}
_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel table"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/epub", "an e-book"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def is_binary(body: bytes) -> str | None:
    """What a file is that holds no text of its own, by its first bytes: "a PDF document"."""
    start = body[:4096].lstrip() if body[:1].isspace() else body[:4096]
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((what for inside, what in _ZIP if inside in start), "a zip archive")
    if start[:4] == b"RIFF" and start[8:12] in _RIFF:
        return _RIFF[start[8:12]]
    if start[4:8] == b"ftyp":
        return "an image" if start[8:12] in (b"heic", b"avif", b"mif1") else "a film"
    if start[257:262] == b"ustar":
        return "a tar archive"
    for magic, what in _MAGIC:
        # "BMW recalls cars" begins like a bitmap; text has no zero bytes after it.
        if start.startswith(magic) and (magic not in _SHORT_MAGIC or _looks_binary(start)):
            return what
    return None


def _looks_binary(start: bytes) -> bool:
    return b"\x00" in start[:64] or sum(b < 9 or b > 126 for b in start[:256]) > 0.3 * len(
        start[:256]
    )


def refuse_binary(what: str, address: str | None) -> Refusal:
    """The refusal of a file that is no text."""
    return Refusal(
        what="not a text", why=f"This is {what}. Deliver the text that is in it.", address=address
    )


def refuse_large(size: int, address: str | None) -> Refusal:
    """The refusal of a delivery over the cap."""
    return Refusal(
        what="too large",
        why=f"It has {size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB are read. Split it.",
        address=address,
    )


def refuse_bytes(body: bytes, address: str | None, longest: int = LONGEST) -> Refusal | None:
    """The refusal of bytes that are too many for the longest text in any charset, unread."""
    if len(body) > 4 * longest:
        return _too_long(f"{len(body) / 1e6:.0f} MB", longest, address)
    return None


def _too_long(size: str, longest: int, address: str | None) -> Refusal:
    return Refusal(
        what="too long",
        why=f"It has {size}; at most {longest:,} characters are read as one story. Split it.",
        address=address,
    )


def refuse_text(
    text: str, replaced: int, address: str | None, longest: int = LONGEST
) -> Refusal | None:
    """The refusal of a decoded text that is empty, no text, or too long; ``None`` if it is fine.

    Of random bytes a tenth are control characters; of text hardly any.
    """
    if not text:
        return Refusal(what="empty", why="There is nothing in it.", address=address)
    if len(text) > longest:
        return _too_long(f"{len(text):,} characters", longest, address)
    controls = len(_CONTROLS.findall(text)) if not text.isprintable() else 0
    if controls > 0.3 * len(text) or (controls + replaced > 0.05 * len(text) and replaced):
        return Refusal(
            what="not a text",
            why="Most of its bytes are no letters in any charset. Is it a picture or a program?",
            address=address,
        )
    if text.isspace():
        return Refusal(what="empty", why="There are only spaces in it.", address=address)
    return None
