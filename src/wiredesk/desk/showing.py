"""Working out what the Wire, Find and the house rules read: when a story arrives, is read, or is
decided on. Everything here can be done again at any time and gives the same."""

from collections.abc import Sequence
from typing import Any

import msgspec
from django.db.models import Q

from wiredesk import records
from wiredesk.desk.models import Alert, Arrival, Facts, Ruling, Shown, Source, Story, Tie, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.standing import (
    IN_FORCE,
    WITH_TEXT,
    Standing,
    settings_of,
    standing_of,
)
from wiredesk.desk.rules import Desk, facts_of
from wiredesk.desk.search.entering import enter_all
from wiredesk.desk.texts.embargoes import standing
from wiredesk.wire.identity import FEW_WORDS, words_of

LOUDEST = ("kill", "hold", "embargo", "correction")

OPENING = 300

GROUPED = {"follows", "copies"}
"""Columns that ``regroup`` alone writes."""

COLUMNS = [
    field.attname
    for field in Shown._meta.concrete_fields
    if field.name not in GROUPED and not field.primary_key
]


def show_arrived(
    kept: Story, version: Version, text: records.Story, arrival: Arrival, first: bool
) -> None:
    """Put a story that has just been kept on the Wire, unread as it is."""
    kept.latest = version
    version.arrival = arrival
    before = None if first else Shown.objects.filter(pk=kept.pk).first()
    row = row_of(kept, text, None, (), tied=not first)
    if before:
        row.note, row.alerts, row.order = before.note, before.alerts, before.order
    _write([(row, before)])


def show(story_id: int) -> None:
    """Work out a story's row, what it is found by, and its facts from all that is kept of it."""
    show_story(Story.objects.select_related(*WITH_TEXT, "shown").get(pk=story_id))


def show_story(story: Story) -> None:
    """The same of a story that was loaded just now, with what ``WITH_TEXT`` names and its row."""
    show_stories([story])


def show_stories(stories: Sequence[Story]) -> None:
    """The same of several: as many statements as for one, but for those that need more."""
    if not stories:
        return
    ids = [story.pk for story in stories]
    rulings: dict[int, list[Ruling]] = {pk: [] for pk in ids}
    for ruling in Ruling.objects.filter(story__in=ids, verb__in=IN_FORCE, undone_by=None):
        rulings[ruling.story_id].append(ruling)
    tied = set(Tie.objects.filter(a__in=ids).values_list("a", flat=True))
    rows: list[tuple[Shown, Shown | None]] = []
    facts: list[Facts] = []
    found: list[tuple[Story, Standing]] = []
    for story in stories:
        stands, before = standing_of(story, rulings[story.pk]), getattr(story, "shown", None)
        if stands is None:
            Shown.objects.filter(pk=story.pk).delete()
            continue
        row = _stood(story, stands, before, story.pk in tied)
        rows.append((row, before))
        if stands.reading is not None:
            copies = before.copies if before else 0
            desk = desk_of(story, row, stands.decisions.ticked, copies)
            values = facts_of(stands.reading, settings_of(story), desk, stands.defects)
            facts.append(Facts(story_id=story.pk, at=desk.received, values=values))
            found.append((story, stands))
    _write(rows)
    enter_all(found)
    _write_facts(facts)


def _stood(story: Story, stands: Standing, before: Shown | None, tied: bool) -> Shown:
    """The row of a story as it stands."""
    row = row_of(story, stands.story, stands.reading, stands.defects, tied)
    if story.state != "received" or story.out or (before and before.alerts):
        row.alerts = Alert.objects.filter(story=story, closed=None).count()
    row.note = before.note if before else ""
    if stands.decisions.lifted:
        row.embargo_words = ""
    return row


def show_state(story: Story, **changed: Any) -> None:
    """Bring the row's state up to date after a decision that touched no text."""
    Shown.objects.filter(pk=story.pk).update(**_state(story), **changed)


def desk_of(story: Story, row: Shown, ticked: tuple[str, ...] = (), copies: int = 0) -> Desk:
    """What house rules may ask of the desk itself."""
    return Desk(
        source=row.source_name,
        publisher=row.publisher,
        received=row.at,
        version=row.version,
        flags=tuple(row.flags),
        copies=copies,
        state=story.state,
        edited=story.edit is not None,
        ticked=ticked,
        alerts=row.alerts,
    )


def row_of(
    story: Story,
    text: records.Story,
    reading: records.Reading | None,
    defects: Sequence[records.Defect],
    tied: bool = True,
) -> Shown:
    """The row of a story with the text that stands; what depends on other rows is left out.

    ``tied``: it may be tied to others, whose row it shares.
    """
    version, settings = story.latest, settings_of(story)
    source = version.arrival.source
    row = Shown(
        story_id=story.pk,
        at=version.received,
        first=story.first_received,
        source=source,
        source_name=source.name if source else "",
        publisher=story.publisher,
        priority=max(-99, min(99, settings.priority)),
        language=version.language[:35],
        title=text.title or "",
        opening=_opening(text),
        published=version.published,
        section=(text.section or "")[:200],
        words=len(text.text.split()),
        version=version.number,
        flags=version.flags,
        fingerprint=_group(story, version.fingerprint if _is_telling(text) else "", tied),
        licence=settings.licence or "",
        removed=story.removed is not None,
        **_state(story),
    )
    if reading is not None:
        _add_reading(row, reading, defects)
    return row


