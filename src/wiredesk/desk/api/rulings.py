"""Rulings: what was decided on stories, deciding, and taking a decision back."""

from functools import partial
from typing import Annotated, Any

from msgspec import Meta
from msgspec.structs import asdict

from wiredesk.desk.actions import decide, editing, follow, tick, undo
from wiredesk.desk.actions.rule_on_tie import rule_on_tie
from wiredesk.desk.api.asking import Asked, Sent
from wiredesk.desk.api.problems import Problem, missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.stories import StoryRow, row_of
from wiredesk.desk.api.things import Before, Id, Most, Time, told, visible_story
from wiredesk.desk.models import Alert, Ruling, Shown
from wiredesk.desk.permissions import seen_by
from wiredesk.desk.queries.wire import open_alerts
from wiredesk.records import Record, Refusal


class RulingRow(Record, frozen=True, kw_only=True):
    """One decision."""

    id: int
    story: int
    verb: str
    by: str
    """The person's name as it was then; empty for the desk itself."""
    at: Time
    why: str
    about: str
    """A defect's key, a rule, an alert; empty is the story."""
    version: int | None
    edit: int | None
    before: str
    after: str
    undoes: int | None
    undone: bool


class RulingsPage(Record, frozen=True, kw_only=True):
    """Some decisions, the newest first."""

    rulings: tuple[RulingRow, ...]
    later: int | None
    """What the next page is asked ``before``; ``null`` on the last."""


class RulingsAsked(Asked, frozen=True, kw_only=True):
    """Which decisions."""

    story: Id | None = None
    verb: tuple[str, ...] = ()
    before: Before = None
    most: Most = 50


class Decided(Record, frozen=True, kw_only=True):
    """A decision that was made, and the story as it stands after it."""

    ruling: RulingRow
    story: StoryRow


Why = Annotated[str, Meta(max_length=5_000)]
Reason = Annotated[str, Meta(min_length=1, max_length=5_000)]


class Decision(Sent, frozen=True, kw_only=True, tag_field="verb"):
    """What is decided; ``verb`` says which of these it is."""


class Take(Decision, frozen=True, kw_only=True, tag="take"):
    """Take it, or take it over."""


class PutBack(Decision, frozen=True, kw_only=True, tag="put_back"):
    """Let go of what is taken and not changed."""


class Approve(Decision, frozen=True, kw_only=True, tag="approve"):
    """Always answered 403: an approval needs a person at a screen."""

    why: Why = ""


class Hold(Decision, frozen=True, kw_only=True, tag="hold"):
    """Hold it until somebody reopens it."""

    why: Why = ""


class Reject(Decision, frozen=True, kw_only=True, tag="reject"):
    """Reject it."""

    why: Why = ""


class Reopen(Decision, frozen=True, kw_only=True, tag="reopen"):
    """Take up again what was approved, held or rejected."""

    why: Why = ""


class MendWords(Decision, frozen=True, kw_only=True, tag="mend"):
    """Put the mends of these defects into the text that stands."""

    keys: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
    start: int | None = None
    """The one place where it begins; else all places with the same words."""


class Dismiss(Decision, frozen=True, kw_only=True, tag="dismiss"):
    """Say that a defect is none."""

    key: str
    why: Reason


class Tick(Decision, frozen=True, kw_only=True, tag="tick"):
    """Tick one check of the delivered version: a house rule by its name."""

    what: Annotated[str, Meta(min_length=1, max_length=200)]


class Edit(Decision, frozen=True, kw_only=True, tag="edit"):
    """Save headline and body as a text of the desk's own."""

    base: Annotated[int, Meta(ge=0, le=2**31 - 1)]
    """The edit that the writer began from; 0 is the delivered text."""
    title: Annotated[str, Meta(max_length=2_000)]
    text: Annotated[str, Meta(max_length=2_000_000)]
    version: Annotated[int, Meta(ge=1, le=2**31 - 1)] | None = None
    why: Why = ""


class Same(Decision, frozen=True, kw_only=True, tag="same"):
    """Say that it and another story are the same; it outlives every finding."""

    other: Id
    why: Why = ""


class NotSame(Decision, frozen=True, kw_only=True, tag="not_same"):
    """Say that it and another story are not the same."""

    other: Id
    why: Why = ""


Decisions = (
    Take
    | PutBack
    | Approve
    | Hold
    | Reject
    | Reopen
    | MendWords
    | Dismiss
    | Tick
    | Edit
    | Same
    | NotSame
)

ACTIONS: dict[str, Any] = {
    **decide.DECISIONS,
    "mend": editing.accept_mends,
    "dismiss": editing.dismiss_defect,
    "tick": tick.tick,
    "edit": editing.edit_text,
    "same": partial(rule_on_tie, said="same"),
    "not_same": partial(rule_on_tie, said="not_same"),
}


