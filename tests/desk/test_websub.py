"""A source whose feed names a hub is subscribed there, renewed, and polled where that fails."""

import asyncio
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User

from tests.desk.newsroom import person
from tests.desk.running import feed
from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions.change_source import change_source, drop_source, pause_source
from wiredesk.desk.actions.receive_push import LARGEST, receive_push, verify_intent
from wiredesk.desk.actions.sources import add_source, keep_answer
from wiredesk.desk.actions.subscribe import end_subscription, notice_hub, renew_due
from wiredesk.desk.models import Arrival, Failure, Job, Source, Story, Subscription
from wiredesk.desk.queries.sources import source_rows
from wiredesk.desk.secrets import unlock_text
from wiredesk.desk.working.poller import Poller
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Delivery, SourceSettings
from wiredesk.wire import rhythm
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ADDRESS = "https://costa.example/feed"
DESK = "https://desk.example"
LINKS = '<{hub}>; rel="hub", <https://costa.example/feed>; rel="self"'


def noticed(hub: str = "https://hub.example/", **settings: bool) -> Subscription:
    source, _ = add_source(ADDRESS, NOW, "Costa", SourceSettings(**settings))
    notice(source, hub)
    return Subscription.objects.get()


def notice(source: Source, hub: str, callback: str = DESK) -> None:
    headers = (("Link", LINKS.format(hub=hub)),)
    notice_hub(source, Delivery(body=feed(1), address=ADDRESS, headers=headers), callback, NOW)


def question(held: Subscription, **other: str) -> dict[str, str]:
    asked = {"mode": "subscribe", "topic": held.topic, "challenge": "42", "lease_seconds": "864000"}
    return {f"hub.{name}": value for name, value in {**asked, **other}.items()}


def active(hub: str = "https://hub.example/") -> Subscription:
    held = noticed(hub)
    verify_intent(held.token, question(held), NOW)
    held.refresh_from_db()
    return held


def signed(held: Subscription, body: bytes, method: str = "sha256") -> list[tuple[str, str]]:
    secret = unlock_text(held.secret).encode()
    return [
        ("X-Hub-Signature", f"{method}={hmac.new(secret, body, method).hexdigest()}"),
        ("Content-Type", "application/rss+xml"),
        ("Cookie", "session=1"),
    ]


def test_hub_is_asked_to_push_with_a_secret_that_is_kept_encrypted() -> None:
    held = noticed()
    secret = unlock_text(held.secret)
    assert len(secret) > 30
    assert secret.encode() not in bytes(held.secret)
    assert Job.objects.get(verb="subscribe").subject == str(held.pk)


def run_errands(held: Subscription, script: Script, now: datetime = NOW) -> Heard:
    """Do the errands that are due, the hub being a server of ours."""

    async def run() -> Heard:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            await Subscription.objects.filter(pk=held.pk).aupdate(hub=f"{address}/hub")
            await Poller(door, lambda: now, lambda: 0.5, callback=DESK).poll_due()
            return heard

    Source.objects.update(due=None)
    return asyncio.run(run())


def test_form_that_the_hub_gets_names_our_callback() -> None:
    held = noticed()
    heard = run_errands(held, {"/hub": http(status="202 Accepted")})
    said = parse_qs(heard.bodies[0].decode())
    assert heard[0].startswith("POST /hub ")
    assert said["hub.callback"] == [f"{DESK}/websub/{held.token}"]
    assert said["hub.secret"] == [unlock_text(held.secret)]
    assert Job.objects.get(verb="subscribe").state == Job.State.DONE


def test_hub_without_https_gets_no_secret() -> None:
    held = noticed("http://hub.example/")
    heard = run_errands(held, {"/hub": http(status="202 Accepted")})
    assert (held.secret, b"secret" in heard.bodies[0]) == (None, False)


def test_hub_that_is_noticed_again_is_left_as_it_is() -> None:
    held = active()
    notice(held.source, held.hub)
    assert Subscription.objects.get().token == held.token


def test_hub_that_has_changed_is_subscribed_to_anew() -> None:
    held = active()
    notice(held.source, "https://other.example/")
    now = Subscription.objects.get(source=held.source)
    assert (now.hub, now.state) == ("https://other.example/", Subscription.State.ASKED)
    assert now.token != held.token


def test_desk_that_cannot_be_reached_subscribes_to_nothing() -> None:
    source, _ = add_source(ADDRESS, NOW)
    notice(source, "https://hub.example/", callback="")
    assert not Subscription.objects.exists()


