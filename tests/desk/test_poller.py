"""Sources are asked when due, and what they answer is kept."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async

from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions.sources import SourceError, add_source, claim_due
from wiredesk.desk.models import Arrival, Source, Story
from wiredesk.desk.secrets import lock, unlock
from wiredesk.desk.working.poller import Poller
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door, Login

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
STORY = (
    b"Porto reabre\n\nO porto de Sines reabriu na segunda-feira, disse a autoridade portuaria.\n"
)


def poll(script: Script, times: int = 1, prepare: Callable[[Source], None] | None = None) -> Heard:
    """Add the script's "/" as a source and poll it, an hour apart."""

    async def run() -> Heard:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            await sync_to_async(_add)(address + "/", prepare)
            for hour in range(times):
                at = NOW + timedelta(hours=hour)
                await Poller(door, lambda at=at: at, lambda: 0.5).poll_due()
            return heard

    return asyncio.run(run())


def _add(address: str, prepare: Callable[[Source], None] | None) -> None:
    source, _ = add_source(address, NOW)
    if prepare:
        prepare(source)
        source.save()


def text(**headers: str) -> bytes:
    return http(STORY, Content_Type="text/plain", **headers)


def test_story_of_a_source_is_kept_with_where_it_came_from() -> None:
    poll({"/": text()})
    arrival = Arrival.objects.get()
    assert arrival.source == Source.objects.get()
    assert (arrival.carrier, arrival.media_type) == ("http", "text/plain")
    assert Story.objects.get().publisher == "127.0.0.1"


def test_marks_of_the_last_answer_are_sent_back_as_they_came() -> None:
    heard = poll({"/": text(ETag='W/"a-1"', Last_Modified="yesterday, or so")}, times=2)
    assert 'If-None-Match: W/"a-1"' in heard[1]
    assert "If-Modified-Since: yesterday, or so" in heard[1]


def test_same_body_again_is_no_new_arrival() -> None:
    poll({"/": text()}, times=3)
    assert Arrival.objects.count() == 1


def test_source_that_is_gone_is_stopped_and_says_so() -> None:
    poll({"/": http(status="410 Gone")})
    source = Source.objects.get()
    assert (source.state, source.due) == (Source.State.STOPPED, None)
    assert "gone" in source.trouble


def test_source_that_moved_is_followed_after_three_times() -> None:
    script = {"/": http(status="301 Moved Permanently", Location="/new"), "/new": text()}
    poll(script, times=3)
    source = Source.objects.get()
    assert source.address.endswith("/new")
    assert "moved" in source.note


def test_trouble_is_kept_in_words_and_counted() -> None:
    poll({"/": http(status="503 Service Unavailable")}, times=1)
    source = Source.objects.get()
    assert (source.failures, "trouble" in source.trouble) == (1, True)


def test_password_is_kept_encrypted_and_sent() -> None:
    login = Login(name="ana", password="segredo")

    def prepare(source: Source) -> None:
        source.credentials = lock(login)

    heard = poll({"/": text()}, prepare=prepare)
    kept = bytes(Source.objects.get().credentials)
    assert "Authorization: Basic" in heard[0]
    assert (b"segredo" in kept, unlock(kept)) == (False, login)


def test_source_claimed_by_one_poller_is_left_by_the_other() -> None:
    add_source("https://a.example/feed", NOW)
    hold = timedelta(minutes=5)
    assert [len(claim_due(NOW, 9, hold)) for _ in range(2)] == [1, 0]
    assert len(claim_due(NOW + hold, 9, hold)) == 1


def test_folder_is_watched(tmp_path: Path) -> None:
    async def look() -> None:
        async with Door() as door:
            await Poller(door, lambda: NOW).poll_due()

    add_source(str(tmp_path), NOW)
    (tmp_path / "porto.txt").write_bytes(STORY)
    asyncio.run(look())
    Source.objects.update(due=NOW)
    asyncio.run(look())
    assert (Story.objects.count(), Arrival.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "nowhere/at/all", "https://u:p@a.example/"]
)
def test_source_that_cannot_be_is_refused_in_words(address: str) -> None:
    with pytest.raises(SourceError, match=address[:6]):
        add_source(address, NOW)
