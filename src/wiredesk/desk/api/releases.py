"""Releases: what was published of a story, where it went, and publishing."""

from typing import Annotated, Any, Literal

from msgspec import Meta

from wiredesk.desk.actions import publish as publishing
from wiredesk.desk.api.asking import Asked, Sent
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Before, Time, moment, told, visible_story
from wiredesk.desk.queries.outbox import PAGE, Line, outbox_lines, place_states, releases_of
from wiredesk.desk.showing import name_of
from wiredesk.records import Record, Refusal


class OnItsWay(Record, frozen=True, kw_only=True):
    """One release on its way to one destination."""

    id: int
    destination: str
    state: str
    """waiting | sending | sent | stuck | needless"""
    due: Time
    attempts: int
    error: str
    sent: Time | None
    address: str


class ReleaseRow(Record, frozen=True, kw_only=True):
    """One entry of the ledger."""

    story: int
    number: int
    kind: str
    """publish | refile | correct | hold | resume | withdraw"""
    at: Time
    due: Time | None
    by: str
    """Empty where a house rule followed an agency."""
    title: str
    note: str
    section: str
    language: str
    latest: bool
    sendings: tuple[OnItsWay, ...]


class ReleaseList(Record, frozen=True, kw_only=True):
    """All releases of a story, the newest first."""

    releases: tuple[ReleaseRow, ...]


class ReleasesPage(Record, frozen=True, kw_only=True):
    """Some releases, the newest first."""

    releases: tuple[ReleaseRow, ...]
    later: int | None
    """What the next page is asked ``before``; ``null`` on the last."""


class OutboxAsked(Asked, frozen=True, kw_only=True):
    """Which releases."""

    list: Literal["queue", "scheduled", "live", "corrected", "withdrawn"] = "queue"
    before: Before = None


class DestinationRow(Record, frozen=True, kw_only=True):
    """A place that releases go to, and how it is."""

    id: int
    name: str
    kind: str
    on: bool
    waiting: int
    stuck: int
    sent: int
    last_sent: Time | None
    error: str


class DestinationList(Record, frozen=True, kw_only=True):
    """All destinations."""

    destinations: tuple[DestinationRow, ...]


Note = Annotated[str, Meta(max_length=5_000)]


class Act(Sent, frozen=True, kw_only=True, tag_field="verb"):
    """What is to happen; ``verb`` says which of these it is."""


class Publish(Act, frozen=True, kw_only=True, tag="publish"):
    """Publish the approved text, at once or when it is due."""

    due: Time | None = None


class Refile(Act, frozen=True, kw_only=True, tag="refile"):
    """Publish again what was mended a little, without a public note."""


class Correct(Act, frozen=True, kw_only=True, tag="correct"):
    """Publish the approved text as a correction."""

    note: Note


class Suspend(Act, frozen=True, kw_only=True, tag="suspend"):
    """Take it off every page for the time being."""

    note: Note = ""


class Resume(Act, frozen=True, kw_only=True, tag="resume"):
    """Bring it back."""

    note: Note = ""


class Withdraw(Act, frozen=True, kw_only=True, tag="withdraw"):
    """Take it back for good."""

    note: Note


Acts = Publish | Refile | Correct | Suspend | Resume | Withdraw


@route("GET", "stories/<int:story>/releases", "see", answer=ReleaseList)
def list_releases(call: Call, story: int) -> ReleaseList:
    """All releases of a story, the newest first, and where each went."""
    visible_story(call, story)
    return ReleaseList(releases=tuple(_row(line) for line in releases_of(story)))


@route(
    *("POST", "stories/<int:story>/releases", "see"),
    answer=ReleaseList,
    status=201,
    body=Acts,
    may_refuse=True,
)
def post_release(call: Call, story: int) -> ReleaseList | Refusal:
    """Publish, correct or withdraw a story, as the token's person may.

    Only what a person approved is published.
    """
    visible_story(call, story)
    verb = call.body.__struct_config__.tag
    options: dict[str, Any] = {}
    if isinstance(call.body, Publish):
        options["due"] = moment(call.body.due, "due") if call.body.due else None
    elif not isinstance(call.body, Refile):
        options["note"] = call.body.note
    done = getattr(publishing, verb)(call.user, story, call.now, **options)
    if isinstance(done, Refusal):
        return done
    return ReleaseList(releases=tuple(_row(line) for line in releases_of(story)))


@route("GET", "releases", "see", answer=ReleasesPage, asked=OutboxAsked)
def list_outbox(call: Call) -> ReleasesPage:
    """One list of the outbox, the newest first."""
    lines = outbox_lines(call.user, call.asked.list, call.now, call.asked.before)
    later = lines[-1].release.pk if len(lines) == PAGE else None
    return ReleasesPage(releases=tuple(_row(line) for line in lines), later=later)


@route("GET", "destinations", "see", answer=DestinationList)
def list_destinations(call: Call) -> DestinationList:
    """The places that releases go to, and how each is."""
    return DestinationList(
        destinations=tuple(
            DestinationRow(
                id=one.place.pk,
                name=one.place.name,
                kind=one.place.kind,
                on=one.place.on,
                waiting=one.waiting,
                stuck=one.stuck,
                sent=one.sent,
                last_sent=told(one.last_sent),
                error=one.error,
            )
            for one in place_states()
        )
    )


def _row(line: Line) -> ReleaseRow:
    release = line.release
    return ReleaseRow(
        story=release.story_id,
        number=release.number,
        kind=release.kind,
        at=told(release.at),
        due=told(release.due),
        by=name_of(release.by) if release.by else "",
        title=release.title,
        note=release.note,
        section=release.section,
        language=release.language,
        latest=release.latest,
        sendings=tuple(
            OnItsWay(
                id=row.pk,
                destination=row.destination.name,
                state=row.state,
                due=told(row.due),
                attempts=row.attempts,
                error=row.error,
                sent=told(row.sent),
                address=row.address,
            )
            for row in line.rows
        ),
    )
