"""The poller's window rolls: a slow feed holds no other, a host is not stormed."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError

from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions.sources import add_source, claim_due, hand_back, keep_answers
from wiredesk.desk.models import Source
from wiredesk.desk.working import poller as poller_module
from wiredesk.desk.working.poller import Poller
from wiredesk.wire import rhythm
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door
from wiredesk.wire.manners import Hosts, Manners

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FREE = Manners(at_once=99, apart=timedelta(0))


def text(number: int) -> bytes:
    story = (
        f"Cais {number}\n\nO cais {number} de Sines reabriu na segunda-feira, disse Ana Costa.\n"
    )
    return http(story.encode(), Content_Type="text/plain")


def add_all(addresses: list[str]) -> None:
    for address in addresses:
        add_source(address, NOW)


async def rolled(
    script: Script, paths: list[str], manners: Manners, at_once: int, clock: Iterator[datetime]
) -> Heard:
    """Poll until nothing is due, once for each time on the clock."""
    async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
        await sync_to_async(add_all)([address + path for path in paths])
        hosts = Hosts(manners)
        for now in clock:
            await Poller(door, lambda now=now: now, lambda: 0.5, None, hosts, at_once).poll_due()
        return heard


def asked(heard: Heard) -> list[str]:
    return [head.split(" ")[1] for head in heard]


def test_slow_feed_holds_no_other() -> None:
    others_done = asyncio.Event()
    script: Script = {f"/{n}": text(n) for n in range(1, 9)}

    async def slow(writer: asyncio.StreamWriter) -> None:
        await asyncio.wait_for(others_done.wait(), timeout=20)
        writer.write(text(0))

    async def last(writer: asyncio.StreamWriter) -> None:
        others_done.set()
        writer.write(text(8))

    script |= {"/0": slow, "/8": last}
    paths = [f"/{n}" for n in range(9)]
    asyncio.run(rolled(script, paths, FREE, 2, iter([NOW])))
    assert set(Source.objects.values_list("trouble", flat=True)) == {""}
    assert Source.objects.filter(last_success=NOW).count() == 9


def test_no_more_are_asked_at_once_than_the_window_holds() -> None:
    open_now, most = 0, 0

    async def counted(writer: asyncio.StreamWriter) -> None:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        await asyncio.sleep(0.01)
        open_now -= 1
        writer.write(http(status="304 Not Modified"))

    paths = [f"/{n}" for n in range(12)]
    asyncio.run(rolled(dict.fromkeys(paths, counted), paths, FREE, 3, iter([NOW])))
    assert 1 <= most <= 3


def test_feeds_of_one_host_are_asked_at_a_distance() -> None:
    script: Script = {f"/{n}": text(n) for n in range(4)}
    clock = [NOW + n * SECOND for n in (0, 1, 2, 4, 5, 6)]
    manners = Manners(at_once=2, apart=2 * SECOND)
    heard = asyncio.run(rolled(script, list(script), manners, 8, iter(clock)))
    assert asked(heard) == ["/0", "/1", "/2", "/3"]
    tries = Source.objects.order_by("pk").values_list("last_try", flat=True)
    assert list(tries) == [NOW + n * SECOND for n in (0, 2, 4, 6)]


def test_host_that_asks_for_rest_is_left_alone_by_all_its_feeds() -> None:
    rest = http(status="429 Too Many Requests", Retry_After="600")
    script: Script = {"/0": rest, "/1": text(1), "/2": text(2)}
    clock = [NOW, NOW + 2 * SECOND, NOW + 599 * SECOND, NOW + 600 * SECOND]
    heard = asyncio.run(rolled(script, list(script), Manners(), 8, iter(clock)))
    assert asked(heard)[:2] == ["/0", "/1"]
    assert len(heard) == 2
    waiting = Source.objects.get(address__endswith="/2")
    assert waiting.due is not None
    assert waiting.due >= NOW + 600 * SECOND


def test_what_is_claimed_and_not_begun_is_handed_back_when_told_to_stop() -> None:
    async def run() -> None:
        told = asyncio.Event()

        async def stop(writer: asyncio.StreamWriter) -> None:
            told.set()
            writer.write(text(0))

        script: Script = {f"/{n}": stop for n in range(5)}
        async with server(script) as (address, _), Door(Networks(["127.0.0.0/8"])) as door:
            await sync_to_async(add_all)([f"{address}/{n}" for n in range(5)])
            poller = Poller(door, lambda: NOW, lambda: 0.5, None, Hosts(FREE), 1)
            poller._claimed += await sync_to_async(claim_due)(NOW, 5, poller_module.HOLD)
            await poller.keep_polling(lambda: not told.is_set(), idle=0.01)

    asyncio.run(run())
    assert Source.objects.filter(due=NOW).count() == 4


def test_one_that_was_claimed_anew_is_not_handed_back() -> None:
    add_source("https://a.example/feed", NOW)
    first = claim_due(NOW, 1, 5 * SECOND)
    claim_due(NOW + 6 * SECOND, 1, 5 * SECOND)
    hand_back([(first[0], NOW)])
    assert Source.objects.get().due == NOW + 11 * SECOND


def test_trouble_of_the_store_ends_the_rolling_and_is_raised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(poller_module, "keep_answers", full)
    with pytest.raises(OperationalError):
        asyncio.run(rolled({"/0": text(0)}, ["/0"], FREE, 2, iter([NOW])))


def stops_after(times: int) -> Callable[[], bool]:
    left = iter(range(times))
    return lambda: next(left, None) is not None


def test_sources_that_come_due_later_are_asked_too() -> None:
    async def run() -> None:
        async with server({"/0": text(0)}) as (address, heard), _door() as door:
            await sync_to_async(add_source)(address + "/0", NOW + SECOND)
            times = iter([NOW, NOW])
            poller = Poller(door, lambda: next(times, NOW + SECOND), lambda: 0.5)
            await poller.keep_polling(stops_after(40), idle=0.01)
            assert len(heard) == 1

    asyncio.run(run())


def _door() -> Door:
    return Door(Networks(["127.0.0.0/8"]))


def test_answers_that_are_kept_together_are_each_kept() -> None:
    add_all([f"https://{n}.example/feed" for n in range(3)])
    moved = rhythm.Answer(status=200, moved_to="https://new.example/feed")
    Source.objects.update(moved_to=moved.moved_to, moved_seen=rhythm.MOVES - 1)
    answers = [(source, moved, NOW, 0.5) for source in Source.objects.order_by("pk")]
    assert len(keep_answers(answers)) == 3
    assert Source.objects.filter(last_success=NOW, trouble="").count() == 3
    assert Source.objects.filter(address=moved.moved_to).count() == 1
