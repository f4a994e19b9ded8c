"""Hooks are told of what happens, signed, once it is sure; what does not arrive is tried again."""

import asyncio
import base64
import hashlib
import hmac
import json
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User

from tests.desk.newsroom import NOW, arrives, later, person
from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions.alerts import raise_alert
from wiredesk.desk.actions.decide import reject
from wiredesk.desk.actions.hooks import (
    Added,
    add_hook,
    change_hook,
    forget_told,
    remove_hook,
    tell_again,
    try_hook,
)
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.take import take
from wiredesk.desk.actions.tell_hook import WAITS, sign
from wiredesk.desk.models import Hook, Job, Story, Telling
from wiredesk.desk.working.poller import Poller
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door

pytestmark = pytest.mark.django_db(transaction=True)

EVERY = ("story.arrived", "story.read", "ruling.made", "alert.raised", "release.made")


def hook(*events: str, by: User | None = None) -> Added:
    by = by or person("administrator", "rita")
    return add_hook(
        by, None, NOW, name="Site", address="https://site.test/hook", events=events or EVERY
    )


def told() -> list[str]:
    return list(Telling.objects.order_by("pk").values_list("event", flat=True))


def run(script: Script, now: datetime = NOW) -> Heard:
    """Do the errands that are due, the hook being a server of ours."""

    async def done() -> Heard:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            await Hook.objects.aupdate(address=f"{address}/hook")
            await Poller(door, lambda: now, lambda: 0.5).poll_due()
            return heard

    return asyncio.run(done())


def tried(status: str, times: int) -> Telling:
    """A word that a hook answered with a status, so many times."""
    added, now = hook(), NOW
    try_hook(added.hook.by, added.pk, NOW)
    for _ in range(times):
        run({"/hook": http(status=status)}, now)
        now += timedelta(days=3)
    return Telling.objects.get()


def test_hook_is_told_what_it_wants_to_be() -> None:
    added = hook()
    story = arrives()
    take(added.hook.by, story.pk, later(1))
    story.refresh_from_db()
    raise_alert(story, "kill", "KILL", later(2))
    assert told() == ["story.arrived", "story.read", "ruling.made", "alert.raised"]


def test_hook_is_told_nothing_else() -> None:
    added = hook("ruling.made")
    story = arrives()
    reject(added.hook.by, story.pk, later(1), why="Repetida.")
    assert told() == ["ruling.made"]
    said = json.loads(Telling.objects.get().body)
    assert said["type"] == "ruling.made"
    assert (said["data"]["verb"], said["data"]["why"]) == ("reject", "Repetida.")
    assert said["data"]["story"] == story.pk


def test_decision_that_is_refused_is_told_to_nobody() -> None:
    hook("ruling.made")
    story = arrives()
    assert isinstance(reject(person("reader"), story.pk, later(1)), Refusal)
    assert told() == []


def test_hook_is_told_of_nothing_that_its_maker_may_not_see() -> None:
    by = person("administrator", "rita")
    limit(by, [(None, "de")])
    hook(by=by)
    arrives()
    assert told() == []


def test_hook_that_is_off_is_told_nothing() -> None:
    added = hook()
    change_hook(added.hook.by, added.pk, NOW, on=False)
    arrives()
    assert told() == []


def test_body_is_signed_over_id_and_time() -> None:
    added = hook()
    try_hook(added.hook.by, added.pk, NOW)
    heard = run({"/hook": http()})
    fields = dict(line.split(": ", 1) for line in heard[0].split("\r\n")[1:] if line)
    key, at = fields["webhook-id"], fields["webhook-timestamp"]
    assert (key, int(at)) == (Telling.objects.get().key, int(NOW.timestamp()))
    bare = base64.b64decode(added.secret.removeprefix("whsec_"))
    signed = f"{key}.{at}.".encode() + heard.bodies[0]
    wanted = base64.b64encode(hmac.new(bare, signed, hashlib.sha256).digest()).decode()
    assert fields["webhook-signature"] == f"v1,{wanted}"
    assert fields["Content-Type"] == "application/json"
    assert Telling.objects.get().state == "told"


