"""What all decisions share: permission, one transaction, the audit log, and the ruling itself."""

import functools
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet

from wiredesk.desk.caller import caller
from wiredesk.desk.models import Alert, Audit, Ruling, Run, Source, Story
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.standing import WITH_TEXT
from wiredesk.desk.showing import name_of, show_state
from wiredesk.records import Refusal

Listener = Callable[[Ruling], None]

LISTENERS: list[Listener] = []
"""Called with each ruling inside its transaction: they may ask for jobs, and nothing slower. The
application names them when it starts (``apps``), whoever runs it: web server, worker or command."""


def listen(listener: Listener) -> None:
    """Have a function told of each ruling, once however often it is named."""
    if listener not in LISTENERS:
        LISTENERS.append(listener)


def action(verb: str, kind: str = "story") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make an action of a function ``do(user, thing, now, **options)``.

    The action is called with the thing's id. In one transaction it loads and locks the thing,
    asks whether the person may, does it, and writes the audit log. What may not be, or is not
    there, is a ``Refusal``.
    """

    def wrap(do: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(do)
        def run(user: Any, subject: int | None, now: datetime, **options: Any) -> Any:
            with transaction.atomic():
                thing, about = _load(kind, subject)
                if kind in LOADS and thing is None:
                    return Refusal(what=verb, why=f"There is no such {kind}.")
                if may(user, verb, about):
                    done = do(user, thing, now, **options)
                else:
                    done = Refusal(what=verb, why="You may not do this.")
                why = done.why if isinstance(done, Refusal) else ""
                subject_id = subject if subject is not None else getattr(done, "pk", "")
                write_audit(user, do.__name__, kind, subject_id, now, why)
                return done

        return run

    return wrap


def _load(kind: str, subject: int | None) -> tuple[Any, Story | Source | None]:
    """The thing, locked, and the story or source that permission is asked for."""
    load = LOADS.get(kind)
    if load is None:
        return subject, None
    thing = load(subject)
    about = thing.story if isinstance(thing, Alert | Ruling) else thing
    return thing, about if isinstance(about, Story | Source) else None


def locked_story(story_id: int | None) -> Story | None:
    """A story with its text, locked until the transaction ends."""
    return _locked().filter(pk=story_id).first()


def locked_stories(story_ids: Sequence[int]) -> dict[int, Story]:
    """Several of them by their ids, locked in the order of these: two that lock some of the same
    wait for one another, and not for ever."""
    return {story.pk: story for story in _locked().filter(pk__in=story_ids).order_by("pk")}


def _locked() -> QuerySet[Story]:
    return Story.objects.select_for_update(of=("self",)).select_related(*WITH_TEXT, "shown")


def _with_story(model: type[Any]) -> Callable[[int | None], Any]:
    """Loads a row once its story is locked, so that it is as the last who had the lock left it."""

    def load(subject: int | None) -> Any:
        story = locked_story(
            model.objects.filter(pk=subject).values_list("story", flat=True).first()
        )
        thing = model.objects.filter(pk=subject).first() if story else None
        if thing is not None:
            thing.story = story
        return thing

    return load


LOADS: dict[str, Callable[[int | None], Any]] = {
    "story": locked_story,
    "alert": _with_story(Alert),
    "ruling": _with_story(Ruling),
    "source": lambda subject: Source.objects.select_for_update().filter(pk=subject).first(),
    "run": lambda subject: (
        Run.objects.select_for_update(of=("self",))
        .select_related("source")
        .filter(pk=subject)
        .first()
    ),
    "person": lambda subject: get_user_model().objects.filter(pk=subject).first(),
}


def write_audit(
    user: Any, verb: str, kind: str, subject: object, now: datetime, refused: str = ""
) -> None:
    """Note that somebody did something, or was refused."""
    known = user is not None and user.is_authenticated
    Audit.objects.create(
        at=now,
        user=user if known else None,
        name=name_of(user) if known else "",
        token=caller().token,
        verb=verb,
        kind=kind,
        subject=str(subject)[:200],
        address=caller().address,
        refused=refused,
    )


def rule(
    story: Story,
    verb: str,
    user: Any,
    now: datetime,
    *,
    after: str | None = None,
    taken_by: Any = ...,
    shown: dict[str, Any] | None = None,
    **fields: Any,
) -> Ruling:
    """Write a ruling on a locked story, its new state and its row; tell the listeners.

    ``taken_by`` changes who has it; ``shown`` are further columns of its row.
    """
    detail = {**fields.pop("detail", {}), "taken_before": story.taken_by_id}
    ruling = Ruling.objects.create(
        story=story,
        verb=verb,
        by=user,
        name=name_of(user),
        at=now,
        version=story.latest.number if story.latest else None,
        edit=story.edit.number if story.edit else None,
        before=story.state,
        after=after or story.state,
        detail=detail,
        **fields,
    )
    story.state = ruling.after
    if taken_by is not ...:
        story.taken_by = taken_by
    story.save(update_fields=["state", "taken_by"])
    show_state(story, **(shown or {}))
    for listener in LISTENERS:
        listener(ruling)
    return ruling
