"""What senders do wrong, kept as what it is: a real server on loopback, and a clock passed in."""

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from asgiref.sync import sync_to_async

from tests.desk.running import feed, item
from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions import take_in as take_in_module
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.jobs import ask_for, lease
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Arrival, Failure, Job, Sighting, Source, Story, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.working.poller import Poller
from wiredesk.records import Delivery
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

LOGIN = (
    b"<!DOCTYPE html><html><head><title>Entrar - Costa</title></head><body><h1>Entrar</h1>"
    b"<p>Para continuar a ler escreva o seu nome e a sua palavra-passe, por favor.</p>"
    b"<form action='/login'><input name='u'><input type='password' name='p'></form></body></html>"
)


LAUGHS = "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)
"""Ten million times "ha", if anybody laughs."""

MANY = 10_000 if "WIREDESK_FAULTS" in os.environ else 400


def rss(*items: str) -> bytes:
    return f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>".encode()


def xml(body: bytes, media_type: str = "application/rss+xml") -> bytes:
    return http(body, Content_Type=media_type)


def poll(answers: Sequence[bytes], at: Sequence[datetime] = ()) -> tuple[Source, Heard]:
    """Poll one source that gives these answers one after the other, by default an hour apart."""
    times = at or [NOW + HOUR * n for n in range(len(answers))]
    script: Script = {}

    async def run() -> Heard:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            source, _ = await sync_to_async(add_source)(address + "/", NOW)
            for answer, now in zip(answers, times, strict=True):
                script["/"] = answer
                await sync_to_async(source.refresh_from_db)()
                await Poller(door, lambda now=now: now, lambda: 0.5).poll(source)
            return heard

    heard = asyncio.run(run())
    return Source.objects.get(), heard


def titles() -> list[str]:
    return list(Story.objects.values_list("latest__title", flat=True))


def test_reused_guid_is_a_flagged_version_and_the_old_text_stays() -> None:
    other = "Um comboio descarrilou em Beja na terça-feira sem fazer feridos, segundo a empresa."
    again = item(2, "g1", other).replace("Cais 2 reabre", "Descarrilamento")
    poll([xml(rss(item(1, "g1"))), xml(rss(again))])
    versions = Version.objects.order_by("number")
    assert (Story.objects.count(), len(versions)) == (1, 2)
    assert [version.flags for version in versions] == [[], ["guid_reused"]]
    assert "cais número 1" in unpack_story(versions[0].packed).text


def test_changed_guid_over_the_same_text_is_the_same_story() -> None:
    poll([xml(rss(item(1, "g1"))), xml(rss(item(1, "g2"))), xml(rss(item(1, "g3")))])
    assert (Story.objects.count(), Version.objects.count()) == (1, 1)


def test_old_items_under_new_dates_are_not_new() -> None:
    days = [f"{day:02} May 2026 10:00:00 GMT" for day in (7, 8, 9)]
    bodies = [rss(*(item(n, date=day) for n in range(5))) for day in days]
    source, _ = poll([xml(body) for body in bodies])
    assert (Story.objects.count(), Version.objects.count()) == (5, 5)
    assert source.last_new == NOW


def test_feed_that_turns_into_a_login_page_is_trouble_and_no_story() -> None:
    source, _ = poll([xml(feed(2)), xml(LOGIN, "text/html"), xml(LOGIN, "text/html")])
    assert titles() == ["Cais 0 reabre", "Cais 1 reabre"]
    assert "a web page (“Entrar - Costa”)" in source.trouble
    assert (source.failures, source.last_success) == (2, NOW)


def test_login_page_is_kept_once_and_shown_among_what_was_not_read() -> None:
    poll([xml(feed(2)), xml(LOGIN, "text/html"), xml(LOGIN, "text/html")])
    assert (Arrival.objects.count(), Job.objects.filter(verb="take_in").count()) == (2, 1)
    assert Failure.objects.get().what == "not taken in"


def test_feed_that_was_a_login_page_for_a_while_is_well_again() -> None:
    source, _ = poll([xml(feed(1)), xml(LOGIN, "text/html"), xml(feed(2))])
    assert (source.trouble, source.failures, len(titles())) == ("", 0, 2)


def test_feed_that_turns_into_nothing_is_trouble() -> None:
    source, _ = poll([xml(feed(1)), xml(b"", "text/html")])
    assert "an empty answer" in source.trouble


def test_page_that_was_always_a_page_is_read_as_one() -> None:
    source, _ = poll([xml(LOGIN, "text/html"), xml(LOGIN.replace(b"favor", b"fim"), "text/html")])
    assert (source.trouble, source.format) == ("", "webpage")


def test_clock_a_day_ahead_and_an_hour_back_loses_no_poll_and_no_story() -> None:
    clock = [NOW, NOW + timedelta(days=1), NOW - HOUR, NOW]
    source, _ = poll([xml(feed(n)) for n in (1, 2, 3, 4)], clock)
    assert len(titles()) == 4
    assert source.due is not None
    assert NOW < source.due <= NOW + timedelta(days=1)


def test_clock_that_went_back_does_not_make_a_sighting_end_before_it_began() -> None:
    poll([xml(feed(1)), xml(feed(2))], [NOW, NOW - HOUR])
    assert [seen.first <= seen.last for seen in Sighting.objects.all()] == [True, True]


def test_job_leased_by_a_clock_a_day_ahead_is_work_again_a_day_later_at_most() -> None:
    ask_for("take_in", 1, NOW)
    assert lease("ahead", NOW + timedelta(days=1))
    assert lease("right", NOW + timedelta(days=1, minutes=2))


