"""Runs as a person may see them: those of all, but for what they may not know of."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from wiredesk.desk.models import Job, Run, RunItem
from wiredesk.desk.permissions import may, scopes_of, verbs_of

SHOWN = 200
"""Items that a run lists."""

LISTED = 50
"""Runs of the list."""


class RunPage(NamedTuple):
    """One run, and what is to be said of it."""

    run: Run
    failed: list[RunItem]
    told: list[RunItem]
    retries: int
    """Failed items that can be tried again."""
    left: int
    next_at: datetime | None
    """When it goes on, where it waits; ``None`` where it does not, or nobody does it."""
    is_idle: bool
    """Whether it runs, and nobody does it."""


def may_see_run(user: Any, run: Run) -> bool:
    """Whether a person may know of a run: paths of this machine, and sources, are not for all."""
    if run.kind == Run.Kind.FOLDER:
        return "back_up" in verbs_of(user)
    return run.source is None or may(user, "see", run.source)


def visible_runs(user: Any) -> QuerySet[Run]:
    """The runs that a person may see, the newest first."""
    rows = Run.objects.select_related("by", "source").defer("source__credentials")
    if "back_up" not in verbs_of(user):
        rows = rows.exclude(kind=Run.Kind.FOLDER)
    scopes = scopes_of(user)
    if scopes and all(scope.source_id is not None for scope in scopes):
        rows = rows.filter(Q(source=None) | Q(source__in=[scope.source_id for scope in scopes]))
    return rows


def run_page(user: Any, run_id: int) -> RunPage | None:
    """A run; ``None`` where there is none for this person. A number of statements that is fixed."""
    run = visible_runs(user).filter(pk=run_id).first()
    if run is None:
        return None
    items, state = RunItem.objects.filter(run=run), RunItem.State
    counted = items.aggregate(
        left=Count("pk", filter=Q(state=state.LEFT)),
        retries=Count("pk", filter=Q(state=state.FAILED, again=True)),
    )
    jobs = Q(verb="run", subject=str(run.pk)) | Q(
        verb="fetch_item", subject__startswith=f"{run.pk}:"
    )
    waits = Job.objects.filter(jobs, state=Job.State.WAITING).aggregate(
        n=Count("pk"), at=Min("due")
    )
    running = run.state == Run.State.RUNNING
    return RunPage(
        run=run,
        failed=list(items.filter(state=state.FAILED)[:SHOWN]),
        told=list(items.filter(state=state.TOLD)[:SHOWN]),
        retries=counted["retries"],
        left=counted["left"],
        next_at=waits["at"] if running else None,
        is_idle=running and not waits["n"],
    )
