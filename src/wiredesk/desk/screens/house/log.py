"""What was done: the audit log, and who reviewed what."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wiredesk.desk.models import Audit
from wiredesk.desk.queries.house import audit_choices, audit_rows
from wiredesk.desk.queries.people import people_rows
from wiredesk.desk.queries.reviews import review_report
from wiredesk.desk.screens.house.tabs import number, on_tab
from wiredesk.desk.screens.said import now
from wiredesk.desk.screens.screen import screen

MOST = 100

SPANS = ((1, _("a day")), (7, _("a week")), (31, _("a month")), (366, _("a year")))


@screen("see_audit")
def audit(request: HttpRequest) -> HttpResponse:
    """The log, narrowed by person, by what was done, and by what on."""
    asked = {
        name: request.GET[name].replace("\x00", "")
        for name in ("user", "verb", "kind", "subject")
        if request.GET.get(name)
    }
    wanted = {**asked, "user": number(asked["user"])} if "user" in asked else asked
    rows = audit_rows(number(request.GET.get("after", "")) or None, MOST, **wanted)
    verbs, kinds = audit_choices()
    page = {
        "rows": [(row, _address(row)) for row in rows],
        "asked": {**asked, "user": number(asked.get("user", ""))},
        "verbs": verbs,
        "kinds": kinds,
        "people": [one.user for one in people_rows()],
        "older": urlencode({**asked, "after": rows[-1].pk}) if len(rows) == MOST else "",
    }
    return on_tab(request, "audit", "audit", page)


def _address(row: Audit) -> str:
    """Where the thing that something was done on can be looked at; empty where nowhere."""
    here = row.kind in {"story", "source", "person"} and number(row.subject)
    return reverse(row.kind, args=[number(row.subject)]) if here else ""


@screen("see_reviews")
def reviews(request: HttpRequest) -> HttpResponse:
    """The review records of some days: sums by person, and each of them."""
    days = number(request.GET.get("days", ""), 7)
    days = days if days in dict(SPANS) else 7
    by = number(request.GET.get("by", "")) or None
    before = number(request.GET.get("before", "")) or None
    report = review_report(request.user, now(), days=days, by=by, before=before)
    asked = {"days": days} | ({"by": by} if by else {})
    page = {
        "report": report,
        "spans": SPANS,
        "days": days,
        "by": by,
        "older": urlencode({**asked, "before": report.older}) if report.older else "",
    }
    return on_tab(request, "reviews", "reviews", page)