def _page(rows: Any, most: int) -> RulingsPage:
    found = list(rows.select_related("undone_by").order_by("-pk")[: most + 1])
    later = found[most - 1].pk if len(found) > most else None
    return RulingsPage(rulings=tuple(_row(row) for row in found[:most]), later=later)


def _row(row: Ruling) -> RulingRow:
    return RulingRow(
        id=row.pk,
        story=row.story_id,
        verb=row.verb,
        by=row.name,
        at=told(row.at),
        why=row.why,
        about=row.about,
        version=row.version,
        edit=row.edit,
        before=row.before,
        after=row.after,
        undoes=row.undoes_id,
        undone=hasattr(row, "undone_by"),
    )


@route("GET", "rulings", "see", answer=RulingsPage, asked=RulingsAsked)
def list_rulings(call: Call) -> RulingsPage:
    """What was decided on all stories that the caller may see, the newest first."""
    asked: RulingsAsked = call.asked
    rows = Ruling.objects.filter(seen_by(call.user, "story__shown__"))
    if asked.story is not None:
        rows = rows.filter(story=asked.story)
    if asked.verb:
        rows = rows.filter(verb__in=asked.verb)
    if asked.before is not None:
        rows = rows.filter(pk__lt=asked.before)
    return _page(rows, asked.most)


@route(
    *("POST", "stories/<int:story>/rulings", "see"),
    answer=Decided,
    status=201,
    body=Decisions,
    may_refuse=True,
)
def post_ruling(call: Call, story: int) -> Decided | Refusal:
    """Decide on a story, as the token's person may; no token approves.

    Where somebody saved a newer text than an edit was begun from, nothing is saved (409) and
    `theirs` holds what stands now, and both as one text where no word was changed by both.
    """
    row = visible_story(call, story)
    options = asdict(call.body)
    verb = call.body.__struct_config__.tag
    last = Ruling.objects.filter(story=row).order_by("-pk").values_list("pk", flat=True).first()
    done = ACTIONS[verb](call.user, story, call.now, **options)
    if isinstance(done, Refusal):
        return done
    if isinstance(done, editing.Conflict):
        raise _conflict(done)
    made = Ruling.objects.filter(story=row, verb=verb, by=call.user, pk__gt=last or 0).first()
    if made is None:
        return Refusal(what=verb, why="Nothing was changed.")
    return _decided(made)


def _decided(made: Ruling) -> Decided:
    return Decided(ruling=_row(made), story=row_of(Shown.objects.get(pk=made.story_id)))


def _conflict(found: editing.Conflict) -> Problem:
    theirs = {
        "version": found.version,
        "edit": found.edit,
        "by": found.by,
        "at": told(found.at),
        "title": found.title,
        "text": found.text,
        "together": found.together,
    }
    return Problem("conflict", "Somebody saved a newer text meanwhile: nothing was saved.", theirs)


@route(*("POST", "rulings/<int:ruling>/undo", "undo"), answer=Decided, status=201, may_refuse=True)
def post_undo(call: Call, ruling: int) -> Decided | Refusal:
    """Take one of the person's own last decisions back."""
    row = Ruling.objects.filter(seen_by(call.user, "story__shown__"), pk=ruling).first()
    if row is None:
        raise missing("ruling")
    done = undo.undo_ruling(call.user, ruling, call.now)
    return done if isinstance(done, Refusal) else _decided(done)


class AlertRow(Record, frozen=True, kw_only=True):
    """A kill, hold, correction, embargo or deletion of something taken or published."""

    id: int
    story: int
    title: str
    kind: str
    words: str
    """The sender's own."""
    until: Time | None
    raised: Time
    published: bool


class AlertList(Record, frozen=True, kw_only=True):
    """Those that nobody has answered, the newest first."""

    alerts: tuple[AlertRow, ...]


class Answered(Sent, frozen=True, kw_only=True):
    """To follow it, or not to with a reason."""

    follow: bool
    why: Why = ""


@route("GET", "alerts", "see", answer=AlertList)
def list_alerts(call: Call) -> AlertList:
    """Open alerts, the newest first."""
    return AlertList(
        alerts=tuple(
            AlertRow(
                id=row.pk,
                story=row.story_id,
                title=row.story.shown.title,
                kind=row.kind,
                words=row.words,
                until=told(row.until),
                raised=told(row.raised),
                published=row.published,
            )
            for row in open_alerts(call.user)
        )
    )


@route(
    *("POST", "alerts/<int:alert>", "follow"),
    answer=Decided,
    status=201,
    body=Answered,
    may_refuse=True,
)
def post_alert(call: Call, alert: int) -> Decided | Refusal:
    """Follow an alert, or dismiss it with a reason."""
    row = Alert.objects.filter(seen_by(call.user, "story__shown__"), pk=alert).first()
    if row is None:
        raise missing("alert")
    if call.body.follow:
        done = follow.follow(call.user, alert, call.now)
    else:
        done = follow.dismiss_alert(call.user, alert, call.now, why=call.body.why)
    return done if isinstance(done, Refusal) else _decided(done)