def _state(story: Story) -> dict[str, Any]:
    return {
        "state": story.state,
        "taken_by": story.taken_by,
        "taken_name": name_of(story.taken_by),
        "edit": story.edit.number if story.edit else 0,
        "out": story.out,
    }


def name_of(user: Any) -> str:
    """How a person is called on screens; empty for nobody."""
    return (user.get_full_name() or user.get_username())[:150] if user else ""


def _add_reading(row: Shown, reading: records.Reading, defects: Sequence[records.Defect]) -> None:
    origin, story = reading.origin, reading.story
    row.read = True
    row.language = reading.language.tag[:35]
    row.agency = (origin.agency or "")[:200]
    named = (origin.agency, origin.byline, origin.credit, origin.source_link, story.byline)
    row.no_origin = not (any(named) or origin.chain)
    row.embargo, row.embargo_words = standing(reading.orders)
    kinds = {order.kind for order in reading.orders if order.loud or order.kind == "correction"}
    row.order = next((kind for kind in LOUDEST if kind in kinds), "")
    for severity in ("critical", "major", "minor", "info"):
        setattr(row, severity, sum(defect.severity == severity for defect in defects))
    body = [s for s in reading.sentences if s.kind in {"claim", "own_voice"}]
    if body:
        words = story.text[body[0].start : body[-1].end][: OPENING * 2]
        row.opening = " ".join(words.split())[:OPENING]


def _opening(text: records.Story) -> str:
    start = text.title_span[1] if text.title_span and text.title_span[0] == 0 else 0
    return " ".join(text.text[start : start + OPENING * 2].split())[:OPENING]


NEAR = 0.8
"""How much of either must stand in the other for two copies to share a row of the Wire."""


def _group(story: Story, fingerprint: str, tied: bool = True) -> str:
    """What a story is grouped by: of a near copy what the earlier one is, else its own text."""
    if not tied:
        return fingerprint
    near = Q(kind="copy", share__gte=NEAR, share_back__gte=NEAR, ruled="") | Q(ruled="same")
    ties = Tie.objects.filter(near, a=story).exclude(b__shown__fingerprint="")
    leader = ties.order_by("b__shown__first", "b").values_list("b__shown__fingerprint", flat=True)
    return leader.first() or fingerprint


def group_copy(story_id: int) -> None:
    """Group a story's row anew after ties of it were found, or somebody ruled on them."""
    row = Shown.objects.filter(pk=story_id).select_related("story__latest").first()
    if row is None or row.story.latest is None:
        return
    text = unpack_story(row.story.latest.packed)
    wanted = _group(row.story, row.story.latest.fingerprint if _is_telling(text) else "")
    if wanted != row.fingerprint:
        Shown.objects.filter(pk=story_id).update(fingerprint=wanted, follows=False, copies=0)
        for fingerprint in {wanted, row.fingerprint} - {""}:
            regroup(fingerprint)


def _is_telling(text: records.Story) -> bool:
    return len(text.text) > FEW_WORDS * 40 or len(words_of(text)) >= FEW_WORDS


def _write(rows: Sequence[tuple[Shown, Shown | None]]) -> None:
    """Write rows, each with what it was before."""
    Shown.objects.bulk_create(
        [row for row, _ in rows],
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=[Shown._meta.get_field(_field(column)).name for column in COLUMNS],
    )
    moved: set[str] = set()
    for row, before in rows:
        old = (before.fingerprint, before.removed) if before else ("", False)
        if old != (row.fingerprint, row.removed):
            moved |= {row.fingerprint, old[0]}
    for fingerprint in sorted(moved - {""}):
        regroup(fingerprint)


def _field(column: str) -> str:
    return column.removesuffix("_id") if column in {"source_id", "taken_by_id"} else column


def regroup(fingerprint: str) -> None:
    """Let the earliest of the stories with one text stand for all of them."""
    rows = Shown.objects.filter(fingerprint=fingerprint, removed=False)
    group = list(rows.order_by("first", "story_id").values_list("story_id", "follows", "copies"))
    if not group or (len(group) == 1 and group[0][1:] == (False, 0)):
        return
    leader = group[0][0]
    Shown.objects.filter(pk=leader).update(follows=False, copies=len(group) - 1)
    late = [pk for pk, follows, copies in group[1:] if not follows or copies]
    if late:
        Shown.objects.filter(pk__in=late).update(follows=True, copies=0)


def _write_facts(facts: Sequence[Facts]) -> None:
    Facts.objects.bulk_create(
        facts,
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=["at", "values"],
    )


def show_source(source: Source) -> None:
    """Bring the rows of a source up to date after it was settled anew: one statement."""
    settings = msgspec.convert(source.settings, records.SourceSettings)
    Shown.objects.filter(source=source).update(
        source_name=source.name,
        licence=settings.licence or "",
        priority=max(-99, min(99, settings.priority)),
    )


def show_missing(most: int = 500) -> int:
    """Put stories on the Wire that were kept before there was one; how many. Done when 0."""
    missing = Story.objects.filter(shown=None).exclude(latest=None).values_list("pk", flat=True)
    for story_id in (found := list(missing[:most])):
        show(story_id)
    return len(found)
