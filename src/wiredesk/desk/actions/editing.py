"""Changing a story's text: mends accepted, defects dismissed, words written by hand."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from wiredesk import records
from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.models import Edit, Ruling, Story
from wiredesk.desk.packing import pack_reading, pack_story, unpack_story
from wiredesk.desk.queries.standing import Standing, basis_of, standing_of
from wiredesk.desk.showing import name_of, show
from wiredesk.desk.texts.editing import exact_changes, key_of, mended, merged, parts_of, with_parts
from wiredesk.desk.workflow import move
from wiredesk.reading import read_story
from wiredesk.records import Record, Refusal
from wiredesk.wire.storable import storable

NOT_READ = "It has not been read yet."


class Conflict(Record, frozen=True, kw_only=True):
    """Somebody saved a newer text meanwhile. Both are here; nothing was saved."""

    version: int
    """The delivered version that is the latest now."""
    edit: int
    """The text that stands now; 0 is the delivered one."""
    by: str
    """Who wrote it; empty for the sender or the desk itself."""
    at: datetime
    title: str
    text: str
    """What stands now."""
    my_title: str
    my_text: str
    """What was to be saved."""
    together: str | None
    """Both as one text, where no word was changed by both; an editor confirms it."""


@action("mend")
def accept_mends(
    user: Any,
    story: Story,
    now: datetime,
    *,
    keys: Collection[str],
    start: int | None = None,
    batch: str = "",
) -> Edit | Refusal:
    """Put the mends of these defects (``editing.key_of``) into the text that stands.

    Each stands for all places with the same words; with ``start`` for the one there alone. The
    mends are remembered, and hold when the words arrive again.
    """
    after, stands = move(story.state, "mend"), standing_of(story)
    if isinstance(after, Refusal):
        return after
    if stands is None or stands.reading is None:
        return Refusal(what="mend", why=NOT_READ)
    chosen = [
        defect
        for defect in stands.reading.defects
        if defect.mend is not None and key_of(defect, stands.story.text) in keys
    ]
    if start is not None:
        chosen = [defect for defect in chosen if defect.start == start]
    text, made = mended(stands.story, chosen)
    if not made:
        return Refusal(what="mend", why="These words do not stand in the text any more.")
    edit = save_edit(story, stands, text, user, now, mends=made)
    about = str(made[0]["key"]) if len(made) == 1 else f"{len(made)} places"
    detail = {"keys": sorted({str(one["key"]) for one in made})}
    rule_edit(story, "mend", edit, user, now, after, about=about, detail=detail, batch=batch)
    return edit


def accept_mend(
    user: Any, story_id: int, now: datetime, *, key: str, start: int | None = None
) -> Edit | Refusal:
    """Put one defect's mend into the text: everywhere, or where it begins at ``start``."""
    return accept_mends(user, story_id, now, keys=[key], start=start)


@action("dismiss")
def dismiss_defect(
    user: Any, story: Story, now: datetime, *, key: str, why: str, batch: str = ""
) -> Ruling | Refusal:
    """Say that a defect is none, with a reason. It holds for these words in every version."""
    if not why.strip():
        return Refusal(what="dismiss", why="Say why it is no defect.")
    stands = standing_of(story)
    if stands is None or stands.reading is None:
        return Refusal(what="dismiss", why=NOT_READ)
    if key not in {key_of(defect, stands.story.text) for defect in stands.defects}:
        return Refusal(what="dismiss", why="There is no such defect any more.")
    ruling = rule(story, "dismiss", user, now, about=key, why=why, batch=batch)
    show(story.pk)
    return ruling


@action("edit")
def edit_text(
    user: Any,
    story: Story,
    now: datetime,
    *,
    base: int,
    title: str,
    text: str,
    version: int | None = None,
    why: str = "",
) -> Edit | Conflict | Refusal:
    """Save headline and body (``editing.parts_of``) as a text of the desk's own.

    ``base`` is the number of the edit that the writer began from (0: the delivered text), and
    ``version`` the delivered version then. Where either has moved on, nothing is saved and both
    texts come back. Text that changes nothing saves nothing: the edit that stands comes back, or
    a refusal where there is none.
    """
    after, stands = move(story.state, "edit"), standing_of(story)
    if isinstance(after, Refusal):
        return after
    if stands is None:
        return Refusal(what="edit", why="There is nothing of it to edit.")
    title, text = storable(title).strip(), storable(text).replace("\r\n", "\n")
    number = story.edit.number if story.edit else 0
    if (title, text.rstrip()) == tuple(part.rstrip() for part in parts_of(stands.story)):
        return story.edit or Refusal(what="edit", why="Nothing was changed.")
    if base != number or version not in {None, story.latest.number}:
        return _conflict(story, stands, base, version, title, text)
    edit = save_edit(story, stands, with_parts(stands.story, title, text), user, now, why=why)
    rule_edit(story, "edit", edit, user, now, after, why=why)
    return edit


def _conflict(
    story: Story, stands: Standing, base: int, version: int | None, title: str, text: str
) -> Conflict:
    now_title, now_text = parts_of(stands.story)
    edit = story.edit
    began = _began_from(story, base, version)
    together = None
    if began is not None:
        joined, left_out = merged(parts_of(began)[1], text, now_text)
        together = None if left_out else joined
    return Conflict(
        version=story.latest.number,
        edit=edit.number if edit else 0,
        by=edit.name if edit else "",
        at=edit.at if edit else story.latest.received,
        title=now_title,
        text=now_text,
        my_title=title,
        my_text=text,
        together=together,
    )


def _began_from(story: Story, base: int, version: int | None) -> records.Story | None:
    rows = story.edits if base else story.versions
    number = base or version or story.latest.number
    row = rows.filter(number=number).first()
    if row is None:
        return None
    return unpack_story(row.packed) if base else basis_of(row)


def save_edit(
    story: Story,
    stands: Standing,
    text: records.Story,
    user: Any,
    now: datetime,
    *,
    why: str = "",
    mends: Iterable[dict[str, object]] = (),
) -> Edit:
    """Keep a text of the desk's own, read by the same reader, and let it stand."""
    given = stands.delivered_reading.given if stands.delivered_reading else records.Given()
    reading = read_story(text, given)
    last = story.edits.order_by("-number").values_list("number", flat=True).first() or 0
    return Edit.objects.create(
        story=story,
        number=last + 1,
        base_version=story.latest,
        base=story.edit.number if story.edit else 0,
        title=text.title or "",
        text=text.text,
        packed=pack_story(text),
        by=user,
        name=name_of(user),
        at=now,
        why=why,
        mends=list(mends),
        words=exact_changes(stands.story.text, text.text),
        reader=reading.made_by.reader,
        reading=pack_reading(reading),
    )


def rule_edit(
    story: Story, verb: str, edit: Edit, user: Any, now: datetime, after: str, **fields: Any
) -> None:
    """The ruling of an edit; from here on it is the text that stands."""
    before = story.edit.number if story.edit else 0
    story.edit = edit
    story.save(update_fields=["edit"])
    detail = {**fields.pop("detail", {}), "edit_before": before}
    rule(story, verb, user, now, after=after, detail=detail, **fields)
    show(story.pk)
