"""Addresses that programs ask, not people: hubs that push, and who watches the desk's figures."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wiredesk.desk.actions.receive_push import LARGEST, Answer, receive_push, verify_intent
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.metrics import MEDIA_TYPE, metrics
from wiredesk.desk.screens.said import now
from wiredesk.desk.screens.screen import ANYONE, screen


def _plain(answer: Answer) -> HttpResponse:
    return HttpResponse(answer.text, "text/plain; charset=utf-8", answer.status)


@csrf_exempt
@screen(ANYONE, methods=("GET", "POST"))
def websub(request: HttpRequest, token: str) -> HttpResponse:
    """A hub asks whether we meant to subscribe, or pushes. Its token is all it is known by."""
    if request.method != "POST":
        return _plain(verify_intent(token, request.GET.dict(), now()))
    body = request.read(LARGEST + 1)  # one byte over is told from what fits
    return _plain(receive_push(token, request.headers.items(), body, now()))


@login_not_required
@require_http_methods(["GET", "HEAD"])
def figures(request: HttpRequest) -> HttpResponse:
    """The desk in figures, for who may see its health, or holds the token of the settings."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    token = settings.METRICS_TOKEN
    held = (
        bool(token) and scheme.lower() == "bearer" and constant_time_compare(given.strip(), token)
    )
    if not held and not request.user.is_authenticated:
        answer = HttpResponse("Log in, or send the token.\n", "text/plain; charset=utf-8", 401)
        answer["WWW-Authenticate"] = 'Bearer realm="wiredesk"'
        return answer
    if not held and not may(request.user, "see_health"):
        return HttpResponse("You may not do this.\n", "text/plain; charset=utf-8", 403)
    return HttpResponse(metrics(now()), MEDIA_TYPE)


figures.verb = "see_health"  # type: ignore[attr-defined]
