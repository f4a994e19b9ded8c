"""The view of one address of the API: who calls, may they, do it, answer."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from wiredesk.desk.actions.tokens import token_of
from wiredesk.desk.api.asking import LARGEST_ID, body, parameters
from wiredesk.desk.api.limits import Left, Limits
from wiredesk.desk.api.problems import Problem, missing, refused
from wiredesk.desk.api.route import Call, Route
from wiredesk.desk.caller import calling
from wiredesk.desk.models import Token
from wiredesk.desk.permissions import PERSON_ALONE, may
from wiredesk.desk.screens.said import now as clock
from wiredesk.desk.screens.screen import ANYONE
from wiredesk.records import Refusal

READS = ("GET", "HEAD")

LIMITS = Limits()


def view_of(routes: Sequence[Route]) -> Callable[..., HttpResponseBase]:
    """The view of an address, of the routes that stand at it, a method each."""
    by_method = {one.method: one for one in routes}

    def answer(request: HttpRequest, **parts: int) -> HttpResponseBase:
        try:
            route = by_method.get("GET" if request.method == "HEAD" else request.method)
            if route is None:
                raise _wrong_method(request, by_method)
            done = _answered(route, request, parts)
        except Problem as problem:
            done = problem.answer()
        patch_vary_headers(done, ("Authorization", "Cookie"))
        done.headers.setdefault("Cache-Control", "private, no-store")
        return done

    answer.verb = (by_method.get("GET") or routes[0]).verb  # type: ignore[attr-defined]
    # No cookie writes here, so no page of another's can make a browser write.
    return csrf_exempt(login_not_required(answer))


def nothing_here(request: HttpRequest, **_: str) -> HttpResponse:
    """What stands at every other address under ``/api/``."""
    return missing("address").answer()


nothing_here.verb = ANYONE  # type: ignore[attr-defined]
nothing_here = csrf_exempt(login_not_required(nothing_here))


def _wrong_method(request: HttpRequest, by_method: dict[str, Route]) -> Problem:
    allowed = ", ".join([*by_method, *(["HEAD"] if "GET" in by_method else [])])
    problem = Problem("method", f"{request.method} is not answered here; {allowed} is.")
    problem.headers["Allow"] = allowed
    return problem


def _answered(route: Route, request: HttpRequest, parts: dict[str, int]) -> HttpResponseBase:
    now = clock()
    if route.verb == ANYONE:
        return _done(route, Call(None, now, parameters(request, route.asked), request=request), {})
    token = _token(request, now)
    left = LIMITS.spend(token, settings.API_PER_MINUTE, now) if token else None
    try:
        if left and not left.allowed:
            raise _too_many(left)
        done = _as(token, route, request, parts, now)
    except Problem as problem:
        problem.headers |= _told(left)
        raise
    for name, value in _told(left).items():
        done.headers[name] = value
    return done


def _as(
    token: Token | None, route: Route, request: HttpRequest, parts: dict[str, int], now: datetime
) -> HttpResponseBase:
    user = token.user if token else _logged_in(request)
    if not may(user, route.verb):
        why = "No token may do this: it needs a person." if route.verb in PERSON_ALONE else ""
        raise Problem("not_allowed", why or f"It asks for {route.verb!r}, which you may not do.")
    if any(number > LARGEST_ID for number in parts.values()):
        raise missing("thing")
    asked = parameters(request, route.asked)
    sent = body(request, route.body) if route.body else None
    with calling(request.META.get("REMOTE_ADDR", ""), token.name if token else ""):
        return _done(route, Call(user, now, asked, sent, token, request), parts)


def _token(request: HttpRequest, now: datetime) -> Token | None:
    """The token that was sent; ``None`` where none was, and a cookie may do. Raises Problem."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if not scheme:
        return None
    token = token_of(secret.strip(), now) if scheme.lower() == "bearer" else None
    if token is None:
        raise _unknown("This token opens nothing.", error="invalid_token")
    return token


def _logged_in(request: HttpRequest) -> Any:
    """Who is logged in at a screen: they may read here, and write with a token alone."""
    if not request.user.is_authenticated:
        raise _unknown("Send a token: Authorization: Bearer wd_…")
    if request.method not in READS:
        raise Problem("not_allowed", "Nobody writes here with a cookie: send a token.")
    return request.user


def _unknown(detail: str, error: str = "") -> Problem:
    problem = Problem("unknown_caller", detail)
    said = f', error="{error}"' if error else ""
    problem.headers["WWW-Authenticate"] = f'Bearer realm="wiredesk"{said}'
    return problem


def _too_many(left: Left) -> Problem:
    problem = Problem("too_many", f"The minute's requests are spent: come in {left.seconds} s.")
    problem.headers["Retry-After"] = str(left.seconds)
    return problem


def _told(left: Left | None) -> dict[str, str]:
    """What is left, as the working group's draft writes it (ratelimit-headers)."""
    if left is None:
        return {}
    return {
        "RateLimit-Policy": f'"minute";q={settings.API_PER_MINUTE};w=60',
        "RateLimit": f'"minute";r={left.left};t={left.seconds}',
    }


def _done(route: Route, call: Call, parts: dict[str, int]) -> HttpResponseBase:
    done = route.do(call, **parts)
    if isinstance(done, Refusal):
        raise refused(done)
    if isinstance(done, HttpResponseBase):
        return done
    if done is None:
        return HttpResponse(status=204)
    written = done if isinstance(done, bytes) else msgspec.json.encode(done)
    answer = HttpResponse(written, status=route.status, content_type="application/json")
    return _tagged(answer, call.request) if route.tagged else answer


def _tagged(answer: HttpResponse, request: HttpRequest) -> HttpResponseBase:
    """With an ETag; 304 where the caller has it already."""
    tag = f'"{sha256(answer.content).hexdigest()[:32]}"'
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, etag=tag, response=answer)
