"""The rows that are kept, and the constraints on them. Rules live in the rooms."""

from wiredesk.desk.models.deliveries import Arrival, Delivery, Failure
from wiredesk.desk.models.jobs import Job
from wiredesk.desk.models.people import Duty, Scope
from wiredesk.desk.models.sources import Source
from wiredesk.desk.models.stories import Evidence, Reading, Sighting, Story, Version

__all__ = [
    "Arrival",
    "Delivery",
    "Duty",
    "Evidence",
    "Failure",
    "Job",
    "Reading",
    "Scope",
    "Sighting",
    "Source",
    "Story",
    "Version",
]
