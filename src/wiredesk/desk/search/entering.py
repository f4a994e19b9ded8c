"""Entering stories into the index, and taking them out: with the reading, in its transaction."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from django.db import transaction

from wiredesk import records
from wiredesk.desk.models import Entry, Reading, Sighting, Story, Version
from wiredesk.desk.packing import unpack_reading, unpack_story
from wiredesk.desk.queries.names import Named, named_all
from wiredesk.desk.search import words
from wiredesk.desk.search.folding import BYTES, indexed
from wiredesk.desk.search.tags import Tag, language_of, tags_of, tokens_of

AT_ONCE = 200
"""Stories of one transaction of a rebuild, so that no other writer waits long."""

NAMED = frozenset({"person", "org", "place", "speaker", "agency"})
"""Tags whose values are found as words too: the copy says "Lula", the tag his whole name."""


def enter(version: Version, reading: records.Reading) -> None:
    """Make a version findable as it was read; one that is not its story's latest is left alone."""
    enter_all([(version, reading)])


@transaction.atomic
def enter_all(read: Iterable[tuple[Version, records.Reading]]) -> None:
    """The same of several, in as many statements as of one."""
    by_version = {version.pk: (version, reading) for version, reading in read}
    live = Story.objects.filter(latest__in=list(by_version), removed=None).order_by("pk")
    found = [by_version[latest] for latest in live.values_list("latest_id", flat=True)]
    if not found:
        return
    ids = [version.story_id for version, _ in found]
    sources: dict[int, list[int]] = {pk: [] for pk in ids}
    for story, source in Sighting.objects.filter(story__in=ids).values_list("story", "source"):
        sources[story].append(source)
    names = named_all([reading.entities for _, reading in found])
    words.take_out(list(Entry.objects.filter(story__in=ids).values_list("place", flat=True)))
    rows = [
        _write(version, reading, sorted(sources[version.story_id]), called)
        for (version, reading), called in zip(found, names, strict=True)
    ]
    columns = [field.name for field in Entry._meta.concrete_fields if not field.primary_key]
    Entry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["story"], update_fields=columns
    )


def _write(
    version: Version, reading: records.Reading, sources: list[int], names: Mapping[str, Named]
) -> Entry:
    """Put a version's words in; the entry that stands for them."""
    declared = reading.story
    called = {key: settled.name for key, settled in names.items()}
    tags = tags_of(declared, reading, version.number, sources, called)
    place = words.place_of(_at(declared, version.received), version.story_id)
    title = indexed(declared.title or "", BYTES // 20)
    words.put(place, title, indexed(_body(declared, tags)), tokens_of(tags))
    return Entry(
        story_id=version.story_id,
        version=version,
        place=place,
        title=(declared.title or declared.text.strip().partition("\n")[0])[:500],
        language=language_of(declared, reading),
        agency=(reading.origin.agency or "")[:200],
        published=declared.published or "",
        received=version.received,
        tag_lines="\n".join(f"{kind}\t{value}" for kind, value, _ in tags),
        times=" ".join(str(count) for *_, count in tags),
        sentences=reading.summary.sentences,
        claimed=reading.summary.claimed,
        own_voice=reading.summary.own_voice,
    )


def _body(story: records.Story, tags: Iterable[Tag]) -> str:
    """What words are looked for in: text, summary, keywords, and names in full."""
    named = (value for kind, value, _ in tags if kind in NAMED)
    return "\n".join([story.text, story.summary or "", *story.keywords, *named])


def _at(story: records.Story, received: datetime) -> datetime:
    """What a story is sorted by: the beginning of when it was published, else when it came."""
    if not story.published:
        return received
    said = story.published + "-01-01"[len(story.published) - 4 :] * (len(story.published) < 10)
    try:
        at = datetime.fromisoformat(said)
    except ValueError:  # as precise as ISO 8601 can say, which Python cannot always
        return received
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@transaction.atomic
def leave(stories: Iterable[int]) -> None:
    """Take stories out of the index: their senders took them back, or a licence ran out."""
    entries = Entry.objects.filter(story__in=list(stories))
    words.take_out(list(entries.values_list("place", flat=True)))
    entries.delete()


def enter_again(story: int) -> None:
    """Enter a story as it was last read: another source carries it, a name was settled anew."""
    for reading in _readings([story]):
        enter(reading[0], reading[1])


def rebuild() -> Iterator[int]:
    """Make the whole index anew from the readings; yields how many were entered, bit by bit.

    The old entries stand until each is replaced, so that Find goes on; those of stories that are
    gone are taken out at the end.
    """
    done = last = 0
    while True:
        live = Story.objects.filter(removed=None, pk__gt=last, latest__reading__isnull=False)
        some = list(live.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        if not some:
            break
        with transaction.atomic():
            read = list(_readings(some))
            enter_all(read)
            done += len(read)
        last = some[-1]
        yield done
    gone = Entry.objects.exclude(story__removed=None)
    leave(list(gone.values_list("story_id", flat=True)))
    words.take_out_strays()


def _readings(stories: list[int]) -> Iterator[tuple[Version, records.Reading]]:
    """The latest versions of some stories, with their readings."""
    latest = Story.objects.filter(pk__in=stories).values("latest")
    rows = Reading.objects.filter(version__in=latest).select_related("version")
    for row in rows:
        story = unpack_story(row.version.packed)
        yield row.version, unpack_reading(row.packed, story)
