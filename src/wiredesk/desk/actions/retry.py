"""Trying again what the desk had given up."""

from datetime import datetime
from typing import Any

from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.acting import action
from wiredesk.desk.models import Job
from wiredesk.records import Refusal


@action("retry", "job")
def retry_job(user: Any, job_id: int, now: datetime) -> Refusal | None:
    """Let a job that was set aside wait again, as if it had never been tried."""
    job = Job.objects.filter(pk=job_id, state=Job.State.QUARANTINED).first()
    if job is None:
        return Refusal(what="retry_job", why="It is not set aside any more.")
    jobs.try_again(job, now)
    return None
