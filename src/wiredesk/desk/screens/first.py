"""The first run: whoever started the desk makes its administrator, with the key it printed."""

import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.forms import BaseUserCreationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from wiredesk.desk.actions.people import make_administrator
from wiredesk.desk.screens.screen import ANYONE, screen


def key_file() -> Path:
    """Where the key of the first run lies until an administrator has been made."""
    return settings.DATA / "first-run"


def first_run_key() -> str | None:
    """The key that makes the administrator, made if there is none; ``None`` once one is there."""
    if get_user_model().objects.exists():
        key_file().unlink(missing_ok=True)
        return None
    if not key_file().exists():
        key_file().touch(mode=0o600)
        key_file().write_text(secrets.token_urlsafe(24))
    return key_file().read_text().strip()


class FirstRunMiddleware:
    """Sends every visitor to the first run's page until somebody can log in."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """``answer`` is the rest of the desk."""
        self.answer, self.done = answer, False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual once there are people; else show the first run."""
        open_to_all = (reverse("first"), reverse("language"), "/static/")
        if not self.done and not request.path.startswith(open_to_all):
            self.done = get_user_model().objects.exists()
            if not self.done:
                return redirect("first")
        return self.answer(request)


class FirstForm(BaseUserCreationForm):
    """Name and password, twice."""

    class Meta(BaseUserCreationForm.Meta):
        """A name and an address for mail."""

        fields = ("username", "email")


@screen(ANYONE, methods=("GET", "POST"))
def first(request: HttpRequest) -> HttpResponse:
    """Make the administrator; open only while there is nobody, and to the key's holder."""
    wanted = first_run_key()
    if wanted is None:
        return redirect("login")
    given = request.POST.get("key") or request.GET.get("key") or ""
    known = constant_time_compare(given, wanted)
    form = FirstForm(request.POST if request.method == "POST" and known else None)
    if form.is_valid():
        user = make_administrator(
            form.cleaned_data["username"],
            form.cleaned_data["password1"],
            form.cleaned_data["email"],
        )
        key_file().unlink(missing_ok=True)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("wire")
    page = {"form": form, "known": known, "given": given}
    return render(request, "desk/first.html", page, status=200 if known else 403)