def test_feed_that_is_polled_is_subscribed() -> None:
    async def run() -> None:
        links = LINKS.format(hub="https://hub.example/")
        script: Script = {"/": http(feed(1), Content_Type="application/rss+xml", Link=links)}
        async with server(script) as (address, _), Door(Networks(["127.0.0.0/8"])) as door:
            await Source.objects.acreate(
                name="Costa", address=address + "/", carrier="http", added=NOW, due=NOW
            )
            await Poller(door, lambda: NOW, lambda: 0.5, callback=DESK).poll_due()

    asyncio.run(run())
    assert Subscription.objects.get().hub == "https://hub.example/"


def test_question_that_we_meant_is_answered_with_its_challenge_and_starts_the_lease() -> None:
    held = noticed()
    answer = verify_intent(held.token, question(held), NOW)
    held.refresh_from_db()
    assert (answer.status, answer.text) == (200, "42")
    assert held.is_active(NOW + 9 * DAY)
    assert not held.is_active(NOW + 10 * DAY)


@pytest.mark.parametrize(
    "other",
    [
        {"topic": "https://costa.example/other"},
        {"mode": "unsubscribe"},
        {"mode": "publish"},
        {"challenge": ""},
    ],
)
def test_question_that_we_did_not_mean_is_not_confirmed(other: dict[str, str]) -> None:
    held = noticed()
    assert verify_intent(held.token, question(held, **other), NOW).status == 404
    held.refresh_from_db()
    assert held.state == Subscription.State.ASKED


def test_question_under_an_unknown_token_is_not_confirmed() -> None:
    held = noticed()
    assert verify_intent("x" * 43, question(held), NOW).status == 404


def test_denial_is_kept_in_words() -> None:
    held = active()
    asked = question(held, mode="denied", reason="We are full\x00.")
    assert verify_intent(held.token, asked, NOW).status == 200
    held.refresh_from_db()
    assert (held.state, held.is_active(NOW)) == (Subscription.State.DENIED, False)
    assert "We are full" in held.trouble


def test_push_that_is_signed_is_kept_and_its_stories_taken_in() -> None:
    held = active()
    body = feed(2)
    assert receive_push(held.token, signed(held, body), body, NOW).status == 202
    Worker(now=lambda: NOW).work_off()
    arrival = Arrival.objects.get()
    assert (arrival.carrier, arrival.source, Story.objects.count()) == ("websub", held.source, 2)
    assert "Cookie" not in [name for name, _ in arrival.headers]
    held.refresh_from_db()
    assert (held.pushes, held.last_push) == (1, NOW)


def test_story_that_was_pushed_and_is_polled_is_one_story() -> None:
    held = active()
    body = feed(2)
    receive_push(held.token, signed(held, body, "sha1"), body, NOW)
    receive_push(held.token, signed(held, body, "sha512"), body, NOW)
    Worker(now=lambda: NOW).work_off()
    assert Story.objects.count() == 2


@pytest.mark.parametrize("headers", [[], [("X-Hub-Signature", "sha256=" + "0" * 64)]])
def test_push_that_is_not_signed_is_thanked_for_and_not_believed(
    headers: list[tuple[str, str]],
) -> None:
    held = active()
    assert receive_push(held.token, headers, feed(1), NOW).status == 202
    held.refresh_from_db()
    assert (held.refused, Arrival.objects.count()) == (1, 0)


def test_push_to_what_is_over_or_unknown_is_told_that_it_is_gone() -> None:
    held = active()
    body = feed(1)
    late = receive_push(held.token, signed(held, body), body, NOW + 11 * DAY)
    unknown = receive_push("x", signed(held, body), body, NOW)
    Source.objects.update(state=Source.State.PAUSED)
    paused = receive_push(held.token, signed(held, body), body, NOW)
    assert [late.status, unknown.status, paused.status] == [410] * 3
    assert not Arrival.objects.exists()


def test_push_belongs_to_the_host_that_was_fetched_whatever_its_topic_says() -> None:
    held = active()
    Subscription.objects.update(topic="https://agency.example/feed")
    body = feed(1)
    receive_push(held.token, signed(held, body), body, NOW)
    Worker(now=lambda: NOW).work_off()
    assert Story.objects.get().publisher == "costa.example"


def test_push_of_a_page_where_a_feed_was_makes_no_story() -> None:
    held = active()
    Source.objects.update(format="feed")
    body = b"<!DOCTYPE html><html><title>Entrar</title><body><p>Escreva o nome.</p></body></html>"
    receive_push(held.token, signed(held, body), body, NOW)
    Worker(now=lambda: NOW).work_off()
    assert (Story.objects.count(), Failure.objects.get().what) == (0, "not taken in")


