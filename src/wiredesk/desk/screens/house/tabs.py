"""The tabs of People & rules, and the page that they stand on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from wiredesk.desk.permissions import may
from wiredesk.desk.screens.screen import screen

TABS = (
    ("account", _("My account"), "see"),
    ("roster", _("People"), "set_duty"),
    ("rules", _("House rules"), "see"),
    ("names", _("Names"), "keep_name"),
    ("reviews", _("Reviews"), "see_reviews"),
    ("audit", _("Audit log"), "see_audit"),
    ("tokens", _("API tokens"), "give_token"),
    ("hooks", _("Webhooks"), "change_hooks"),
    ("backups", _("Backups"), "back_up"),
    ("health", _("Health"), "see_health"),
)
"""Name of the address, words, who may go there."""


@screen("see")
def people(request: HttpRequest) -> HttpResponse:
    """To the people for who may change them; to one's own account for everybody else."""
    return redirect("roster" if may(request.user, "set_duty") else "account")


def on_tab(
    request: HttpRequest, tab: str, template: str, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page under its tab, beside the tabs that this person may open."""
    tabs = [
        {"name": name, "words": words, "here": name == tab}
        for name, words, verb in TABS
        if may(request.user, verb)
    ]
    return render(request, f"desk/house/{template}.html", {**page, "tabs": tabs}, status=status)


def number(words: str, default: int = 0) -> int:
    """A number of an address or a form; ``default`` for what is none or has no end."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 16 else default