def test_dates_of_1970_and_2099_are_kept_as_declared_and_decide_nothing() -> None:
    dates = ("Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 31 Dec 2099 23:59:59 GMT", "")
    poll([xml(rss(*(item(n, date=date) for n, date in enumerate(dates))))] * 2)
    kept = Version.objects.order_by("pk")
    assert [version.published[:4] for version in kept] == ["1970", "2099", ""]
    assert {version.received for version in kept} == {NOW}


def test_headline_of_a_megabyte_is_kept_whole_or_refused_in_words() -> None:
    poll([xml(rss(f"<item><title>{'Porto ' * 170_000}</title></item>", item(2)))])
    assert (Story.objects.count(), Failure.objects.count()) == (2, 0)
    assert len(Version.objects.order_by("pk")[0].title) > 1_000_000


@pytest.mark.parametrize(
    "inside",
    [
        f"<!DOCTYPE r [<!ENTITY a 'ha'>{LAUGHS}<!ENTITY i '&h;'>]>",
        "<!DOCTYPE r [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;]>",
    ],
    ids=["billion laughs", "a file of ours", "a machine of ours"],
)
def test_entities_are_never_followed(inside: str) -> None:
    poll([xml(f"<?xml version='1.0'?>{inside}".encode() + rss(item(1, text="Um &i; dois.")))])
    kept = [unpack_story(version.packed).text for version in Version.objects.all()]
    assert not [text for text in kept if "root:" in text or "haha" in text]
    assert sum(map(len, kept)) < 1000
    assert Arrival.objects.exclude(taken_in=None).count() == 1


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_charset_that_is_declared_nowhere_or_wrong_loses_no_letter(charset: str) -> None:
    poll([xml(feed(1).decode().encode(charset), "application/rss+xml; charset=utf-8")])
    assert "autoridade portuária" in unpack_story(Version.objects.get().packed).text


def test_feed_in_an_old_cyrillic_charset_loses_no_letter() -> None:
    text = "Причал номер один в порту Синеш открылся в понедельник, сообщило управление порта."
    head = b"<?xml version='1.0' encoding='windows-1251'?>"
    body = head + rss(item(1, text=text)).decode().encode("windows-1251")
    poll([xml(body, "application/rss+xml; charset=utf-8"), xml(body, "text/xml")])
    kept = [unpack_story(version.packed).text for version in Version.objects.all()]
    assert [text in one for one in kept] == [True]


@pytest.mark.parametrize("flood", ["<!--" * 100_000, "<div>" * 200_000, "<b><i>" * 60_000])
@pytest.mark.parametrize("escaped", [True, False], ids=["in a text", "in the feed itself"])
def test_flood_of_markup_is_read_or_refused_and_the_next_poll_is_well(
    flood: str, escaped: bool
) -> None:
    inside = f"<![CDATA[{flood}]]>" if escaped else flood
    broken = rss(item(1), f"<item><title>Cais</title><description>{inside}</description></item>")
    source, _ = poll([xml(broken), xml(feed(3))])
    assert (source.trouble, source.failures) == ("", 0)
    assert {"Cais 1 reabre", "Cais 2 reabre"} <= set(titles())


def test_retry_after_of_ten_years_is_cut_and_told() -> None:
    answer = http(status="429 Too Many Requests", Retry_After="315360000")
    source, _ = poll([xml(feed(1)), answer])
    assert source.due is not None
    assert NOW + timedelta(days=1) < source.due <= NOW + HOUR + timedelta(days=2)
    assert "asked to be left alone for 3650 days" in source.note


def test_feed_of_very_many_items_is_kept_whole() -> None:
    arrival = arrive(
        Delivery(body=feed(MANY), carrier="http", address="https://a.example/"), None, NOW
    )
    done = take_in(arrival.pk, NOW)
    assert done == {"new": MANY}
    assert Job.objects.filter(verb="read_version").count() == MANY


@pytest.mark.parametrize("mark", ["\\u0000", "\\ud800", "\\uffff", "\\u202e", "\\ud83d\\ude00"])
def test_mark_that_a_database_may_not_take_loses_no_story(mark: str) -> None:
    body = (
        f'{{"version": "https://jsonfeed.org/version/1.1", "title": "C{mark}", "items": [{{'
        f'"id": "a{mark}b", "title": "Por{mark}to", "content_text": "Um{mark} dois {mark}"}}]}}'
    ).encode()
    answer = http(body, Content_Type="application/feed+json", X_Odd="a?b")
    source, _ = poll([answer.replace(b"a?b", b"a\xffb")])
    assert (source.trouble, Story.objects.count()) == ("", 1)


def test_item_with_nothing_in_it_stops_no_other() -> None:
    poll([xml(rss(item(1), "<item></item>", item(2)))])
    assert {"Cais 1 reabre", "Cais 2 reabre"} <= set(titles())


def test_item_that_we_stumble_over_is_noted_and_the_rest_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = take_in_module.keep

    def stumble(arrival: Arrival, item: int, *more: object) -> object:
        if item == 1:
            raise ValueError("of a kind nobody thought of")
        return real(arrival, item, *more)

    monkeypatch.setattr(take_in_module, "keep", stumble)
    poll([xml(feed(3))])
    assert titles() == ["Cais 0 reabre", "Cais 2 reabre"]
    assert Failure.objects.get().why.endswith("of a kind nobody thought of")
