"""What every screen is: a view that says which methods it answers and who may open it."""

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import iscoroutinefunction

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wiredesk.desk.permissions import may

View = Callable[..., HttpResponse]

ANYONE = "anyone"
"""The permission of the few views that need no login."""


def screen(verb: str, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
    """Make a view a screen that only those may open who may do ``verb`` (see ``permissions``).

    Permission on one story or source is asked for by the action that the view calls.
    """

    def make(view: View) -> View:
        @wraps(view)
        async def asked_async(
            request: HttpRequest, *args: object, **kwargs: object
        ) -> HttpResponse:
            user = await request.auser()
            if verb != ANYONE and not await sync_to_async(may)(user, verb):
                return await sync_to_async(refused)(request)
            return await view(request, *args, **kwargs)

        @wraps(view)
        def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if verb != ANYONE and not may(request.user, verb):
                return refused(request)
            return view(request, *args, **kwargs)

        shown = require_http_methods([*methods, "HEAD"] if "GET" in methods else list(methods))(
            asked_async if iscoroutinefunction(view) else asked
        )
        shown.verb = verb  # type: ignore[attr-defined]
        return login_not_required(shown) if verb == ANYONE else shown

    return make


def refused(request: HttpRequest) -> HttpResponse:
    """The page that says that one may not, in words."""
    return render(request, "desk/refused.html", status=403)


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page, not for the whole."""
    return request.headers.get("HX-Request") == "true" and "HX-Boosted" not in request.headers
