"""What an action's answer becomes on a screen: a sentence, and the next page."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from wiredesk.desk.saying import said
from wiredesk.records import Refusal


def now() -> datetime:
    """The screens' clock."""
    return datetime.now(UTC)


def say(request: HttpRequest, done: Any, words: str, mark: str = "") -> bool:
    """Tell what became of an action: ``words`` where it was done, else why not.

    ``mark`` is for scripts that wait for it to be done.
    """
    if isinstance(done, Refusal):
        messages.error(request, said(done.why))
        return False
    messages.success(request, words, extra_tags=mark)
    return True


def onward(request: HttpRequest, name: str, **parts: Any) -> HttpResponse:
    """To where the form says (a page of ours), else to a screen by its name."""
    to = request.POST.get("next", "")
    if to and url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return HttpResponseRedirect(to)
    return redirect(name, **parts)