def test_push_of_a_hub_without_our_secret_only_makes_the_source_due() -> None:
    held = active("http://hub.example/")
    Source.objects.update(due=NOW + HOUR, last_try=NOW - HOUR)
    assert receive_push(held.token, [], feed(1), NOW).status == 202
    assert (Source.objects.get().due, Arrival.objects.count()) == (NOW, 0)
    Source.objects.update(due=NOW + HOUR, last_try=NOW - timedelta(seconds=5))
    receive_push(held.token, [], feed(1), NOW)
    assert Source.objects.get().due == NOW + HOUR


def test_push_that_is_too_large_makes_the_source_due() -> None:
    held = active()
    Source.objects.update(due=NOW + HOUR)
    body = b"x" * (LARGEST + 1)
    assert receive_push(held.token, signed(held, body), body, NOW).status == 202
    assert (Source.objects.get().due, Arrival.objects.count()) == (NOW, 0)


def test_lease_is_renewed_before_it_ends_while_pushes_go_on() -> None:
    held = active()
    assert [renew_due(NOW + days * DAY) for days in (1, 7, 8)] == [0, 0, 1]
    heard = run_errands(held, {"/hub": http(status="202 Accepted")}, NOW + 8 * DAY)
    assert b"hub.mode=subscribe" in heard.bodies[0]
    held.refresh_from_db()
    assert held.is_active(NOW + 9 * DAY)
    verify_intent(held.token, question(held), NOW + 8 * DAY)
    held.refresh_from_db()
    assert held.is_active(NOW + 17 * DAY)


def test_hub_that_says_yes_before_it_answers_is_not_asked_again() -> None:
    held = noticed()

    async def yes_first(writer: asyncio.StreamWriter) -> None:
        await sync_to_async(verify_intent)(held.token, question(held), NOW)
        writer.write(http(status="202 Accepted"))

    run_errands(held, {"/hub": yes_first})
    held.refresh_from_db()
    assert (held.is_active(NOW), held.asked) == (True, 0)
    assert held.renew_at == NOW + 8 * DAY


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (http(status="500 Oh"), "server is in trouble"),
        (http(status="404 Not Found"), "nothing at this address"),
        (http(status="302 Found", Location="http://127.0.0.1:1/"), "took it not"),
    ],
)
def test_hub_in_trouble_is_asked_again_later_and_the_source_is_polled(
    answer: bytes, words: str
) -> None:
    held = noticed()
    run_errands(held, {"/hub": answer})
    held.refresh_from_db()
    assert words in held.trouble
    assert (held.renew_at, held.is_active(NOW)) == (NOW + HOUR, False)
    assert not Job.objects.exclude(state=Job.State.DONE).exists()


def asked_in_vain(held: Subscription) -> timedelta:
    """Ask a hub that takes what it gets and never asks back; how long until it is asked again."""
    held.refresh_from_db()
    now = held.renew_at
    renew_due(now)
    run_errands(held, {"/hub": http(status="202 Accepted")}, now)
    held.refresh_from_db()
    return held.renew_at - now


def test_hub_that_never_asks_back_is_asked_less_and_less() -> None:
    held = noticed()
    waits = [asked_in_vain(held) for _ in range(3)]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR]
    assert "not asked back" in held.trouble


def test_source_that_is_pushed_is_polled_seldom_and_as_before_once_that_ends() -> None:
    held = active()
    answer = rhythm.Answer(status=200, news=1)
    assert keep_answer(held.source, answer, NOW, 0.5).due == NOW + HOUR
    later = NOW + 11 * DAY
    assert keep_answer(held.source, answer, later, 0.5).due < later + HOUR


def test_subscription_that_the_newsroom_does_not_want_is_ended() -> None:
    held = active()
    held.source.settings = {"push": False}
    held.source.save()
    notice(held.source, held.hub)
    held.refresh_from_db()
    assert held.state == Subscription.State.ENDING
    heard = run_errands(held, {"/hub": http(status="202 Accepted")})
    assert b"hub.mode=unsubscribe" in heard.bodies[-1]
    asked = question(held, mode="unsubscribe")
    assert verify_intent(held.token, question(held), NOW).status == 404
    assert verify_intent(held.token, asked, NOW).text == "42"
    held.refresh_from_db()
    assert held.state == Subscription.State.ENDED


# ── A source that is asked no more ──


def removed(held: Subscription) -> None:
    drop_source(person("administrator"), held.source_id, NOW)


def paused(held: Subscription) -> None:
    pause_source(person("administrator"), held.source_id, NOW)


