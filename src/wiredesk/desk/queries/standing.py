"""What stands of a story now: its text (the desk's, the linked page's or the delivered), reading,
and decisions."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.models import Page, Ruling, Story, Version
from wiredesk.desk.packing import unpack_reading, unpack_story
from wiredesk.desk.texts.editing import open_defects

IN_FORCE = ("dismiss", "tick", "lift_embargo", "mend")
"""Rulings that say something of the text for as long as nobody undoes them."""


class Decisions(NamedTuple):
    """What people have said of a story's text that still holds."""

    dismissed: frozenset[str] = frozenset()
    """Keys of defects (``editing.key_of``); they hold for every version."""
    mended: frozenset[str] = frozenset()
    ticked: tuple[str, ...] = ()
    """Ticks hold for the version that they were made on."""
    lifted: bool = False


class Standing(NamedTuple):
    """A story as it stands."""

    story: records.Story
    reading: records.Reading | None
    """``None`` until the worker has read it."""
    delivered: records.Story
    delivered_reading: records.Reading | None
    basis: records.Story
    """What the desk works on: the delivered story, with its page's text where that counts."""
    page: Page | None
    """The page behind an excerpt, whether it counts or not; ``None`` where none was fetched."""
    decisions: Decisions
    defects: tuple[records.Defect, ...]
    """Open ones of the text that stands."""
    sent_defects: tuple[records.Defect, ...]
    """Those of the text that the desk works on, before it mended any."""


WITH_TEXT = ("latest__reading", "latest__page", "latest__arrival__source", "edit", "taken_by")
"""What ``standing_of`` needs beside a story row, for ``select_related``."""


def standing_of(story: Story, rulings: Iterable[Ruling] | None = None) -> Standing | None:
    """The story as it stands; ``None`` where no version of it is left.

    ``story`` is best loaded with ``select_related(*WITH_TEXT)``; its rulings are asked for unless
    given.
    """
    if story.latest is None:
        return None
    delivered, reading = text_of(story.latest)
    page = getattr(story.latest, "page", None)
    basis, basis_reading = delivered, reading
    if counts(page):
        basis, basis_reading = body_of_page(page, delivered)
        basis_reading = _with_orders(basis_reading, reading)
    stands, stands_reading = basis, basis_reading
    if story.edit is not None:
        stands = unpack_story(story.edit.packed)
        stands_reading = unpack_reading(story.edit.reading, stands)
    decisions = decisions_of(story, rulings)
    found = stands_reading.defects if stands_reading else ()
    sent = basis_reading.defects if basis_reading else ()
    return Standing(
        story=stands,
        reading=stands_reading,
        delivered=delivered,
        delivered_reading=reading,
        basis=basis,
        page=page,
        decisions=decisions,
        defects=open_defects(found, stands.text, decisions.dismissed),
        sent_defects=open_defects(sent, basis.text, decisions.dismissed),
    )


def standings(stories: Iterable[int]) -> dict[int, tuple[Story, Standing]]:
    """Some stories as they stand, those of which anything is left: two statements for all."""
    ids = list(stories)
    rulings: dict[int, list[Ruling]] = defaultdict(list)
    for ruling in Ruling.objects.filter(story__in=ids, verb__in=IN_FORCE, undone_by=None):
        rulings[ruling.story_id].append(ruling)
    rows = Story.objects.filter(pk__in=ids).select_related(*WITH_TEXT)
    found = ((row, standing_of(row, rulings[row.pk])) for row in rows)
    return {row.pk: (row, stands) for row, stands in found if stands is not None}


def texts_of(stories: Iterable[int]) -> dict[int, str]:
    """The texts of some stories as they stand, and nothing else of them: one statement."""
    columns = ("edit__text", "latest__page__counts", "latest__page__packed", "latest__packed")
    rows = Story.objects.filter(pk__in=list(stories)).exclude(latest=None)
    return {pk: _text(*told) for pk, *told in rows.values_list("pk", *columns)}


def _text(edited: str | None, counts: bool | None, page: bytes | None, delivered: bytes) -> str:
    if edited is not None:
        return edited
    return unpack_story(page if counts and page else delivered).text


def _with_orders(
    page: records.Reading | None, feed: records.Reading | None
) -> records.Reading | None:
    """The reading of a page with the orders that the feed gave beside it, an embargo say."""
    if page is None or feed is None:
        return page
    known = {(order.kind, order.text) for order in page.orders}
    more = (o for o in feed.orders if (o.kind, o.text) not in known)
    return replace(page, orders=(*page.orders, *(replace(o, start=None, end=None) for o in more)))


def counts(page: Page | None) -> bool:
    """Whether a page's text is the one to work on."""
    return page is not None and page.counts and page.packed is not None


def basis_of(version: Version) -> records.Story:
    """What the desk works on of a delivered version: its page's text where that counts."""
    delivered, page = unpack_story(version.packed), getattr(version, "page", None)
    return body_of_page(page, delivered)[0] if counts(page) else delivered


def body_of_page(
    page: Page, delivered: records.Story
) -> tuple[records.Story, records.Reading | None]:
    """The delivered story with the text of its page, and what was read in that.

    What its sender declares (who it is, dates, rights) stays as it was delivered.
    """
    told = unpack_story(bytes(page.packed or b""))
    story = replace(
        delivered,
        text=told.text,
        title=told.title or delivered.title,
        title_span=told.title_span,
        html=told.html,
        blocks=told.blocks,
        links=told.links,
        byline=delivered.byline or told.byline,
        notes=(*delivered.notes, *told.notes),
    )
    return story, unpack_reading(page.reading, story) if page.reading else None


def text_of(version: Version) -> tuple[records.Story, records.Reading | None]:
    """A delivered version and its reading, as it was ``told`` where it was read just now."""
    if (told := getattr(version, "told", None)) is not None:
        return told  # type: ignore[no-any-return]
    story = unpack_story(version.packed)
    reading = getattr(version, "reading", None)
    return story, unpack_reading(reading.packed, story) if reading else None


def decisions_of(story: Story, rulings: Iterable[Ruling] | None = None) -> Decisions:
    """What holds of the rulings on a story, the undone ones left out."""
    if rulings is None:
        rulings = Ruling.objects.filter(story=story, verb__in=IN_FORCE, undone_by=None)
    number = story.latest.number if story.latest else None
    held = [ruling for ruling in rulings if ruling.verb in IN_FORCE]
    return Decisions(
        dismissed=frozenset(ruling.about for ruling in held if ruling.verb == "dismiss"),
        mended=frozenset(key for r in held if r.verb == "mend" for key in r.detail.get("keys", ())),
        ticked=tuple(
            dict.fromkeys(r.about for r in held if r.verb == "tick" and r.version == number)
        ),
        lifted=any(r.verb == "lift_embargo" and r.version == number for r in held),
    )


def settings_of(story: Story) -> records.SourceSettings:
    """The settings of the source that brought the latest version."""
    source = story.latest.arrival.source if story.latest else None
    return msgspec.convert(source.settings if source else {}, records.SourceSettings)
