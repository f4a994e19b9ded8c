"""Stories: the Wire as a list, one with all that the desk says of it, and one handed in."""

from typing import Annotated, Literal

from django.conf import settings
from msgspec import Meta

from wiredesk import records
from wiredesk.desk.actions.acting import write_audit
from wiredesk.desk.actions.enter import enter
from wiredesk.desk.api.asking import Asked, Sent
from wiredesk.desk.api.problems import Problem, missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Id, Most, Time, mark, told, visible_story
from wiredesk.desk.models import Shown
from wiredesk.desk.queries.filters import BADGES, QuestionError
from wiredesk.desk.queries.story import StoryPage, story_page
from wiredesk.desk.queries.wire import copies_of, wire_rows
from wiredesk.desk.screens.moves import moves_of
from wiredesk.records import Delivery, Record, Refusal
from wiredesk.wire.carriers.web import once
from wiredesk.wire.refusals import LARGEST

State = Literal["received", "taken", "mended", "approved", "held", "rejected"]
Badge = Literal[tuple(BADGES)]  # type: ignore[valid-type]


class StoriesAsked(Asked, frozen=True, kw_only=True):
    """Which stories. All that is named must fit; of a list, any of it (of badges, all)."""

    state: tuple[State | Literal["open"], ...] = ()
    source: tuple[Id, ...] = ()
    language: Annotated[
        tuple[str, ...], Meta(description="`pt` is also `pt-BR`.", max_length=50)
    ] = ()
    badge: tuple[Badge, ...] = ()
    mine: Annotated[bool, Meta(description="Taken by whoever asks.")] = False
    text: Annotated[str, Meta(max_length=200, description="Words of headline or opening.")] = ""
    since: Annotated[str | None, Meta(description="Received since: a day or a time.")] = None
    after: Annotated[str, Meta(description="`later` of the page before.")] = ""
    most: Most = 50


class StoryRow(Record, frozen=True, kw_only=True):
    """A story as it stands on the Wire."""

    id: int
    state: State
    at: Time
    """When its latest version was received."""
    first: Time
    source: int | None
    source_name: str
    publisher: str
    title: str
    opening: str
    language: str
    published: str
    """As precise as declared; empty where nothing was."""
    section: str
    agency: str
    words: int
    version: int
    edit: int
    """The desk's own text that stands; 0 is the delivered one."""
    flags: tuple[str, ...]
    read: bool
    copies: int
    critical: int
    major: int
    minor: int
    info: int
    no_origin: bool
    licence: str
    """full | excerpt | none; empty is unknown."""
    order: str
    embargo: Time | None
    embargo_words: str
    taken_by: str
    note: str
    alerts: int
    out: Time | None
    """Since when it is published."""
    removed: bool


class StoriesPage(Record, frozen=True, kw_only=True):
    """Some stories, the newest first."""

    stories: tuple[StoryRow, ...]
    later: str
    """What the next page is asked ``after``; empty on the last."""


class MarkedDefect(Record, frozen=True, kw_only=True):
    """A defect of the text that stands."""

    key: str
    """What it is mended and dismissed by."""
    defect: records.Defect
    dismissed: str
    """Why it was; empty while it is open."""


class HouseCheck(Record, frozen=True, kw_only=True):
    """A house rule and how the story stands to it."""

    rule: str
    kind: str
    met: bool
    ticked: bool
    blocks: bool
    why: str


class OneStory(Record, frozen=True, kw_only=True):
    """A story and what the desk says of it."""

    story: StoryRow
    title: str
    text: str
    """The text that stands: the desk's own, else the delivered one. Empty where it was let go."""
    defects: tuple[MarkedDefect, ...]
    checks: tuple[HouseCheck, ...]
    embargo: str
    """In a sentence, while one holds."""
    copies: tuple[int, ...]
    """Later stories with this very text."""
    may: tuple[str, ...]
    """What the caller may decide on it now."""


@route("GET", "stories", "see", answer=StoriesPage, asked=StoriesAsked)
def list_stories(call: Call) -> StoriesPage:
    """The stories on the Wire, the newest first."""
    asked: StoriesAsked = call.asked
    question = {
        name: getattr(asked, name)
        for name in ("state", "source", "language", "badge", "mine", "text", "since")
        if getattr(asked, name)
    }
    try:
        after = mark(asked.after) if asked.after else ""
        page = wire_rows(call.user, question, after, asked.most)
    except QuestionError as error:
        raise Problem("malformed", str(error)) from error
    return StoriesPage(stories=tuple(row_of(row) for row in page.rows), later=page.after)