def gone_for_good(held: Subscription) -> None:
    keep_answer(held.source, rhythm.Answer(status=410), NOW, 0.5)
    renew_due(NOW)


def deleted_by_some_other_way(held: Subscription) -> None:
    Source.objects.all().delete()
    renew_due(NOW)


def not_to_be_pushed(held: Subscription) -> None:
    change_source(person("administrator"), held.source_id, NOW, settings=SourceSettings(push=False))


ENDS = [removed, paused, gone_for_good, deleted_by_some_other_way, not_to_be_pushed]


@pytest.mark.parametrize("end", ENDS)
def test_hub_of_a_source_that_is_asked_no_more_is_asked_to_push_no_more(
    end: Callable[[Subscription], None],
) -> None:
    held, body = active(), feed(1)
    end(held)
    heard = run_errands(held, {"/hub": http(status="202 Accepted")})
    said = parse_qs(heard.bodies[-1].decode())
    assert said["hub.mode"] == ["unsubscribe"]
    assert said["hub.callback"] == [f"{DESK}/websub/{held.token}"]
    assert receive_push(held.token, signed(held, body), body, NOW).status == 410
    assert verify_intent(held.token, question(held), NOW).status == 404
    assert verify_intent(held.token, question(held, mode="unsubscribe"), NOW).text == "42"
    assert not Arrival.objects.exists()


def test_hub_that_does_not_confirm_is_asked_again_until_the_lease_is_over() -> None:
    held = active()
    removed(held)
    run_errands(held, {"/hub": http(status="500 Oh")})
    assert [renew_due(NOW + HOUR / 2), Job.objects.filter(state="waiting").count()] == [0, 0]
    renew_due(NOW + HOUR)
    heard = run_errands(held, {"/hub": http(status="202 Accepted")}, NOW + HOUR)
    assert b"unsubscribe" in heard.bodies[-1]
    assert "not asked back" in Subscription.objects.get().trouble
    renew_due(NOW + 11 * DAY)
    assert not Subscription.objects.exists()


def test_hub_that_lost_our_yes_is_told_once_more() -> None:
    held = active()
    removed(held)
    asked = question(held, mode="unsubscribe")
    assert [verify_intent(held.token, asked, NOW).status for _ in range(2)] == [200, 200]
    renew_due(NOW + 11 * DAY)
    assert verify_intent(held.token, asked, NOW + 11 * DAY).status == 404


def test_hub_that_a_feed_has_left_is_asked_to_push_no_more() -> None:
    held = active()
    notice(held.source, "https://other.example/")
    held.refresh_from_db()
    assert (held.state, held.source) == (Subscription.State.ENDING, None)
    assert Job.objects.get(verb="unsubscribe").subject == str(held.pk)


def test_source_that_is_asked_again_is_subscribed_anew() -> None:
    held = active()
    Source.objects.update(etag="x", body_sha256="y")
    paused(held)
    verify_intent(held.token, question(held, mode="unsubscribe"), NOW)
    pause_source(User.objects.get(), held.source_id, NOW, on=False)
    source = Source.objects.get()
    assert (source.etag, source.body_sha256) == ("", "")
    notice(source, held.hub)
    now = Subscription.objects.get(source=source)
    assert (now.state, now.token != held.token) == (Subscription.State.ASKED, True)


def test_source_paused_while_it_is_asked_stays_paused() -> None:
    held = active()
    paused(held)
    keep_answer(held.source, rhythm.Answer(status=200, news=1), NOW, 0.5)
    keep_answer(held.source, rhythm.Answer(status=410), NOW, 0.5)
    source = Source.objects.get()
    assert (source.state, source.due) == (Source.State.PAUSED, None)


def test_list_of_sources_says_how_it_stands_with_the_hub() -> None:
    held = active()
    assert [row["push"] for row in source_rows()] == ["its hub pushes"]
    Subscription.objects.filter(pk=held.pk).delete()
    assert [row["push"] for row in source_rows()] == [""]


def test_ending_twice_asks_the_hub_once() -> None:
    held = active()
    end_subscription(held, NOW)
    end_subscription(held, NOW)
    assert Job.objects.filter(verb="unsubscribe").count() == 1


def test_secret_of_another_key_believes_nothing() -> None:
    held = active()
    Subscription.objects.update(secret=b"of another desk")
    right = hmac.new(b"", feed(1), hashlib.sha256).hexdigest()
    receive_push(held.token, [("X-Hub-Signature", f"sha256={right}")], feed(1), NOW)
    assert not Arrival.objects.exists()
