"""What an incoming version does to a story that people have worked on."""

import pytest
from django.core import mail

from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.bury import bury
from wiredesk.desk.actions.decide import hold, reject
from wiredesk.desk.actions.follow import dismiss_alert, follow
from wiredesk.desk.actions.keep import scope_of
from wiredesk.desk.actions.out import mark_out
from wiredesk.desk.actions.people import set_duty
from wiredesk.desk.actions.take import take
from wiredesk.desk.actions.tick import lift_embargo
from wiredesk.desk.actions.undo import undo
from wiredesk.desk.models import Alert, Ruling, Shown, Story
from wiredesk.desk.queries.wire import open_alerts
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal
from wiredesk.wire.formats.feeds.deletions import Deletion

pytestmark = pytest.mark.django_db

NEW = TEXT.replace("três milhões", "nove milhões")
KILL = f"KILL KILL KILL\n\nEDITORS: kill the story on the pier.\n\n{TEXT}"
HOLD = "HOLD\n\n" + TEXT


def mails(minutes: float = 10) -> list[str]:
    Worker(now=lambda: later(minutes)).work_off(("mail_alert",))
    return [one.subject for one in mail.outbox]


def killed(story_is: str = "approved") -> Story:
    ana, story = person(), arrives()
    {"approved": approve, "taken": take, "held": hold}[story_is](ana, story.pk, NOW)
    arrives(item(title="KILL: Cais reabre", text=KILL), at=later(5))
    return story


def test_changed_text_takes_an_approved_story_up_again_and_says_what_changed() -> None:
    ana, story = person(), arrives()
    approve(ana, story.pk, NOW)
    arrives(item(text=NEW), at=later(5))
    row = Shown.objects.get()
    assert (row.state, row.note) == ("taken", "Version 2 changed the text in one place.")
    assert Ruling.objects.get(verb="arrived").by is None


def test_changed_credit_alone_is_noted_and_leaves_the_state() -> None:
    ana, story = person(), arrives()
    approve(ana, story.pk, NOW)
    arrives(item().replace("Prates", "Pratas"), at=later(5))
    row = Shown.objects.get()
    assert (row.state, row.note) == ("approved", "Version 2 changed byline.")


def test_new_version_of_a_new_story_is_nobodys_interruption() -> None:
    arrives()
    arrives(item(text=NEW), at=later(5))
    assert (Shown.objects.get().version, Ruling.objects.count()) == (2, 0)


@pytest.mark.parametrize("decide", [hold, reject])
def test_no_version_lifts_a_stop(decide: object) -> None:
    ana, story = person(), arrives()
    decide(ana, story.pk, NOW)
    before = Shown.objects.get().state
    arrives(item(text=NEW), at=later(5))
    assert Shown.objects.get().state == before
    assert Shown.objects.get().note


def test_kill_of_what_is_approved_alerts_and_is_mailed_to_those_on_duty_once() -> None:
    set_duty(person(name="rui"), True, NOW)
    killed()
    (alert,) = open_alerts(person("reader", "eva"))
    assert (alert.kind, Shown.objects.get().alerts) == ("kill", 1)
    assert mails() == ["KILL: KILL: Cais reabre"]
    assert mails(20) == ["KILL: KILL: Cais reabre"]
    assert mail.outbox[0].bcc == ["rui@monte.test"]


def test_kill_of_what_nobody_has_taken_is_a_badge_and_no_alert() -> None:
    arrives()
    arrives(item(title="KILL: Cais reabre", text=KILL), at=later(5))
    assert (Alert.objects.count(), Shown.objects.get().order) == (0, "kill")


def test_followed_kill_rejects_and_asks_the_press_to_withdraw_what_is_out() -> None:
    story = killed("taken")
    mark_out(story.pk, NOW)
    ruling = follow(person(name="rui"), Alert.objects.get().pk, later(6))
    assert (ruling.after, ruling.detail["withdraw"]) == ("rejected", True)
    assert (Shown.objects.get().alerts, Alert.objects.get().how) == (0, "followed")


