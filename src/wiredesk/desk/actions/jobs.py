"""The lease table: asking for work, leasing it, and saying what became of it.

A job is leased for a while and its worker renews the lease as long as it lives; a lease that ran
out (a killed worker) is waiting work again. After ``TRIES`` failures a job is set aside, so that
one poison item stops nothing. Whatever a job does must be safe to do twice.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When

from wiredesk.desk.models import Job

LEASE = timedelta(seconds=60)
TRIES = 3
KEPT = timedelta(days=7)
"""How long a job that is done can be looked up; it says nothing that its story does not."""

AT_ONCE = 1000
"""Rows of one statement, so that no other writer waits long."""

BACK_OFF = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))


def ask_for(verb: str, subject: object, now: datetime, due: datetime | None = None) -> None:
    """Ask for a job. One that waits already is left as it is; one that ended is asked for anew."""
    Job.objects.bulk_create(
        [Job(verb=verb, subject=str(subject), due=due or now, made=now)], ignore_conflicts=True
    )


def ask_by(verb: str, subject: object, now: datetime, due: datetime) -> None:
    """Ask for a job by a time: one that waits already is brought forward, never put off.

    One that is being done is asked for once more, for it may have looked before this was asked.
    """
    at = Value(due, output_field=DateTimeField())
    waits = Q(lease_until=None)
    waiting = Job.objects.filter(verb=verb, subject=str(subject), state=Job.State.WAITING)
    while True:
        ask_for(verb, subject, now, due)
        asked = waiting.update(
            due=Case(When(waits & Q(due__gt=due), then=at), default=F("due")),
            again=Case(
                When(~waits & (Q(again=None) | Q(again__gt=due)), then=at), default=F("again")
            ),
        )
        if asked:  # else the one that stood there ended between the two statements
            return


def ask_all_by(verb: str, subjects: Sequence[object], now: datetime, due: datetime) -> None:
    """Ask for several jobs of one verb as ``ask_by`` asks for one."""
    if not subjects:
        return
    Job.objects.bulk_create(
        [Job(verb=verb, subject=str(subject), due=due, made=now) for subject in subjects],
        ignore_conflicts=True,
    )
    asked = Job.objects.filter(
        verb=verb, subject__in=[str(s) for s in subjects], state=Job.State.WAITING
    )
    if asked.filter(lease_until=None, due__lte=due).count() < len(subjects):
        for subject in subjects:
            ask_by(verb, subject, now, due)


def lease(worker: str, now: datetime, verbs: tuple[str, ...] = ()) -> Job | None:
    """Lease the job that is due longest, or ``None`` where nothing is due."""
    with transaction.atomic():
        job = _due(now, verbs).first()
        if job is None:
            return None
        job.worker, job.lease_until, job.attempts = worker, now + LEASE, job.attempts + 1
        if job.again and job.again <= now:  # asked of a worker that died: this does both
            job.again = None
        job.save(update_fields=["worker", "lease_until", "attempts", "again"])
    if job.attempts > TRIES:
        set_aside(job, "The worker died each time that it tried.", now)
        return lease(worker, now, verbs)
    return job


def lease_more(worker: str, now: datetime, first: Job, most: int) -> list[Job]:
    """Lease further jobs of a leased one's verb, to be done with it.

    None that was tried before: it may be what a worker died of, and is done by itself. For the
    same reason a job that was tried before takes no others along.
    """
    if first.attempts > 1:
        return []
    with transaction.atomic():
        some = list(_due(now, (first.verb,)).filter(attempts=0)[:most])
        for job in some:
            job.worker, job.lease_until, job.attempts = worker, now + LEASE, 1
        if some:
            Job.objects.filter(pk__in=[job.pk for job in some]).update(
                worker=worker, lease_until=now + LEASE, attempts=1
            )
    return some


def _due(now: datetime, verbs: tuple[str, ...]) -> QuerySet[Job]:
    """The jobs that may be leased now, the longest due first; locked as they are read."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    due = Job.objects.filter(free, state=Job.State.WAITING, due__lte=now).order_by("due", "id")
    if verbs:
        due = due.filter(verb__in=verbs)
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    return due


def done_by_hand(verb: str, subject: object) -> None:
    """Somebody did at once what was asked for: no worker need do it, unless one has begun."""
    Job.objects.filter(
        verb=verb, subject=str(subject), state=Job.State.WAITING, lease_until=None
    ).delete()


def renew(job: Job, now: datetime) -> bool:
    """Hold a lease for longer. False when another worker has the job by now."""
    mine = Job.objects.filter(pk=job.pk, worker=job.worker, state=Job.State.WAITING)
    return mine.update(lease_until=now + LEASE) == 1


def finish(job: Job, now: datetime, *more: Job) -> None:
    """The job is done, and others of the same worker; one that was asked for once more meanwhile
    waits again."""
    jobs = (job, *more)
    mine = Job.objects.filter(pk__in=[one.pk for one in jobs], worker=job.worker)
    done = mine.filter(again=None).update(
        state=Job.State.DONE, finished=now, lease_until=None, trouble=""
    )
    if done < len(jobs):
        mine.exclude(again=None).update(
            due=F("again"), again=None, lease_until=None, worker="", attempts=0, trouble=""
        )


def give_back(job: Job, now: datetime) -> None:
    """Let a job go undone, as a worker does that is told to stop: no attempt is counted."""
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        lease_until=None, worker="", attempts=F("attempts") - 1
    )


def postpone(job: Job, due: datetime) -> None:
    """Put a job off that could not begin yet: no attempt is counted."""
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        lease_until=None, worker="", attempts=F("attempts") - 1, due=due
    )


def fail(job: Job, why: str, now: datetime) -> None:
    """The job failed: it waits for its next try, or is set aside after the last."""
    if job.attempts >= TRIES:
        set_aside(job, why, now)
        return
    wait = BACK_OFF[min(job.attempts, len(BACK_OFF)) - 1]
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        lease_until=None, due=now + wait, trouble=why
    )


def set_aside(job: Job, why: str, now: datetime) -> None:
    """Quarantine a job: it is shown to people and tried no more until one of them says so.

    Where it was asked for once more meanwhile, that is another job, and has its tries.
    """
    with transaction.atomic():
        again = Job.objects.filter(pk=job.pk).values_list("again", flat=True).first()
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.QUARANTINED, finished=now, lease_until=None, trouble=why, again=None
        )
        if again:
            ask_for(job.verb, job.subject, now, again)


def try_again(job: Job, now: datetime) -> None:
    """Take a job out of quarantine, as a person asks: it waits as if it had never been tried."""
    with transaction.atomic():
        waiting = Job.objects.filter(verb=job.verb, subject=job.subject, state=Job.State.WAITING)
        if waiting.exists():  # the same work was asked for anew meanwhile
            job.delete()
            return
        Job.objects.filter(pk=job.pk, state=Job.State.QUARANTINED).update(
            state=Job.State.WAITING, attempts=0, due=now, finished=None, trouble=""
        )


def forget_done(now: datetime) -> int:
    """Delete the jobs that have been done for ``KEPT``; how many they were."""
    done = Job.objects.filter(state=Job.State.DONE, finished__lt=now - KEPT).order_by("pk")
    gone = 0
    while some := list(done.values_list("pk", flat=True)[:AT_ONCE]):
        gone += Job.objects.filter(pk__in=some).delete()[0]
    return gone
