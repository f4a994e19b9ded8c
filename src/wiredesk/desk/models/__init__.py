"""The rows that are kept, and the constraints on them. Rules live in the rooms."""

from wiredesk.desk.models.decided import Alert, Edit, Presence, Review, Ruling
from wiredesk.desk.models.deliveries import Arrival, Delivery, Failure
from wiredesk.desk.models.entries import Entry
from wiredesk.desk.models.hooks import Hook, Telling
from wiredesk.desk.models.house import (
    Alias,
    Allowance,
    Audit,
    Authority,
    HouseRule,
    SavedSearch,
    Token,
)
from wiredesk.desk.models.jobs import Job
from wiredesk.desk.models.pages import Page, Picture
from wiredesk.desk.models.people import Duty, Preference, Scope
from wiredesk.desk.models.press import Destination, Newsroom, Outgoing, Release
from wiredesk.desk.models.related import Compared, Tie, WordTable
from wiredesk.desk.models.runs import Run, RunItem
from wiredesk.desk.models.shown import Facts, Shown
from wiredesk.desk.models.sources import Source
from wiredesk.desk.models.stories import Evidence, Reading, Sighting, Story, Version
from wiredesk.desk.models.subscriptions import Subscription
from wiredesk.desk.models.tallies import Heartbeat, Tally

__all__ = [
    "Alert",
    "Alias",
    "Allowance",
    "Arrival",
    "Audit",
    "Authority",
    "Compared",
    "Delivery",
    "Destination",
    "Duty",
    "Edit",
    "Entry",
    "Evidence",
    "Facts",
    "Failure",
    "Heartbeat",
    "Hook",
    "HouseRule",
    "Job",
    "Newsroom",
    "Outgoing",
    "Page",
    "Picture",
    "Preference",
    "Presence",
    "Reading",
    "Release",
    "Review",
    "Ruling",
    "Run",
    "RunItem",
    "SavedSearch",
    "Scope",
    "Shown",
    "Sighting",
    "Source",
    "Story",
    "Subscription",
    "Tally",
    "Telling",
    "Tie",
    "Token",
    "Version",
    "WordTable",
]
