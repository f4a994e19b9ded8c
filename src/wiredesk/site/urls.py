"""Every address of the desk, one screen a line."""

from django.conf.urls.i18n import set_language
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from wiredesk.desk.screens import first, wire
from wiredesk.desk.screens.screen import ANYONE


def open_to_all(view: object) -> object:
    """A view of Django's own that needs no login."""
    view.verb = ANYONE  # type: ignore[attr-defined]
    return login_not_required(view)


urlpatterns: list[URLPattern] = [
    path("", wire.home, name="wire"),
    path("wire/arrivals", wire.arrivals, name="arrivals"),
    # ── coming in ──
    path("first", first.first, name="first"),
    path(
        "login",
        open_to_all(auth.LoginView.as_view(template_name="desk/login.html")),
        name="login",
    ),
    path("logout", open_to_all(auth.LogoutView.as_view()), name="logout"),
    path("language", open_to_all(set_language), name="language"),
]
