"""The page behind an excerpt and the pictures, fetched where the licence allows it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from asgiref.sync import sync_to_async

from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions.let_go import let_go
from wiredesk.desk.actions.sources import SourceError, add_source
from wiredesk.desk.models import Arrival, Job, Page, Picture, Source, Story, Version
from wiredesk.desk.packing import unpack_reading, unpack_story
from wiredesk.desk.working.poller import Poller
from wiredesk.desk.working.worker import Worker
from wiredesk.records import SourceSettings
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door
from wiredesk.wire.manners import Hosts, Manners

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ALLOWED = SourceSettings(licence="full", fetch_pages=True, fetch_pictures=True, credit="Costa")
FREE = Manners(at_once=9, apart=timedelta(0))
LEAD = "O cais de Sines reabriu na segunda-feira, disse a autoridade portuária."
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 300

PAGE = (
    "<!DOCTYPE html><html lang='pt'><head><title>Cais reabre</title></head><body><main>"
    f"<h1>Cais reabre</h1><p>{LEAD}</p>"
    + "".join(
        f"<p>A obra número {n} custou {n + 2} milhões e durou um ano, segundo Ana Costa, "
        "que dirige o porto e prometeu contas.</p>"
        for n in range(5)
    )
    + "</main></body></html>"
)


def feed(address: str, picture: str = "") -> bytes:
    inside = f"<enclosure url='{picture}' type='image/jpeg'/>" if picture else ""
    return (
        f"<rss version='2.0'><channel><item><title>Cais reabre</title><guid>{address}</guid>"
        f"<link>{address}</link><description>{LEAD}</description>{inside}</item></channel></rss>"
    ).encode()


def html(body: str = PAGE, **more: str) -> bytes:
    return http(body.encode(), Content_Type="text/html; charset=utf-8", **more)


def run(
    script: Script,
    settings: SourceSettings = ALLOWED,
    clock: Sequence[datetime] = (NOW, NOW + MINUTE),
    manners: Manners = FREE,
    picture: str = "",
) -> Heard:
    """A source whose one item links to "/cais" is polled, and what it asks for is fetched."""

    async def rolled() -> Heard:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            where = f"{address}{picture}" if picture else ""
            body = feed(f"{address}/cais", where)
            script["/feed"] = http(body, Content_Type="application/rss+xml")
            await sync_to_async(add_source)(f"{address}/feed", NOW, "Costa", settings)
            hosts = Hosts(manners)
            for now in clock:
                await Poller(door, lambda now=now: now, lambda: 0.5, hosts=hosts).poll_due()
            return heard

    heard = asyncio.run(rolled())
    Worker(now=lambda: clock[-1]).work_off()
    return heard


def asked(heard: Heard) -> list[str]:
    return [head.split(" ")[1] for head in heard]


def test_page_behind_an_excerpt_is_kept_and_read_beside_the_feeds_text() -> None:
    run({"/cais": html()})
    version, page = Version.objects.get(), Page.objects.get()
    assert (Story.objects.count(), page.version) == (1, version)
    assert unpack_story(version.packed).text.endswith(LEAD)
    assert "A obra número 4" in unpack_story(page.packed).text
    assert unpack_reading(page.reading, unpack_story(page.packed)).attributions
    assert version.reading is not None


def test_it_is_said_which_text_counts_and_why() -> None:
    run({"/cais": html()})
    page = Page.objects.get()
    assert page.counts
    assert "the page's counts" in page.why


def test_bytes_of_the_page_are_kept_as_an_arrival_that_makes_no_story() -> None:
    run({"/cais": html()})
    page = Page.objects.get()
    assert page.arrival is not None
    assert (page.arrival.carrier, page.arrival.source) == ("page", Source.objects.get())
    assert page.arrival.taken_in is not None
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    "settings",
    [
        SourceSettings(),
        SourceSettings(licence="full"),
        SourceSettings(licence="excerpt"),
    ],
)
def test_nothing_is_fetched_that_no_licence_allows(settings: SourceSettings) -> None:
    heard = run({"/cais": html()}, settings, picture="/p.jpg")
    assert asked(heard) == ["/feed"]


def test_licence_that_was_taken_back_meanwhile_is_heeded() -> None:
    run({"/cais": html()}, clock=[NOW])
    Source.objects.update(settings={"fetch_pages": True})

    async def later() -> Heard:
        async with server({}) as (_, heard), Door(Networks(["127.0.0.0/8"])) as door:
            await Poller(door, lambda: NOW + MINUTE).poll_due()
            return heard

    assert asked(asyncio.run(later())) == []
    assert Page.objects.count() == 0


def test_fetching_without_a_full_licence_is_refused_in_words() -> None:
    with pytest.raises(SourceError, match="licence"):
        add_source("https://a.example/", NOW, settings=SourceSettings(fetch_pages=True))


def test_robots_txt_is_heeded_and_asked_once() -> None:
    rules = http(b"User-agent: *\nDisallow: /cais", Content_Type="text/plain")
    heard = run({"/robots.txt": rules, "/cais": html(), "/p.jpg": http(JPEG)}, picture="/p.jpg")
    assert "/cais" not in asked(heard)
    page = Page.objects.get()
    assert (page.packed, "robots.txt" in page.why) == (None, True)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (http(status="404 Not Found"), "nothing at this address"),
        (http(JPEG, Content_Type="text/html"), "no web page"),
        (http(b"", Content_Type="text/html"), "no web page"),
        (html("<!DOCTYPE html><html><body><script>draw()</script></body></html>"), "no text"),
        (http(b"<html>", Content_Encoding="br"), "not asked for"),
        (http(status="302 Found", Location="http://169.254.169.254/latest"), "leads inside"),
    ],
)
def test_page_that_cannot_be_had_is_said_in_words_and_stops_nothing(
    answer: bytes, why: str
) -> None:
    clock = [NOW + MINUTE * n for n in (0, 1, 2, 8)]
    run({"/cais": answer}, clock=clock)
    assert why in Page.objects.get().why
    assert Source.objects.get().trouble == ""
    assert not Job.objects.exclude(state=Job.State.DONE).exists()


def test_server_in_trouble_is_tried_again_and_then_said() -> None:
    clock = [NOW + MINUTE * n for n in (0, 1, 2, 8)]
    heard = run({"/cais": http(status="503 Service Unavailable")}, clock=clock)
    assert asked(heard).count("/cais") == 3
    assert "in trouble (503)" in Page.objects.get().why
    assert Job.objects.get(verb="fetch_page").state == Job.State.DONE


def test_host_that_asks_for_rest_puts_the_page_off_and_counts_no_attempt() -> None:
    busy = http(status="429 Too Many Requests", Retry_After="3600")
    heard = run({"/cais": busy}, clock=[NOW, NOW + MINUTE, NOW + 2 * MINUTE])
    job = Job.objects.get(verb="fetch_page")
    assert asked(heard).count("/cais") == 1
    assert (job.state, job.attempts) == (Job.State.WAITING, 0)
    assert job.due == NOW + MINUTE + timedelta(hours=1)


def test_page_waits_for_its_turn_at_the_host() -> None:
    seconds = [NOW + timedelta(seconds=n) for n in (0, 1, 2, 3, 9)]
    manners = Manners(at_once=1, apart=timedelta(seconds=3))
    heard = run({"/cais": html()}, clock=seconds, manners=manners)
    assert asked(heard) == ["/feed", "/robots.txt"]
    assert Job.objects.get(verb="fetch_page").attempts == 0


def test_login_page_is_kept_and_does_not_count() -> None:
    run({"/cais": html("<!DOCTYPE html><html><body><h1>Entrar</h1><p>Escreva o nome.</p></body>")})
    page = Page.objects.get()
    assert (page.counts, page.packed is None) == (False, False)


def test_picture_is_kept_by_its_bytes_with_its_credit() -> None:
    run({"/cais": html(), "/p.jpg": http(JPEG, Content_Type="image/jpeg")}, picture="/p.jpg")
    picture = Picture.objects.get()
    assert (picture.media_type, picture.credit, picture.why) == ("image/jpeg", "Costa", "")
    assert picture.arrival is not None
    assert picture.arrival.delivery.size == len(JPEG)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (http(b"<svg xmlns='a'>" + b" " * 200, Content_Type="image/jpeg"), "no picture"),
        (http(status="403 Forbidden"), "refuses us"),
        (http(JPEG, Content_Length="99999999"), "answer is broken"),
    ],
)
def test_what_is_no_picture_is_said_in_words_and_not_kept(answer: bytes, why: str) -> None:
    clock = [NOW + MINUTE * n for n in (0, 1, 2, 8)]
    run({"/cais": html(), "/p.jpg": answer}, picture="/p.jpg", clock=clock)
    picture = Picture.objects.get()
    assert why in picture.why
    assert picture.arrival is None
    assert not Arrival.objects.filter(carrier="picture").exists()


def test_page_and_pictures_are_let_go_with_their_story() -> None:
    settings = SourceSettings(licence="full", fetch_pages=True, fetch_pictures=True, keep_days=3)
    run({"/cais": html(), "/p.jpg": http(JPEG)}, settings, picture="/p.jpg")
    let_go(NOW + timedelta(days=4))
    assert (Page.objects.count(), Picture.objects.count()) == (0, 0)
    assert not Arrival.objects.filter(delivery__packed__isnull=False).exists()


def test_page_that_is_fetched_after_its_story_was_let_go_is_not_kept() -> None:
    run({"/cais": html()}, clock=[NOW])
    Story.objects.update(emptied=NOW)

    async def later() -> None:
        async with Door(Networks(["127.0.0.0/8"])) as door:
            await Poller(door, lambda: NOW + MINUTE).poll_due()

    asyncio.run(later())
    assert Page.objects.count() == 0
