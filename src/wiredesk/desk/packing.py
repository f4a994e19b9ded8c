"""Records as bytes in a row, and back."""

import zlib

import msgspec

from wiredesk import records
from wiredesk.lineage.word_tables import WordTable

_story = msgspec.msgpack.Decoder(records.Story)
_comparable = msgspec.msgpack.Decoder(records.Comparable)
_release = msgspec.msgpack.Decoder(records.Release)
_words = msgspec.msgpack.Decoder(WordTable)
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Findings(records.Reading, frozen=True, kw_only=True):
    """A reading without its story, which the version already holds."""

    story: None = None  # type: ignore[assignment]


_findings = msgspec.msgpack.Decoder(Findings)


def pack_story(story: records.Story) -> bytes:
    """A story as bytes."""
    return zlib.compress(_encode(story), 3)


def unpack_story(packed: bytes) -> records.Story:
    """The story in the bytes."""
    return _story.decode(zlib.decompress(packed))


def pack_comparable(story: records.Comparable) -> bytes:
    """What a story is compared by, as bytes."""
    return zlib.compress(_encode(story), 3)


def unpack_comparable(packed: bytes) -> records.Comparable:
    """What the bytes' story is compared by."""
    return _comparable.decode(zlib.decompress(packed))


def pack_words(table: WordTable) -> bytes:
    """A table of words as bytes."""
    return zlib.compress(_encode(table), 3)


def unpack_words(packed: bytes) -> WordTable:
    """The table in the bytes."""
    return _words.decode(zlib.decompress(packed))


def pack_release(release: records.Release) -> bytes:
    """A release as bytes."""
    return zlib.compress(_encode(release), 3)


def unpack_release(packed: bytes) -> records.Release:
    """The release in the bytes."""
    return _release.decode(zlib.decompress(packed))


def pack_reading(reading: records.Reading) -> bytes:
    """The findings of a reading as bytes; the story is left to its version."""
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__ if name != "story"}
    return zlib.compress(_encode(Findings(**fields)), 3)


def unpack_reading(packed: bytes, story: records.Story) -> records.Reading:
    """The reading that the bytes and its story make."""
    found = _findings.decode(zlib.decompress(packed))
    fields = {name: getattr(found, name) for name in found.__struct_fields__ if name != "story"}
    return records.Reading(story=story, **fields)
