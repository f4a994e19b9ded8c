"""What may be kept for some days only is let go after them; what it was stays known."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.desk.running import feed, item
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.let_go import let_go
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Delivery, Evidence, Reading, Source, Story, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.counts import store_counts
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Delivery as Delivered
from wiredesk.records import SourceSettings

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OTHER = "Um comboio descarrilou em Beja na terça-feira sem fazer feridos, segundo a empresa."


def a_source(host: str, keep_days: int | None = 30) -> Source:
    settings = SourceSettings(keep_days=keep_days)
    return add_source(f"https://{host}.example/feed", NOW, host, settings)[0]


def arrives(source: Source, body: bytes, at: datetime = NOW) -> None:
    sent = Delivered(body=body, address=source.address, carrier="http")
    take_in(arrive(sent, source, at).pk, at)
    Worker(now=lambda: at).work_off()


def test_text_and_bytes_are_let_go_after_their_days_and_not_before() -> None:
    arrives(a_source("costa"), feed(3))
    assert (let_go(NOW + 30 * DAY), let_go(NOW + 31 * DAY), let_go(NOW + 32 * DAY)) == (0, 3, 0)
    assert [unpack_story(version.packed).text for version in Version.objects.all()] == [""] * 3
    assert (Reading.objects.count(), bytes(Delivery.objects.get().packed or b"")) == (0, b"")
    assert {story.removed_why for story in Story.objects.all()} == {
        "costa: its text may be kept for 30 days."
    }


def test_story_that_was_let_go_is_known_when_it_comes_again() -> None:
    source = a_source("costa")
    arrives(source, feed(2))
    let_go(NOW + 31 * DAY)
    arrives(source, feed(3), NOW + 32 * DAY)
    assert (Story.objects.count(), Version.objects.count()) == (3, 3)
    assert Evidence.objects.filter(kind="guid").count() == 3


def test_story_that_was_let_go_lives_again_with_a_new_version() -> None:
    source = a_source("costa")
    arrives(source, feed(1))
    let_go(NOW + 31 * DAY)
    body = b"<rss><channel>%s</channel></rss>" % item(0, "cais-0", OTHER).encode()
    arrives(source, body, NOW + 32 * DAY)
    story = Story.objects.get()
    assert (story.removed, story.versions.count(), story.latest.flags) == (None, 2, [])
    assert OTHER in unpack_story(story.latest.packed).text


def test_story_that_its_source_still_carries_is_kept() -> None:
    source = a_source("costa")
    arrives(source, feed(1))
    arrives(source, feed(2), NOW + 20 * DAY)
    assert let_go(NOW + 31 * DAY) == 0


def test_story_that_another_source_may_keep_is_kept_with_its_bytes() -> None:
    body = b"<rss><channel>%s</channel></rss>" % item(1, "https://a.example/1").encode()
    arrives(a_source("a"), body)
    arrives(a_source("b", keep_days=None), body)
    assert let_go(NOW + 99 * DAY) == 0
    assert Delivery.objects.get().packed


def test_source_without_a_rule_keeps_all() -> None:
    arrives(a_source("costa", keep_days=None), feed(1))
    assert let_go(NOW + 9999 * DAY) == 0


def atom(*inside: str) -> bytes:
    space = 'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"'
    return f"<feed {space}><title>Costa</title>{''.join(inside)}</feed>".encode()


GUID = "tag:costa.example,2026:1"
ENTRY = f"<entry><id>{GUID}</id><title>Beja</title><content>{OTHER}</content></entry>"
GONE = f'<at:deleted-entry ref="{GUID}" when="2026-05-10T10:00:00Z">{{}}</at:deleted-entry>'


def test_story_that_its_sender_deletes_is_a_tombstone_with_its_text() -> None:
    source = a_source("costa")
    arrives(source, atom(ENTRY))
    arrives(source, atom(GONE.format("<at:comment>It was wrong</at:comment>")), NOW + DAY)
    story = Story.objects.get()
    assert (story.removed, story.removed_why) == (NOW + DAY, "Its sender deleted it: It was wrong.")
    assert OTHER in unpack_story(story.latest.packed).text
    assert let_go(NOW + 31 * DAY) == 1
    assert Story.objects.get().removed_why == "Its sender deleted it: It was wrong."


def test_nobody_deletes_the_story_of_another_publisher() -> None:
    arrives(a_source("costa"), atom(ENTRY))
    arrives(a_source("other"), atom(GONE.format("")), NOW + DAY)
    assert Story.objects.get().removed is None


def test_deleted_story_that_comes_again_as_it_was_stays_deleted_and_a_new_version_lives() -> None:
    source = a_source("costa")
    for body in (atom(ENTRY), atom(GONE), atom(ENTRY, "<updated>2026-05-10</updated>")):
        arrives(source, body)
    assert Story.objects.get().removed == NOW
    arrives(source, atom(ENTRY.replace("sem fazer", "e fez dois")))
    assert (Story.objects.get().removed, Version.objects.count()) == (None, 2)


def test_tombstone_is_not_counted_as_unread() -> None:
    arrives(a_source("costa"), feed(1))
    let_go(NOW + 31 * DAY)
    counts = store_counts()
    assert (counts["stories"], counts["unread"]) == (0, 0)
