"""Entering stories into the index as they stand on the desk, and taking them out.

``desk.showing`` enters a story whenever it is read or decided on, in the same transaction.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from django.db import transaction
from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.models import Entry, Sighting, Story
from wiredesk.desk.queries.names import Named, named_all
from wiredesk.desk.queries.standing import Standing, standings
from wiredesk.desk.search import words
from wiredesk.desk.search.folding import BYTES, indexed
from wiredesk.desk.search.tags import Tag, language_of, mended_of, tags_of, tokens_of

AT_ONCE = 200
"""Stories of one transaction of a rebuild, so that no other writer waits long."""

NAMED = frozenset({"person", "org", "place", "speaker", "agency"})
"""Tags whose values are found as words too: the copy says "Lula", the tag his whole name."""


def enter(story: Story, stands: Standing) -> None:
    """Make a story findable as it stands; one that is not read yet, or gone, is left alone."""
    enter_all([(story, stands)])


@transaction.atomic
def enter_all(some: Iterable[tuple[Story, Standing]]) -> None:
    """The same of several, in as many statements as of one."""
    found = [pair for pair in some if pair[1].reading is not None and not pair[0].removed]
    if not found:
        return
    ids = [story.pk for story, _ in found]
    sources: dict[int, list[int]] = {pk: [] for pk in ids}
    for pk, source in Sighting.objects.filter(story__in=ids).values_list("story", "source"):
        sources[pk].append(source)
    names = named_all([stands.reading.entities for _, stands in found])
    words.take_out(list(Entry.objects.filter(story__in=ids).values_list("place", flat=True)))
    rows = [
        _write(story, stands, sorted(sources[story.pk]), called)
        for (story, stands), called in zip(found, names, strict=True)
    ]
    columns = [field.name for field in Entry._meta.concrete_fields if not field.primary_key]
    Entry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["story"], update_fields=columns
    )


def _write(story: Story, stands: Standing, sources: list[int], names: Mapping[str, Named]) -> Entry:
    """Put a story's words in; the entry that stands for them."""
    told, reading, received = stands.story, stands.reading, story.latest.received
    tags = _tags(story, stands, sources, {key: settled.name for key, settled in names.items()})
    place = words.place_of(_at(told, received), story.pk)
    title = indexed(told.title or "", BYTES // 20)
    words.put(place, title, indexed(_body(told, tags)), tokens_of(tags))
    return Entry(
        story_id=story.pk,
        version=story.latest,
        place=place,
        title=(told.title or told.text.strip().partition("\n")[0])[:500],
        language=language_of(told, reading),
        agency=(reading.origin.agency or "")[:200],
        published=told.published or "",
        received=received,
        tag_lines="\n".join(f"{kind}\t{value}" for kind, value, _ in tags),
        times=" ".join(str(count) for *_, count in tags),
        sentences=reading.summary.sentences,
        claimed=reading.summary.claimed,
        own_voice=reading.summary.own_voice,
    )


def _tags(
    story: Story, stands: Standing, sources: list[int], called: Mapping[str, str]
) -> list[Tag]:
    """The tags of the text that stands, with the defects that are open in it."""
    reading = replace(stands.reading, defects=stands.defects)
    tags = tags_of(stands.story, reading, story.latest.number, sources, called)
    return tags + mended_of(stands.sent_defects, stands.defects)


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
    """Enter a story as it stands: another source carries it, a name was settled anew."""
    enter_some([story])


@transaction.atomic
def enter_some(stories: list[int]) -> int:
    """Enter some stories as they stand; how many there were to enter."""
    found = standings(stories)
    enter_all(found.values())
    return len(found)


def rebuild() -> Iterator[int]:
    """Make the whole index anew from what stands; yields how many were entered, bit by bit.

    The old entries stand until each is replaced, so that Find goes on; those of stories that are
    gone are taken out at the end.
    """
    done = last = 0
    while True:
        live = Story.objects.filter(removed=None, pk__gt=last, latest__reading__isnull=False)
        some = list(live.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        if not some:
            break
        done += enter_some(some)
        last = some[-1]
        yield done
    gone = Entry.objects.exclude(story__removed=None)
    leave(list(gone.values_list("story_id", flat=True)))
    words.take_out_strays()
