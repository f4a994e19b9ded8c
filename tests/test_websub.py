"""A subscriber's rules: hubs found, questions told from one another, signatures checked."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest

from wiredesk.records import Delivery
from wiredesk.wire import websub
from wiredesk.wire.websub import Asked, Found, asked_in, find_hub, form, is_meant, is_signed

FEED = "https://costa.example/feed"
HUB = "https://hub.example/"
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Costa</title>
<link rel="hub" href="{HUB}"/><link rel="self" href="{FEED}"/></feed>"""
RSS = f"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Costa</title>
<atom:link rel="hub" href="{HUB}"/><atom:link rel="self" href="/feed"/></channel></rss>"""
JSON = f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "Costa", "feed_url": "{FEED}",
"hubs": [{{"type": "WebSub", "url": "{HUB}"}}, "odd"], "items": []}}"""
BARE = "<rss version='2.0'><channel><title>Costa</title></channel></rss>"


def sent(body: str, *links: str) -> Delivery:
    headers = tuple(("Link", link) for link in links)
    return Delivery(body=body.encode(), address=FEED, headers=headers)


@pytest.mark.parametrize(
    "delivery",
    [
        sent(ATOM),
        sent(RSS),
        sent(JSON),
        sent(BARE, f'<{HUB}>; rel="hub", <{FEED}>; rel="self"'),
        sent(BARE, f"<{HUB}>; rel=hub", f"<{FEED}>; title=a; rel=self"),
        sent(BARE, f'<{HUB}>; rel="preconnect hub", </feed>; rel="self"'),
        sent(BARE, f'<http://h.example/>; rel="hub", <{HUB}>; rel="hub", <{FEED}>; rel="self"'),
        sent(RSS.replace("/feed", "/other"), f'<{HUB}>; rel="hub", <{FEED}>; rel="self"'),
        sent(RSS.replace('rel="hub"', 'rel="x"'), f'<{HUB}>; rel="hub"'),
    ],
)
def test_hub_is_found_where_the_answer_or_the_feed_names_it(delivery: Delivery) -> None:
    assert find_hub(delivery) == Found(hub=HUB, topic=FEED)


@pytest.mark.parametrize(
    "delivery",
    [
        sent(BARE),
        sent(BARE, f'<{HUB}>; rel="hub"'),
        sent(BARE, f'<javascript:x>; rel="hub", <{FEED}>; rel="self"'),
        sent(BARE, "<<<>;;;rel=hub,,"),
        sent("<html>", f'<{FEED}>; rel="self"'),
    ],
)
def test_no_hub_is_found_where_none_is_named(delivery: Delivery) -> None:
    assert find_hub(delivery) is None


def test_form_says_what_is_wanted() -> None:
    said = parse_qs(form("subscribe", FEED, "https://desk.example/websub/t", "geheim").decode())
    assert said["hub.mode"] == ["subscribe"]
    assert said["hub.topic"] == [FEED]
    assert said["hub.callback"] == ["https://desk.example/websub/t"]
    assert said["hub.secret"] == ["geheim"]
    assert b"secret" not in form("unsubscribe", FEED, "https://desk.example/websub/t", "geheim")


@pytest.mark.parametrize(
    ("asked", "wants", "meant"),
    [
        (Asked(mode="subscribe", topic=FEED, challenge="c"), "subscribe", True),
        (Asked(mode="unsubscribe", topic=FEED, challenge="c"), "subscribe", False),
        (Asked(mode="subscribe", topic=FEED + "?", challenge="c"), "subscribe", False),
        (Asked(mode="subscribe", topic=FEED), "subscribe", False),
        (Asked(mode="unsubscribe", topic=FEED, challenge="c"), "unsubscribe", True),
    ],
)
def test_question_is_ours_where_mode_and_topic_are(asked: Asked, wants: str, meant: bool) -> None:
    assert is_meant(asked, FEED, wants) is meant


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("864000", 864_000),
        ("1", 300),
        ("999999999999", 90 * 86_400),
        ("-5", 864_000),
        ("soon", 864_000),
        ("", 864_000),
    ],
)
def test_lease_is_believed_within_bounds(said: str, seconds: int) -> None:
    asked = asked_in({"hub.lease_seconds": said})
    assert websub.lease_of(asked) == timedelta(seconds=seconds)


def test_lease_is_renewed_before_it_ends() -> None:
    now = datetime(2026, 5, 9, tzinfo=UTC)
    assert now < websub.renew_at(now, timedelta(days=10)) < now + timedelta(days=9)


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_push_that_is_signed_with_our_secret_is_believed(method: str) -> None:
    right = hmac.new(b"geheim", b"<rss/>", getattr(hashlib, method)).hexdigest()
    assert is_signed("geheim", f"{method}={right}", b"<rss/>")
    assert is_signed("geheim", f"{method.upper()}={right.upper()}", b"<rss/>")
    assert not is_signed("other", f"{method}={right}", b"<rss/>")
    assert not is_signed("geheim", f"{method}={right}", b"<rss>!</rss>")
    assert not is_signed("geheim", f"{method}={right[:-1]}", b"<rss/>")


@pytest.mark.parametrize("method", ["md5", "", "sha3_256", "sha256 ", "é"])
def test_push_that_is_signed_otherwise_is_not_believed(method: str) -> None:
    right = hmac.new(b"geheim", b"", hashlib.sha256).hexdigest()
    assert not is_signed("geheim", f"{method}={right}", b"")


@pytest.mark.parametrize("header", ["", "sha256", "sha256=", "=", "sha256=\ud800"])
def test_signature_that_is_none_is_not_believed(header: str) -> None:
    assert not is_signed("geheim", header, b"")


def test_empty_secret_signs_nothing() -> None:
    right = hmac.new(b"", b"x", hashlib.sha256).hexdigest()
    assert not is_signed("", f"sha256={right}", b"x")
