"""What an incoming version does to a story that people have worked on."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.actions.acting import locked_stories, rule
from wiredesk.desk.actions.alerts import CONCERNED, PLAINLY, raise_alert
from wiredesk.desk.actions.editing import rule_edit, save_edit
from wiredesk.desk.actions.jobs import ask_all_by
from wiredesk.desk.models import Edit, Ruling, Story, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.changes import note_of
from wiredesk.desk.queries.standing import Standing, basis_of, standing_of, text_of
from wiredesk.desk.showing import show, show_stories
from wiredesk.desk.texts.editing import (
    carry,
    exact_changes,
    key_of,
    mended,
    merged,
    with_text,
)
from wiredesk.desk.texts.embargoes import standing
from wiredesk.desk.workflow import after_arrival
from wiredesk.reading import read_story


def settle_all(versions: Sequence[Version], now: datetime) -> None:
    """Settle what versions that have just been read mean for the desk: inside a transaction.

    A new version of something that is somebody's work reopens what it touches and says what it
    changed; its orders raise alerts; mends and edits are carried over. Doing it again does nothing.
    ``version.told`` is the story of a version and its reading.
    """
    stories = locked_stories([version.story_id for version in versions])
    plain, anew = dict[int, Story](), set[int]()
    for version in versions:
        story = stories[version.story_id]
        if story.latest_id == version.pk:
            story.latest.told = version.told
        if story.latest_id == version.pk and version.number > 1:
            _settle_new(story, version, version.told[1], now)
            anew.add(story.pk)
        else:
            plain[story.pk] = story
    show_stories([story for pk, story in plain.items() if pk not in anew])
    for pk in sorted(anew):
        show(pk)
    ask_all_by("relate", list(stories), now, now)


def _settle_new(story: Story, version: Version, reading: records.Reading, now: datetime) -> None:
    concerned = story.state in {*CONCERNED, "rejected"} or story.out is not None
    told = Ruling.objects.filter(story=story, verb="arrived", version=version.number)
    if not (concerned or story.edit) or told.exists():
        return
    _raise_alerts(story, version, reading, now)
    change = version.change or {"fields": {}, "words": []}
    text_changed = bool(change["words"]) or "title" in change["fields"]
    note = note_of(version.number, change)
    rule(
        story,
        "arrived",
        None,
        now,
        after=after_arrival(story.state, text_changed),
        why=note,
        detail={"fields": sorted(change["fields"]), "places": len(change["words"])},
        shown={"note": note[:300]},
    )
    if story.edit and (text_changed or story.edit.base_version_id != version.pk):
        _carry(story, story.edit, now)


def _raise_alerts(story: Story, version: Version, reading: records.Reading, now: datetime) -> None:
    """An alert for each kill, hold, embargo or correction that the version before did not carry."""
    before = story.versions.filter(number__lt=version.number).select_related("reading").last()
    old = text_of(before)[1] if before else None
    known = {(order.kind, order.text) for order in old.orders} if old else set()
    new: dict[str, list[records.Order]] = {}
    for order in reading.orders:
        if order.kind in PLAINLY and (order.kind, order.text) not in known:
            new.setdefault(order.kind, []).append(order)
    for kind, orders in new.items():
        words = "\n".join(dict.fromkeys(order.text for order in orders))
        until = standing(tuple(orders))[0]
        raise_alert(story, kind, words[:2000], now, version, until)


def _carry(story: Story, edit: Edit, now: datetime) -> None:
    """Carry the desk's changes over to the latest version, by the desk itself.

    Words that the sender changed too stay as he sent them; the edit that had others is kept.
    """
    base, ours = basis_of(edit.base_version), unpack_story(edit.packed)
    story.edit = None
    stands = standing_of(story)
    theirs = stands.basis
    text, left_out = merged(base.text, ours.text, theirs.text)
    carried = _retitled(base, ours, theirs, text)
    carried, mends = _mend_again(carried, stands)
    if carried.text == theirs.text and carried.title == theirs.title:
        story.save(update_fields=["edit"])
        return
    story.edit = edit
    why = f"Carried over from edit {edit.number} to version {story.latest.number}."
    if left_out:
        places = "one place" if len(left_out) == 1 else f"{len(left_out)} places"
        why += f" In {places} the sender changed the same words: his stand, ours are in the edit."
    made = save_edit(story, stands, carried, None, now, why=why, mends=mends)
    detail = {"left_out": [list(pair) for pair in left_out[:50]]}
    rule_edit(story, "carry", made, None, now, story.state, why=why, detail=detail)


def _retitled(
    base: records.Story, ours: records.Story, theirs: records.Story, text: str
) -> records.Story:
    """The sender's new story with the merged text, its headline where it stands in that."""
    span = theirs.title_span
    if span is None:
        title = ours.title if theirs.title == base.title else theirs.title
        return with_text(replace(theirs, title=title), text)
    changes = exact_changes(theirs.text, text)
    moved = carry(span[0], changes), carry(span[1], changes, True)
    title = text[slice(*moved)].strip("\n")
    return with_text(replace(theirs, title=title or None), text, (moved[0], moved[0] + len(title)))


def _mend_again(
    story: records.Story, stands: Standing
) -> tuple[records.Story, list[dict[str, object]]]:
    """The story with the mends that were accepted before, wherever the same words came again."""
    keys = stands.decisions.mended
    if not keys:
        return story, []
    reading = read_story(story)
    chosen = [d for d in reading.defects if d.mend is not None and key_of(d, story.text) in keys]
    return mended(story, chosen)
