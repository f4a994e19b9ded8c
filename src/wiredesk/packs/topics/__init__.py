"""The IPTC Media Topics that stories are filed under, as data."""

from functools import lru_cache

from msgspec import field

from wiredesk.packs.loading import Section, load, pack_files


class MediaTopic(Section, kw_only=True):
    """One topic of the two top levels."""

    code: str
    """Without "medtop:"."""
    name: str
    """IPTC's label in English."""
    parent: str | None = None
    """The code of the topic above; ``None`` at the top."""
    labels: dict[str, str] = field(default_factory=dict)
    """Labels of ours in other languages, at the top level."""


class MediaTopics(Section, kw_only=True):
    """The file: each topic stands behind the one above it."""

    topic: list[MediaTopic]


@lru_cache(maxsize=1)
def media_topics() -> dict[str, MediaTopic]:
    """Each topic by its code."""
    file = dict(pack_files("topics"))["mediatopics"]
    return {topic.code: topic for topic in load(file, MediaTopics).topic}
