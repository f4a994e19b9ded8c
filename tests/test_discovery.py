"""From a page to its feed: what the page declares, else the usual places, else the page itself."""

import asyncio

import pytest

from tests.scripted import Heard, Script, http, server
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.discovery import FoundFeed, declared_feeds, find_feed
from wiredesk.wire.carriers.web.door import Door, Trouble

FEED = http(
    b"<rss version='2.0'><channel><title>Costa</title><item><title>Porto</title></item>"
    b"</channel></rss>",
    Content_Type="application/rss+xml",
)


def page(head: str = "") -> bytes:
    body = f"<!DOCTYPE html><html><head><title>Costa</title>{head}</head><body><p>Olá.</p></body>"
    return http(body.encode(), Content_Type="text/html; charset=utf-8")


def link(
    href: str, kind: str = "application/rss+xml", rel: str = "alternate", title: str = ""
) -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" title="{title}">'


def find(script: Script, path: str = "/") -> tuple[FoundFeed | Trouble, str, Heard]:
    async def run() -> tuple[FoundFeed | Trouble, str, Heard]:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            return await find_feed(address + path, door), address, heard

    return asyncio.run(run())


def test_feed_is_taken_as_it_is() -> None:
    found, address, heard = find({"/": FEED})
    assert found == FoundFeed(address + "/", "it is one")
    assert len(heard) == 1


def test_declared_feed_is_found_and_the_one_of_comments_is_not_taken() -> None:
    head = link("/c", title="Comments on Costa") + link("news.xml", title="Costa")
    found, address, _ = find({"/a/": page(head), "/a/news.xml": FEED, "/c": FEED}, "/a/")
    assert found == FoundFeed(address + "/a/news.xml", "declared", "Costa", (address + "/c",))


def test_declared_feed_that_is_none_is_passed_over() -> None:
    head = link("/gone") + link("/page") + link("/atom", "application/atom+xml; charset=utf-8")
    found, address, _ = find({"/": page(head), "/page": page(), "/atom": FEED})
    assert isinstance(found, FoundFeed)
    assert found.address == address + "/atom"


def test_usual_places_are_asked_only_where_none_is_declared() -> None:
    found, address, _ = find({"/": page(), "/rss.xml": FEED})
    assert found == FoundFeed(address + "/rss.xml", "usual place")
    found, address, heard = find({"/": page(link("/gone")), "/rss.xml": FEED})
    assert found == FoundFeed(address + "/", "none found")
    assert len(heard) == 2


def test_usual_place_that_robots_may_not_visit_is_not_asked() -> None:
    robots = http(b"User-agent: *\nDisallow: /rss.xml")
    found, address, heard = find({"/": page(), "/robots.txt": robots, "/rss.xml": FEED})
    assert found == FoundFeed(address + "/", "none found")
    assert not [head for head in heard if "/rss.xml" in head]


def test_page_that_does_not_answer_is_trouble() -> None:
    found, _, _ = find({"/": http(status="200 OK", Content_Length="9")})
    assert isinstance(found, Trouble)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<base href="https://b.example/x/">' + link("feed"), ["https://b.example/x/feed"]),
        (
            link("feed://a.example/f") + link("javascript:alert(1)") + link("/f"),
            ["https://a.example/f"],
        ),
        (link("/f", rel="stylesheet") + link("/g", kind="text/css"), []),
        (link("/f", kind="", rel="feed"), ["https://a.example/f"]),
        (link("/f?a=1&amp;b=2") * 3, ["https://a.example/f?a=1&b=2"]),
        ("<!--" + link("/old") + "-->", []),
    ],
)
def test_declared_feeds_are_told(head: str, found: list[str]) -> None:
    body = f"<html><head>{head}</head><body></body></html>".encode()
    assert [where for where, _ in declared_feeds(body, "https://a.example/")] == found


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\xff", b"<div>" * 50_000, b"<!--" * 50_000])
def test_any_page_declares_feeds_or_none(body: bytes) -> None:
    assert declared_feeds(body, "https://a.example/") == []
