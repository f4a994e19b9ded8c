"""House rules: the check-list, and a form that builds a condition row by row."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wiredesk.desk.actions.house import move_rule, remove_rule, save_rule, switch_rule
from wiredesk.desk.models import HouseRule
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.house import house_rules, would_have_matched
from wiredesk.desk.rules import FACTS, ConditionError
from wiredesk.desk.rules.forms import (
    GROUPS,
    Row,
    asks_something,
    condition_of,
    pressed,
    read,
    rows_of,
)
from wiredesk.desk.screens.house.tabs import on_tab
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal

TYPES = ("yes_no", "number", "word", "words")


@screen("see")
def rules(request: HttpRequest) -> HttpResponse:
    """All rules in their order, each condition in words."""
    page = {
        "rules": [(rule, _rows(rule)) for rule in house_rules()],
        "may_change": may(request.user, "change_rules"),
    }
    return on_tab(request, "rules", "rules", page)


@screen("change_rules", methods=("POST",))
def act(request: HttpRequest, rule: int) -> HttpResponse:
    """Move a rule, turn it on or off, remove it."""
    done = ACTS.get(request.POST.get("do", ""))
    if done is None:
        raise Http404
    say(request, done(request.user, rule), _("Saved."))
    return onward(request, "rules")


ACTS = {
    "up": lambda user, rule: move_rule(user, rule, now(), by=-1),
    "down": lambda user, rule: move_rule(user, rule, now(), by=1),
    "on": lambda user, rule: switch_rule(user, rule, now(), on=True),
    "off": lambda user, rule: switch_rule(user, rule, now(), on=False),
    "remove": lambda user, rule: remove_rule(user, rule, now()),
}


@screen("change_rules", methods=("GET", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    """A new rule, on by default, at the end of the check-list."""
    rules = house_rules()
    place = max((rule.place for rule in rules), default=-1) + 1
    return _build(request, HouseRule(kind="must", condition={}, on=True, place=place))


@screen("change_rules", methods=("GET", "POST"))
def edit(request: HttpRequest, rule: int) -> HttpResponse:
    """A rule that is there."""
    row = HouseRule.objects.filter(pk=rule).first()
    if row is None:
        raise Http404
    return _build(request, row)


def _build(request: HttpRequest, rule: HouseRule) -> HttpResponse:
    """The form as its last button left it; saved only by its own button."""
    if request.method != "POST":
        return _form(request, rule, _rows(rule))
    fields = request.POST.dict()
    rows, new_row = pressed(read(fields), fields)
    rule.name, rule.on = fields.get("name", ""), "on" in fields
    rule.kind, rule.condition = fields.get("kind", ""), condition_of(rows)
    if fields.get("do") not in {"look", "save"}:
        return _form(request, rule, rows, new_row=new_row)
    if not asks_something(rows):
        return _form(request, rule, rows, _("Add a condition first."))
    if fields["do"] == "save":
        return _save(request, rule, rows)
    try:
        return _form(request, rule, rows, matched=would_have_matched(rule, now()))
    except ConditionError as error:
        return _form(request, rule, rows, _("The condition cannot be asked: %s.") % error)


def _save(request: HttpRequest, rule: HouseRule, rows: Row) -> HttpResponse:
    done = save_rule(
        request.user,
        rule.pk,
        now(),
        name=rule.name,
        kind=rule.kind,
        condition=rule.condition,
        on=rule.on,
        place=rule.place,
    )
    if isinstance(done, Refusal):
        return _form(request, rule, rows, _(done.why))
    say(request, done, _("Saved."))
    return redirect("rules")


def _form(
    request: HttpRequest, rule: HouseRule, rows: Row, trouble: str = "", **page: Any
) -> HttpResponse:
    facts = [(kind, [name for name, f in FACTS.items() if f.type == kind]) for kind in TYPES]
    known = {"rule": rule, "row": rows, "trouble": trouble, "facts": facts, "groups": GROUPS}
    shown = {**known, "kinds": HouseRule.Kind.values, **page}
    return on_tab(request, "rules", "rule", shown, 422 if trouble else 200)


def _rows(rule: HouseRule) -> Row:
    """A rule's rows; none where something else wrote a condition that cannot be asked."""
    try:
        return rows_of(rule.condition)
    except (KeyError, TypeError, AttributeError):
        return Row(how="all")