def test_signature_is_that_of_the_standards_own_example() -> None:
    # https://github.com/standard-webhooks/standard-webhooks, spec, "Example"
    key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = '{"test": 2432232314}'
    signed = sign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_secret_is_kept_encrypted() -> None:
    added = hook()
    assert added.secret.removeprefix("whsec_").encode() not in bytes(Hook.objects.get().secret)


def test_word_that_did_not_arrive_waits_and_says_why() -> None:
    telling = tried("500 No", times=1)
    assert (telling.state, telling.attempts) == ("waiting", 1)
    assert telling.trouble
    assert Job.objects.get(verb="tell").due == NOW + WAITS[0]
    assert Hook.objects.get().trouble == telling.trouble


def test_word_that_never_arrives_is_set_aside() -> None:
    telling = tried("500 No", times=len(WAITS) + 1)
    assert (telling.state, telling.attempts) == ("aside", len(WAITS) + 1)
    assert Job.objects.get(verb="tell").state == Job.State.DONE


def test_word_that_was_set_aside_is_tried_again_with_the_same_id() -> None:
    key = tried("500 No", times=len(WAITS) + 1).key
    tell_again(User.objects.get(), Hook.objects.get().pk, later(60 * 24 * 60))
    heard = run({"/hook": http()}, later(60 * 24 * 60))
    assert f"webhook-id: {key}" in heard[0]
    assert Telling.objects.get().state == "told"
    assert Hook.objects.get().trouble == ""


def test_receiver_that_wants_no_more_is_told_no_more() -> None:
    telling = tried("410 Gone", times=1)
    assert (telling.state, Hook.objects.get().on) == ("aside", False)


def test_receiver_that_asks_for_rest_is_left_alone_as_long() -> None:
    added = hook()
    try_hook(added.hook.by, added.pk, NOW)
    run({"/hook": http(status="429 Slow", Retry_After="3600")})
    assert Job.objects.get(verb="tell").due == NOW + timedelta(hours=1)


def test_machine_of_the_house_is_not_reached() -> None:
    added = hook()
    try_hook(added.hook.by, added.pk, NOW)

    async def outside() -> None:
        async with server({"/hook": http()}) as (address, heard), Door() as door:
            await Hook.objects.aupdate(address=f"{address}/hook")
            await Poller(door, lambda: NOW, lambda: 0.5).poll_due()
            assert heard == []

    asyncio.run(outside())
    assert Telling.objects.get().state == "waiting"


def test_hook_that_is_switched_on_again_gets_what_waited() -> None:
    added = hook()
    arrives()
    change_hook(added.hook.by, added.pk, NOW, on=False)
    assert run({"/hook": http()}) == []
    change_hook(added.hook.by, added.pk, later(1), on=True)
    Job.objects.filter(verb="tell").update(due=later(1))
    assert len(run({"/hook": http()}, later(1))) == 1


def test_hook_that_is_removed_takes_along_what_waits() -> None:
    added = hook()
    story = arrives()
    remove_hook(added.hook.by, added.pk, NOW)
    assert told() == []
    assert run({"/hook": http()}) == []
    assert Story.objects.get() == story


def test_what_was_told_is_forgotten_after_a_month() -> None:
    hook("story.arrived", "story.read")
    arrives()
    Telling.objects.filter(event="story.arrived").update(state="told")
    forget_told(NOW + timedelta(days=31))
    assert told() == ["story.read"]


@pytest.mark.parametrize(
    ("address", "events"),
    [
        ("ftp://site.test/", EVERY),
        ("https://site.test/", ()),
        ("https://site.test/", ("story.lost",)),
        ("nowhere", EVERY),
    ],
)
def test_hook_that_cannot_be_is_refused_in_words(address: str, events: tuple[str, ...]) -> None:
    by = person("administrator")
    done = add_hook(by, None, NOW, name="Site", address=address, events=events)
    assert isinstance(done, Refusal)
    assert not Hook.objects.exists()


def test_editor_adds_no_hook() -> None:
    done = add_hook(
        person(), None, NOW, name="Meu", address="https://site.test/", events=["story.read"]
    )
    assert isinstance(done, Refusal)