def test_alert_followed_by_mistake_is_open_again_once_undone() -> None:
    killed()
    rui = person(name="rui")
    follow(rui, Alert.objects.get().pk, later(6))
    undo(rui, later(7))
    assert (Alert.objects.get().closed, Shown.objects.get().alerts) == (None, 1)


def test_alert_is_dismissed_with_a_reason_alone() -> None:
    killed()
    rui, alert = person(name="rui"), Alert.objects.get()
    assert isinstance(dismiss_alert(rui, alert.pk, NOW, why=""), Refusal)
    assert isinstance(dismiss_alert(rui, alert.pk, NOW, why="of another story"), Ruling)
    assert isinstance(follow(rui, alert.pk, NOW), Refusal)


def test_nothing_is_approved_while_an_alert_is_open() -> None:
    story = killed("taken")
    refused = approve(person(name="rui"), story.pk, later(6))
    assert refused.why.startswith("A kill has come for it.")


def test_hold_of_what_is_approved_is_followed_by_holding() -> None:
    ana, story = person(), arrives()
    approve(ana, story.pk, NOW)
    arrives(item(text="HOLD FOR RELEASE\n\nEDITORS: hold this story.\n\n" + TEXT), at=later(5))
    follow(ana, Alert.objects.get(kind="hold").pk, later(6))
    assert Shown.objects.get().state == "held"


def test_story_under_embargo_is_not_approved_before_it_is_due() -> None:
    ana = person()
    story = arrives(item(text=f"EMBARGOED UNTIL 2026-05-09 18:00 UTC\n\n{TEXT}"))
    refused = approve(ana, story.pk, later(5))
    assert refused.why == "It is under embargo until 2026-05-09 18:00 UTC."
    assert isinstance(approve(ana, story.pk, later(361)), Ruling)


def test_embargo_that_nobody_can_reckon_holds_until_a_person_lifts_it() -> None:
    ana = person()
    story = arrives(item(text=f"EMBARGOED UNTIL 18:00\n\n{TEXT}"))
    assert "Nobody knows" in approve(ana, story.pk, later(5)).why
    assert isinstance(lift_embargo(ana, story.pk, NOW, why="they rang"), Ruling)
    assert isinstance(approve(ana, story.pk, later(6)), Ruling)


def test_rulings_outlive_a_deletion_and_hang_on_the_story_when_it_comes_again() -> None:
    ana, story = person(), arrives()
    take(ana, story.pk, NOW)
    Story.objects.filter(pk=story.pk).update(removed=later(1), removed_why="deleted")
    arrives(item(text=NEW), at=later(5))
    again = Story.objects.get()
    assert (again.pk, again.removed) == (story.pk, None)
    assert again.rulings.first().verb == "take"


def test_deletion_of_what_is_taken_alerts_until_the_story_comes_again() -> None:
    ana, story = person(), arrives()
    take(ana, story.pk, NOW)
    arrival, gone = story.latest.arrival, Deletion(guid="cais", why="wrong")
    assert bury(arrival, gone, scope_of(arrival), story.publisher)
    (alert,) = open_alerts(ana)
    assert (alert.kind, Shown.objects.get().removed) == ("deletion", True)
    arrives(item(text=NEW), at=later(5))
    assert (open_alerts(ana), Shown.objects.get().alerts) == ([], 0)
    assert Alert.objects.get().why == "Its sender sent it again."


def test_version_that_is_read_twice_is_settled_once() -> None:
    ana, story = person(), arrives()
    approve(ana, story.pk, NOW)
    arrives(item(text=NEW), at=later(5))
    from wiredesk.desk.actions.read_version import read_version

    read_version(Story.objects.get().latest_id, later(6))
    assert Ruling.objects.filter(verb="arrived").count() == 1