@route("GET", "stories/<int:story>", "see", answer=OneStory)
def show_story(call: Call, story: int) -> OneStory:
    """One story: its row, its text, its defects, and what the house rules say."""
    visible_story(call, story)
    page = story_page(call.user, story, call.now)
    if page is None:
        raise missing("story")
    return _one(call, page)


def _one(call: Call, page: StoryPage) -> OneStory:
    text = page.stands.story if page.stands else None
    checks = (
        HouseCheck(rule=c.rule, kind=c.kind, met=c.met, ticked=c.ticked, blocks=c.blocks, why=c.why)
        for c in page.checks
    )
    moves = moves_of(call.user, page.row.state, page.row.taken_by_id)
    return OneStory(
        story=row_of(page.shown),
        title=(text.title or "") if text else "",
        text=text.text if text else "",
        defects=tuple(
            MarkedDefect(key=one.key, defect=one.defect, dismissed=one.dismissed)
            for one in page.defects
        ),
        checks=tuple(checks),
        embargo=page.embargo,
        copies=tuple(row.story_id for row in copies_of(call.user, page.row.pk)),
        may=tuple(move.verb for move in moves),
    )


AS_THEY_ARE = (
    *("state", "source_name", "publisher", "title", "opening", "language", "published", "section"),
    *("agency", "words", "version", "edit", "read", "copies", "critical", "major", "minor", "info"),
    *("no_origin", "licence", "order", "embargo_words", "note", "alerts", "removed"),
)


def row_of(row: Shown) -> StoryRow:
    """A row of the Wire as JSON has it."""
    return StoryRow(
        id=row.story_id,
        source=row.source_id,
        at=told(row.at),
        first=told(row.first),
        flags=tuple(row.flags),
        embargo=told(row.embargo),
        taken_by=row.taken_name,
        out=told(row.out),
        **{name: getattr(row, name) for name in AS_THEY_ARE},
    )


class TextSent(Sent, frozen=True, kw_only=True, tag_field="kind", tag="text"):
    """A text, pasted."""

    text: Annotated[str, Meta(min_length=1, max_length=2_000_000)]


class AddressSent(Sent, frozen=True, kw_only=True, tag_field="kind", tag="address"):
    """An address on the web, fetched now."""

    address: Annotated[str, Meta(max_length=4_000)]


class Entered(Record, frozen=True, kw_only=True):
    """What became of what was handed in. It is kept and read."""

    stories: tuple[int, ...]
    """Known ones too, in its order."""
    troubles: tuple[str, ...]
    """What in it could not be read."""


@route(
    *("POST", "stories", "import"),
    answer=Entered,
    status=201,
    body=TextSent | AddressSent,
    unreadable=True,
)
def hand_in(call: Call) -> Entered:
    """Hand in a text, or an address that is fetched now: kept and read at once."""
    if isinstance(call.body, TextSent):
        return _entered(call, call.body.text.encode(), "text/plain; charset=utf-8", "paste")
    if not once.is_address(call.body.address):
        raise Problem("malformed", "address: that is no address on the web (https://…).")
    found = once.deliver(call.body.address, settings.NETWORKS)
    if isinstance(found, Refusal):
        raise Problem("unreadable", f"{found.what}: {found.why}")
    return _enter(call, found)


@route(*("POST", "deliveries", "import"), answer=Entered, status=201, body=bytes, unreadable=True)
def deliver(call: Call) -> Entered:
    """Hand in bytes as they came: a feed, NewsML-G2, ninjs, NITF, a mail, a page, a text.

    `Content-Type` is the declared type. The bytes are kept as they are.
    """
    kind = call.request.headers.get("Content-Type", "") if call.request else ""
    return _entered(call, call.body, kind[:200], "upload")


def _entered(call: Call, body: bytes, media_type: str, carrier: str) -> Entered:
    if len(body) > LARGEST:
        raise Problem("too_large", "It is larger than any delivery that is read.")
    at = call.now.isoformat()
    return _enter(call, Delivery(body=body, media_type=media_type, received=at, carrier=carrier))


def _enter(call: Call, delivery: Delivery) -> Entered:
    done = enter(delivery, call.now)
    write_audit(call.user, "enter", "story", ", ".join(map(str, done.stories)), call.now)
    if not done.stories:
        raise Problem("unreadable", " ".join(done.troubles) or "Nothing could be read in it.")
    return Entered(stories=done.stories, troubles=done.troubles)
