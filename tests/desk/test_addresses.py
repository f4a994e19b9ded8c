"""Every address of the desk says who may open it, and is walked as each role."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from wiredesk.desk.actions.people import give_role
from wiredesk.desk.permissions import ALL, VERBS
from wiredesk.desk.screens.screen import ANYONE

pytestmark = pytest.mark.django_db

PATTERNS: list[URLPattern] = list(get_resolver().url_patterns)
IDS = [str(pattern.name) for pattern in PATTERNS]

STAND_INS = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "0" * 32}
"""What stands in an address for a thing of each kind: none of them exists."""


def address(pattern: URLPattern) -> str:
    converters = pattern.pattern.converters
    kinds = {
        name: type(c).__name__.removesuffix("Converter").lower() for name, c in converters.items()
    }
    return reverse(
        str(pattern.name),
        kwargs={n: STAND_INS[kind.removeprefix("string") or "str"] for n, kind in kinds.items()},
    )


def someone(role: str) -> Client:
    user = User.objects.create_user(f"a-{role}", password=None)
    give_role(user, role)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("pattern", PATTERNS, ids=IDS)
def test_address_says_who_may_open_it(pattern: URLPattern) -> None:
    assert pattern.callback.verb in ALL | {ANYONE}


@pytest.mark.parametrize("pattern", PATTERNS, ids=IDS)
def test_nobody_is_sent_to_log_in(pattern: URLPattern) -> None:
    User.objects.create_user("someone", password=None)
    answer = Client().get(address(pattern))
    if pattern.callback.verb == ANYONE:
        assert answer.status_code in {200, 302, 400, 403, 404, 405}
    else:
        assert answer.status_code in {302, 401, 405}
        assert answer.status_code != 302 or answer.url.startswith(reverse("login"))


@pytest.mark.parametrize("role", sorted(VERBS))
@pytest.mark.parametrize("pattern", PATTERNS, ids=IDS)
def test_role_opens_what_its_verbs_allow(pattern: URLPattern, role: str) -> None:
    allowed = pattern.callback.verb == ANYONE or pattern.callback.verb in VERBS[role]
    client = someone(role)
    answers = {client.get(address(pattern)).status_code, client.post(address(pattern)).status_code}
    if allowed:
        assert answers & {200, 204, 302, 303, 400, 403, 404, 409, 422}
        assert 500 not in answers
    else:
        assert answers <= {403, 405}
        assert 403 in answers


OTHER_HOST = re.compile(r"""(?:src|href|action|url)\s*[=(]\s*["']?\s*(?:https?:)?//""", re.I)


@pytest.mark.parametrize("pattern", PATTERNS, ids=IDS)
def test_page_names_no_other_host(pattern: URLPattern) -> None:
    page = someone("administrator").get(address(pattern))
    text = "" if page.streaming else page.content.decode("utf-8", "replace")
    assert not OTHER_HOST.search(text)


@pytest.mark.parametrize("pattern", PATTERNS, ids=IDS)
def test_page_bears_a_strict_policy(pattern: URLPattern) -> None:
    page = someone("administrator").get(address(pattern))
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
