"""People & rules: each tab does what it says, for those who may, and shows words as words."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given

from tests.browser import Browser
from tests.desk.newsroom import NOW, arrives, item, person, source
from tests.desk.test_house_rules import PT, facts, trees
from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import hold
from wiredesk.desk.actions.house import save_rule
from wiredesk.desk.actions.joining import give_link
from wiredesk.desk.actions.names import save_name
from wiredesk.desk.actions.own import keep_keys
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.staff import change_mail
from wiredesk.desk.actions.tokens import token_of
from wiredesk.desk.models import (
    Alias,
    Audit,
    Authority,
    Heartbeat,
    HouseRule,
    Job,
    Preference,
    Scope,
    Token,
)
from wiredesk.desk.queries.health import health_now
from wiredesk.desk.queries.reviews import review_report
from wiredesk.desk.rules import check, holds
from wiredesk.desk.rules.forms import condition_of, read, rows_of
from wiredesk.desk.screens.house.tabs import TABS
from wiredesk.desk.working.worker import REGULARLY, Worker
from wiredesk.records import Refusal

pytestmark = pytest.mark.django_db

GOOD = "cais-de-sines-77"
BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
HURTS = re.compile(r"<script>alert|<img src=x", re.I)


def asks(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return answer.content.decode()


def words(answer: Any) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer)).split())


# ── Tabs ──


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        ("reader", {"account", "rules"}),
        ("editor", {"account", "rules", "names"}),
        ("publisher", {"account", "rules", "names", "roster", "reviews"}),
        ("administrator", {name for name, _, _ in TABS}),
    ],
)
def test_each_role_is_shown_the_tabs_that_it_may_open_and_no_other(
    role: str, tabs: set[str]
) -> None:
    client = asks(person(role))
    page = text(client.get(reverse("account")))
    shown = {name for name, _, _ in TABS if f'href="{reverse(name)}"' in page}
    opened = {name for name, _, _ in TABS if client.get(reverse(name)).status_code == 200}
    assert (shown, opened) == (tabs, tabs)


def test_place_in_the_bar_leads_to_what_one_may_see() -> None:
    assert asks(person()).get(reverse("people")).url == reverse("account")
    chief = asks(person("publisher", "eva"))
    assert chief.get(reverse("people")).url == reverse("roster")
    assert 'data-go="p" aria-current="page"' in text(chief.get(reverse("rules")))


@pytest.mark.parametrize(
    ("role", "name", "given"),
    [
        ("publisher", "roster", {"name": "rui", "role": "administrator"}),
        ("publisher", "person", {"do": "role", "role": "administrator"}),
        ("publisher", "person", {"do": "link"}),
        ("publisher", "person", {"do": "leave"}),
        ("publisher", "person", {"do": "mail", "mail": "x@x.test"}),
        ("publisher", "person", {"do": "limits"}),
        ("publisher", "tokens", {"name": "x", "verb": "see"}),
        ("publisher", "backups", {}),
        ("editor", "rule_new", {"name": "x", "kind": "warn", "do": "save"}),
        ("reader", "name_new", {"name": "x", "kind": "person"}),
    ],
)
def test_who_may_not_changes_nothing(role: str, name: str, given: dict[str, str]) -> None:
    me = person(role)
    before = (User.objects.values().get(), HouseRule.objects.count(), Authority.objects.count())
    answer = asks(me).post(reverse(name, args=[me.pk] if name == "person" else []), given)
    after = (
        User.objects.defer().values().get() | {"last_login": before[0]["last_login"]},
        HouseRule.objects.count(),
        Authority.objects.count(),
    )
    assert after == before
    assert (Token.objects.count(), Job.objects.count()) == (0, 0)
    assert "/join/" not in text(answer)


# ── People ──


def test_person_is_added_and_comes_in_by_a_link_that_opens_once() -> None:
    head = asks(person("administrator", "eva"))
    page = head.post(reverse("roster"), {"name": "rui", "role": "editor", "mail": "r@m.test"})
    address = re.search(r"http://testserver(/join/[^\"]+)", text(page))[1]
    assert "no-store" in page["Cache-Control"]
    rui = Client()
    assert "rui" in text(rui.get(address))
    weak = rui.post(address, {"new": "12345678", "again": "12345678"})
    assert (weak.status_code, "too common" in words(weak)) == (422, True)
    other = rui.post(address, {"new": GOOD, "again": "other"})
    assert other.status_code == 422
    assert rui.post(address, {"new": GOOD, "again": GOOD}).url == reverse("wire")
    assert rui.get(reverse("account")).status_code == 200
    assert Client().get(address).status_code == 404
    assert User.objects.get(username="rui").check_password(GOOD)


@pytest.mark.parametrize("key", ["x", "1-x", "4711-abc-def", "٣-x", f"{9**40}-x", "-"])
def test_link_that_was_never_given_opens_nothing(key: str) -> None:
    person()
    assert Client().get(reverse("join", args=[key])).status_code == 404


def test_link_of_who_has_left_opens_nothing() -> None:
    head, ana = person("administrator", "eva"), person()
    address = reverse("join", args=[give_link(head, ana.pk, NOW)])
    asks(head).post(reverse("person", args=[ana.pk]), {"do": "leave"})
    assert Client().get(address).status_code == 404
    assert isinstance(give_link(head, ana.pk, NOW), Refusal)


def test_person_is_given_role_limits_duty_and_mail_on_one_page() -> None:
    head, ana, costa = person("administrator", "eva"), person(), source()
    client, page = asks(head), reverse("person", args=[ana.pk])
    client.post(page, {"do": "role", "role": "publisher"})
    lines = {"source": [str(costa.pk), "", ""], "language": ["pt", "en", ""]}
    client.post(page, {"do": "limits", **lines})
    client.post(page, {"do": "on_duty"})
    shown = words(client.get(page))
    assert (ana.groups.get().name, Scope.objects.count()) == ("publisher", 2)
    assert "publisher · on duty" in shown
    client.post(page, {"do": "mail", "mail": ""})
    assert "on duty" not in words(client.get(reverse("roster"))).replace("On duty", "")
    assert client.post(page, {"do": "limits", "source": [""], "language": ["klingon!"]})
    assert Scope.objects.count() == 2
    client.post(page, {"do": "limits", "source": [""], "language": [""]})
    assert Scope.objects.count() == 0


def test_mail_address_that_is_none_is_refused() -> None:
    head = person("administrator", "eva")
    assert isinstance(change_mail(head, head.pk, NOW, mail="not an address"), Refusal)


# ── My account ──


def test_password_is_changed_by_who_knows_it_and_one_stays_logged_in() -> None:
    ana = person()
    ana.set_password(GOOD)
    ana.save()
    client, page = asks(ana), reverse("account")
    new = {"do": "password", "new": "farol-de-leixoes-8", "again": "farol-de-leixoes-8"}
    assert "not your password" in words(client.post(page, {**new, "old": "x"}, follow=True))
    assert "is changed" in words(client.post(page, {**new, "old": GOOD}, follow=True))
    ana.refresh_from_db()
    assert ana.check_password("farol-de-leixoes-8")
    entry = Audit.objects.filter(refused="").get()
    assert (entry.verb, entry.user) == ("change_own_password", ana)
    assert GOOD not in json.dumps(list(Audit.objects.values()), default=str)


def test_name_is_changed_and_stands_on_the_next_decision() -> None:
    ana, story = person(), arrives()
    given = {"do": "name", "first": "Ana", "last": "Prates", "mail": "ana@mare.test"}
    asks(ana).post(reverse("account"), given)
    assert hold(User.objects.get(pk=ana.pk), story.pk, NOW).name == "Ana Prates"


def test_keys_that_are_turned_off_are_off_on_every_screen() -> None:
    ana = person()
    client = asks(ana)
    assert 'data-single-keys="on"' in text(client.get(reverse("wire")))
    assert client.post(reverse("keys"), {"on": "no"}).status_code == 204
    assert 'data-single-keys="off"' in text(client.get(reverse("wire")))
    assert 'data-single-keys="on"' in text(asks(person(name="rui")).get(reverse("wire")))
    keep_keys(ana, None, NOW, on=True)
    assert Preference.objects.get().keys is True


# ── House rules ──


@given(trees, facts)
def test_any_condition_comes_back_from_its_form_and_means_the_same(
    condition: dict[str, Any], known: dict[str, Any]
) -> None:
    back = condition_of(rows_of(condition))
    check(back)
    assert holds(back, known) is holds(condition, known)


FORM = {
    "name": "Short and in Portuguese",
    "kind": "warn",
    "on": "on",
    "c.how": "all",
    "c-0.fact": "language",
    "c-0.is": "=",
    "c-0.value": "pt",
    "c-1.how": "not_any",
    "c-1-0.fact": "words",
    "c-1-0.is": ">",
    "c-1-0.value": "80,5",
}
"""Language is pt, and none of: more than 80.5 words."""


def test_rule_is_built_with_the_server_row_by_row_without_any_script() -> None:
    client = asks(person("publisher", "eva"))
    page = text(client.post(reverse("rule_new"), {**FORM, "add": "c-1", "c-1.new": "agency"}))
    assert 'name="c-1-1.fact" value="agency"' in page
    page = text(client.post(reverse("rule_new"), {**FORM, "group": "c"}))
    assert 'name="c-2.how"' in page
    page = text(client.post(reverse("rule_new"), {**FORM, "drop": "c-0"}))
    assert 'name="c-0.how"' in page
    assert 'name="c-0-0.fact" value="words"' in page
    assert 'name="c-1' not in page
    assert HouseRule.objects.filter(name=FORM["name"]).count() == 0


def test_rule_says_what_it_would_have_touched_and_is_saved_only_when_told() -> None:
    arrives(at=timezone.now())
    client = asks(person("publisher", "eva"))
    page = client.post(reverse("rule_new"), {**FORM, "do": "look"})
    assert "It would have touched 1 of 1 stories of the last week." in words(page)
    assert "Cais reabre" in words(page)
    assert HouseRule.objects.filter(name=FORM["name"]).count() == 0
    assert client.post(reverse("rule_new"), {**FORM, "do": "save"}).url == reverse("rules")
    saved = HouseRule.objects.get(name=FORM["name"])
    assert saved.condition == {
        "all": [
            {"fact": "language", "is": "=", "value": "pt"},
            {"not": {"any": [{"fact": "words", "is": ">", "value": 80.5}]}},
        ]
    }
    assert saved.place == HouseRule.objects.exclude(pk=saved.pk).last().place + 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"c-1-0.value": "many"}, "a wrong value"),
        ({"c-0.is": "<"}, "is none of"),
        ({"c-0.fact": "colour"}, "there is no fact"),
        ({"name": " "}, "A rule has a name"),
        ({"c-1-0.value": "nan"}, "a wrong value"),
        ({"kind": "maybe"}, "A rule has a name"),
    ],
)
def test_rule_that_cannot_be_asked_is_refused_and_nothing_written_is_lost(
    wrong: dict[str, str], why: str
) -> None:
    client = asks(person("publisher", "eva"))
    answer = client.post(reverse("rule_new"), {**FORM, **wrong, "do": "save"})
    assert (answer.status_code, why in words(answer)) == (422, True)
    assert 'name="c-1-0.fact" value="words"' in text(answer)


def test_rule_without_any_condition_is_refused() -> None:
    empty = {"name": "Nothing", "kind": "must", "c.how": "all", "do": "save"}
    answer = asks(person("publisher", "eva")).post(reverse("rule_new"), empty)
    assert "Add a condition first" in words(answer)


def test_form_of_any_depth_and_breadth_is_read_to_an_end() -> None:
    deep = {f"c{'-0' * n}.how": "all" for n in range(60)}
    assert read(deep).how == "all"
    answer = asks(person("publisher", "eva")).post(reverse("rule_new"), {**deep, "do": "look"})
    assert answer.status_code == 422


def test_rules_are_moved_turned_off_and_removed() -> None:
    client, first = asks(person("publisher", "eva")), HouseRule.objects.first()
    address = reverse("rule_act", args=[first.pk])
    client.post(address, {"do": "down"})
    assert HouseRule.objects.all()[1] == first
    client.post(address, {"do": "up"})
    client.post(address, {"do": "off"})
    first.refresh_from_db()
    assert (HouseRule.objects.first(), first.on) == (first, False)
    client.post(address, {"do": "remove"})
    assert not HouseRule.objects.filter(pk=first.pk).exists()


def test_each_rule_to_begin_with_opens_in_the_form_and_is_saved_as_it_was() -> None:
    client = asks(person("publisher", "eva"))
    rule = HouseRule.objects.get(name="The copy carries no kill or hold")
    page = text(client.get(reverse("rule", args=[rule.pk])))
    assert 'name="c-0.not" checked' in page
    assert "kill\nhold" in page
    statuses = {
        client.get(reverse("rule", args=[pk])).status_code
        for pk in HouseRule.objects.values_list("pk", flat=True)
    }
    assert statuses == {200}


# ── Names ──


def test_name_is_written_looked_up_merged_and_removed() -> None:
    client = asks(person())
    first = {"name": "Ana Prates", "kind": "person", "aliases": "A. Prates\nPrates, Ana"}
    client.post(reverse("name_new"), first)
    client.post(reverse("name_new"), {"name": "Ana P.", "kind": "person", "role": "ministra"})
    ana, other = Authority.objects.get(name="Ana Prates"), Authority.objects.get(name="Ana P.")
    assert "Ana Prates" in words(client.get(reverse("names"), {"q": "a. PRATES"}))
    taken = client.post(reverse("name_new"), {"name": "a. prates", "kind": "person"})
    assert (taken.status_code, "stands for Ana Prates already" in words(taken)) == (422, True)
    found = client.get(reverse("name", args=[other.pk]), {"q": "prates"})
    assert f'name="into" value="{ana.pk}"' in text(found)
    client.post(reverse("name", args=[other.pk]), {"do": "merge", "into": ana.pk})
    kept = Authority.objects.get()
    assert (kept.name, kept.role) == ("Ana Prates", "ministra")
    assert set(kept.aliases.values_list("words", flat=True)) == {
        *("Ana Prates", "A. Prates", "Prates, Ana", "Ana P."),
    }
    client.post(reverse("name", args=[ana.pk]), {"do": "remove"})
    assert (Authority.objects.count(), Alias.objects.count()) == (0, 0)


def test_name_is_not_merged_with_itself_or_with_none() -> None:
    client, saved = asks(person()), save_name(person(name="x"), None, NOW, kind="place", name="A")
    address = reverse("name", args=[saved.pk])
    for_itself = client.post(address, {"do": "merge", "into": saved.pk}, follow=True)
    for_none = client.post(address, {"do": "merge", "into": "4711"}, follow=True)
    assert "Choose another name" in words(for_itself)
    assert "Choose another name" in words(for_none)


# ── The log and the reviews ──


def test_log_is_narrowed_by_person_verb_and_thing_and_goes_on() -> None:
    head, ana, story = person("administrator", "eva"), person(), arrives()
    hold(ana, story.pk, NOW)
    Audit.objects.bulk_create(Audit(at=NOW, verb="take", kind="alert") for _ in range(130))
    client, log = asks(head), reverse("audit")
    page = words(client.get(log, {"user": ana.pk, "verb": "hold", "kind": "story"}))
    assert f"ana held it story {story.pk}" in page
    first = text(client.get(log, {"kind": "alert"}))
    older = re.search(r'href="\?([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    assert text(client.get(f"{log}?{older}")).count("took it</td>") == 30


@pytest.mark.parametrize("asked", ["user=x", "after=x", "verb=%00", "user=" + "9" * 30, "kind=💥"])
def test_log_asked_for_nonsense_shows_nothing_or_all_and_does_not_fail(asked: str) -> None:
    head = asks(person("administrator"))
    assert head.get(f"{reverse('audit')}?{asked}").status_code == 200


def test_report_says_who_reviewed_what_within_what_one_may_see() -> None:
    chief, ana = person("publisher", "eva"), person()
    source(licence="full")
    story = arrives()
    HouseRule.objects.all().delete()
    approve(ana, story.pk, NOW)
    (line,) = review_report(chief, NOW).people
    assert (line["by__username"], line["many"], line["approve"]) == ("ana", 1, 1)
    assert review_report(chief, NOW + timedelta(days=8)).people == []
    limit(chief, [(None, "de")])
    assert review_report(User.objects.get(pk=chief.pk), NOW) == ([], [], None)


def test_report_is_shown_for_a_year_too() -> None:
    chief, story = person("publisher", "eva"), arrives()
    HouseRule.objects.all().delete()
    approve(chief, story.pk, NOW)
    page = words(asks(chief).get(reverse("reviews"), {"days": "366", "by": chief.pk}))
    assert "eva approved it Cais reabre" in page


# ── Tokens, backups, health ──


def test_token_is_shown_once_and_revoked() -> None:
    head, ana = person("administrator", "eva"), person()
    client = asks(head)
    asked = {"name": "script", "to": ana.pk, "verb": ["see", "hold"]}
    page = client.post(reverse("tokens"), asked)
    secret = re.search(r"wd_[\w-]+", text(page))[0]
    assert "no-store" in page["Cache-Control"]
    assert token_of(secret, NOW).user == ana
    assert secret not in text(client.get(reverse("tokens")))
    client.post(reverse("token_revoke", args=[Token.objects.get().pk]))
    assert token_of(secret, NOW) is None
    refused = client.post(reverse("tokens"), {"name": "robot", "verb": ["approve"]})
    assert "No token may approve" in words(refused)


@pytest.mark.django_db(transaction=True)
def test_backup_is_made_by_a_worker_listed_carried_away_and_deleted() -> None:
    client = asks(person("administrator"))
    page = client.post(reverse("backups"), follow=True)
    assert "One is being made" in words(page)
    Worker(now=lambda: datetime(2030, 1, 2, 3, 4, tzinfo=UTC)).work_off(("back_up",))
    assert Job.objects.get(verb="back_up").state == Job.State.DONE
    name = "wiredesk-20300102-030400.zip"
    assert name in text(client.get(reverse("backups")))
    answer = client.get(reverse("backup", args=[name]))
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert Audit.objects.filter(verb="fetch_backup", subject=name).count() == 1
    client.post(reverse("backups"), {"remove": name})
    assert not (settings.DATA / "backups" / name).exists()


@pytest.mark.parametrize("name", ["key", "..", "%2e%2e%2fkey", "x.zip", "first-run"])
def test_no_other_file_of_the_data_folder_is_given_away(name: str) -> None:
    client = asks(person("administrator"))
    assert client.get(f"{reverse('backups')}/{name}").status_code in {404, 302}
    client.post(reverse("backups"), {"remove": "../key"})
    assert (settings.DATA / "key").exists()


def test_health_says_what_is_wrong_and_lets_work_be_tried_again() -> None:
    client, costa = asks(person("administrator")), source()
    costa.trouble, costa.failures = "It answers with 500.", 3
    costa.save()
    Job.objects.all().delete()
    jobs.ask_for("read_page", 7, NOW)
    jobs.set_aside(Job.objects.get(), "ValueError: no", NOW)
    page = client.get(reverse("health"))
    said = words(page)
    assert "No worker works" in said
    assert "1 piece of work was set aside" in said
    assert "reading a linked page 7 ValueError: no" in said
    assert "It answers with 500." in said
    client.post(reverse("job_retry", args=[Job.objects.get().pk]))
    assert Job.objects.get().state == Job.State.WAITING
    again = client.post(reverse("job_retry", args=[Job.objects.get().pk]), follow=True)
    assert "not set aside any more" in words(again)


def test_worker_that_was_seen_a_moment_ago_is_alive() -> None:
    Heartbeat.objects.create(worker="a", started=NOW, seen=NOW)
    assert health_now(NOW + timedelta(seconds=30)).works
    assert not health_now(NOW + timedelta(minutes=5)).works
    assert health_now(NOW).store > 0


def test_jobs_that_are_done_are_forgotten_after_a_week_and_others_are_kept() -> None:
    jobs.ask_for("read_page", 1, NOW)
    jobs.finish(jobs.lease("w", NOW), NOW)
    jobs.ask_for("read_page", 2, NOW)
    jobs.set_aside(jobs.lease("w", NOW), "no", NOW)
    jobs.ask_for("read_page", 3, NOW + timedelta(days=99))

    def passes(days: int) -> list[str]:
        now = NOW + timedelta(days=days)
        REGULARLY["let_go"][1](now)
        Worker(now=lambda: now).work_off(("let_go",))
        return sorted(Job.objects.filter(verb="read_page").values_list("subject", flat=True))

    assert passes(7) == ["1", "2", "3"]
    assert passes(8) == ["2", "3"]
    assert passes(15) == ["2", "3"]
    assert Job.objects.filter(verb="let_go").count() == 2


# ── Words are words ──


@pytest.fixture
def hostile() -> Client:
    """A desk where everything that can be named bears a script."""
    head = person("administrator", "eva")
    User.objects.create(username=BAD, first_name=BAD, email=BAD, pk=77)
    save_name(head, None, NOW, kind="person", name=BAD, aliases=[BAD + "2"], role=BAD)
    condition = {"fact": "agency", "is": "in", "value": [BAD]}
    save_rule(head, None, NOW, name=BAD, kind="warn", condition=condition)
    Audit.objects.create(
        at=NOW, name=BAD, verb=BAD[:30], kind=BAD[:30], subject=BAD, token=BAD, refused=BAD
    )
    Token.objects.create(name=BAD, user=head, sha256="x", verbs=[BAD], made=NOW)
    costa = source()
    costa.name = costa.trouble = BAD
    costa.save()
    limit(User.objects.get(pk=77), [(costa, "")])
    jobs.ask_for("read_page", BAD[:200], NOW)
    jobs.set_aside(Job.objects.last(), BAD, NOW)
    story = arrives(item(title="&lt;script&gt;alert(1)&lt;/script&gt;"), of=costa)
    HouseRule.objects.filter(kind="must").delete()
    hold(head, story.pk, NOW)
    return asks(head)


@pytest.mark.parametrize(
    "address",
    [
        *(reverse(name) for name, _, _ in TABS),
        "/people/all/77",
        "/people/reviews?days=366",
        "/people/names?q=script",
        f"/people/names?q={BAD}&kind={BAD}",
        f"/people/names/new?name={BAD}",
        f"/people/audit?verb={BAD}&kind={BAD}&subject={BAD}",
    ],
)
def test_words_of_others_are_shown_as_words(hostile: Client, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code == 200
    assert not HURTS.search(text(answer))


def test_words_of_others_are_shown_as_words_in_forms(hostile: Client) -> None:
    name, rule = Authority.objects.get(), HouseRule.objects.get(name=BAD)
    shown = [
        hostile.get(reverse("name", args=[name.pk]), {"q": "script"}),
        hostile.get(reverse("rule", args=[rule.pk])),
        hostile.post(reverse("rule", args=[rule.pk]), {**FORM, "c-0.fact": BAD, "do": "save"}),
        hostile.post(reverse("rule_new"), {**FORM, "c-0.fact": BAD, "c-0.value": BAD, "add": "c"}),
        hostile.post(reverse("roster"), {"name": BAD, "role": "king", "mail": BAD}),
        hostile.post(reverse("name_new"), {"name": "", "aliases": BAD, "note": BAD, "kind": BAD}),
    ]
    assert [bool(HURTS.search(text(answer))) for answer in shown] == [False] * len(shown)
    assert {answer.status_code for answer in shown} == {200, 422}


# ── In a browser ──


def logged_in(browser: Browser, address: str, user: User) -> None:
    client = asks(user)
    browser.open(f"{address}/login")
    cookie = client.cookies["sessionid"].value
    browser.driver.add_cookie({"name": "sessionid", "value": cookie, "path": "/"})


@pytest.mark.django_db(transaction=True)
def test_rule_of_two_conditions_is_made_tried_saved_and_stands_at_a_storys_foot(
    browser: Browser, live_server: Any
) -> None:
    chief, story = person("publisher", "eva"), arrives(at=timezone.now())
    logged_in(browser, live_server.url, chief)
    browser.open(f"{live_server.url}{reverse('rule_new')}")
    browser.find("#name").send_keys("Nothing short in Portuguese")
    browser.find("input[name=kind][value=must_not]").click()
    for fact, operator, value in (("language", "=", "pt"), ("words", "<", "80")):
        rows = len(browser.find_all(".leaf"))
        browser.run(f"document.querySelector('[name=\"c.new\"]').value = '{fact}'")
        browser.find("button[name=add][value=c]").click()
        browser.wait(f"return document.querySelectorAll('.leaf').length === {rows + 1}")
        browser.run(f"document.querySelector('[name=\"c-{rows}.is\"]').value = '{operator}'")
        browser.find(f"[name='c-{rows}.value']").send_keys(value)
    browser.find("button[name=do][value=look]:not(.visually-hidden)").click()
    browser.wait("return document.querySelector('.matched')")
    assert "It would have touched 1 of 1 stories" in browser.text(".matched")
    assert "Cais reabre" in browser.text(".matched li")
    assert browser.axe() == []
    browser.find("button[name=do][value=save]").click()
    browser.wait("return document.querySelector('.rules')")
    assert "Nothing short in Portuguese" in browser.text(".rules")
    browser.open(f"{live_server.url}{reverse('story', args=[story.pk])}")
    foot = browser.find(".checks").text
    assert "✗ Nothing short in Portuguese" in foot


@pytest.mark.django_db(transaction=True)
def test_no_tab_hurts_anybody_on_a_desktop_or_a_phone_light_or_dark(
    browser: Browser, live_server: Any
) -> None:
    head, story = person("administrator", "eva"), arrives()
    save_name(head, None, NOW, kind="person", name="Ana Prates", aliases=["A. Prates"])
    hold(head, story.pk, NOW)
    jobs.ask_for("read_page", 7, NOW)
    jobs.set_aside(Job.objects.last(), "ValueError: no", NOW)
    logged_in(browser, live_server.url, head)
    lived = {"all": [{"fact": "words", "is": "<", "value": 40}, {"not": PT}]}
    rule = save_rule(head, None, NOW, name="Short", kind="must", condition=lived)
    places = [
        *(reverse(name) for name, _, _ in TABS),
        reverse("person", args=[head.pk]),
        reverse("rule", args=[rule.pk]),
        reverse("name", args=[Authority.objects.get().pk]) + "?q=ana",
        reverse("reviews") + "?days=366",
        reverse("join", args=[give_link(head, head.pk, NOW)]),
    ]
    wrong: list[str] = []
    for width, scheme in ((1280, "light"), (360, "dark")):
        browser.look(width=width, scheme=scheme)
        for place in places:
            browser.open(live_server.url + place)
            found = [*browser.axe(), *browser.complaints()]
            wide = browser.wider_than_the_window()
            wrong += [f"{place} {width}: {one}" for one in (*found, *([f"{wide} px"] * (wide > 0)))]
    assert wrong == []
