"""What programs may ask of the desk and do at it, and what they may not."""

import asyncio
import csv
import io
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, later, person, source
from tests.desk.programs import Program, token
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.tokens import revoke_token
from wiredesk.desk.api.finding import Streamed
from wiredesk.desk.api.limits import Limits
from wiredesk.desk.models import Audit, Ruling, Source, Story, Token
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Reading
from wiredesk.sheets.json import as_json

pytestmark = pytest.mark.django_db


def program(role: str = "editor", *verbs: str) -> Program:
    return Program(token(person(role), *verbs))


# ── who ──


def test_token_does_no_more_than_its_verbs() -> None:
    story = arrives()
    robot = program("publisher", "see", "take")
    assert robot.call("post_ruling", story.pk, body={"verb": "take"}).status_code == 201
    assert robot.call("post_ruling", story.pk, body={"verb": "reject"}).status_code == 403
    assert robot.call("search_stories").status_code == 403
    assert Story.objects.get().state == "taken"


def test_token_does_no_more_than_its_person() -> None:
    story = arrives()
    robot = program("reader", "see", "take", "reject")
    assert robot.get("show_me")["verbs"] == ["see"]
    assert robot.call("post_ruling", story.pk, body={"verb": "reject"}).status_code == 403
    assert Story.objects.get().state == "received"


def test_no_token_approves() -> None:
    story = arrives()
    answer = program("administrator").call("post_ruling", story.pk, body={"verb": "approve"})
    assert answer.status_code == 403
    assert not Ruling.objects.filter(verb="approve").exists()


def test_revoked_token_opens_nothing() -> None:
    ana = person("administrator")
    robot = Program(token(ana))
    revoke_token(ana, Token.objects.get().pk, NOW)
    answer = robot.call("list_stories")
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


def test_when_a_token_was_last_used_is_noted() -> None:
    robot = program()
    robot.get("show_me")
    assert Token.objects.get().used is not None


def test_audit_log_names_the_token() -> None:
    story = arrives()
    program().call("post_ruling", story.pk, body={"verb": "take"})
    assert Audit.objects.filter(verb="take", token="desk robot").exists()


def logged_in(role: str = "editor") -> Program:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(role))
    return Program(client=client)


def test_who_is_logged_in_may_read() -> None:
    arrives()
    assert logged_in().get("show_me")["token"] == ""


def test_cookie_writes_nothing() -> None:
    story = arrives()
    answer = logged_in().call("post_ruling", story.pk, body={"verb": "take"})
    assert answer.status_code == 403
    assert "token" in answer.json()["detail"]
    assert Story.objects.get().state == "received"


def limited(language: str) -> Program:
    user = person("editor")
    limit(user, [(None, language)])
    return Program(token(user))


OF_A_STORY = (
    *("show_story", "show_reading", "list_versions", "list_edits", "show_trail"),
    *("list_releases",),
)


@pytest.mark.parametrize("name", OF_A_STORY)
def test_story_outside_a_persons_part_is_not_there(name: str) -> None:
    story = arrives()
    assert limited("de").call(name, story.pk).status_code == 404


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("list_stories", "stories"),
        ("list_rulings", "rulings"),
        ("list_alerts", "alerts"),
        ("list_outbox", "releases"),
        ("search_stories", "hits"),
    ],
)
def test_list_leaves_out_what_is_outside_a_persons_part(name: str, many: str) -> None:
    story = arrives()
    Program(token(person(name="rui"))).post("post_ruling", story.pk, body={"verb": "take"})
    assert limited("de").get(name)[many] == []


def test_export_leaves_out_what_is_outside_a_persons_part() -> None:
    arrives()
    answer = limited("de").call("export")
    assert b"".join(answer.streaming_content) == b""


def test_story_inside_a_persons_part_is_there() -> None:
    story = arrives()
    assert limited("pt").get("show_story", story.pk)["story"]["id"] == story.pk


# ── how often ──


def test_minute_is_spent_and_comes_again() -> None:
    token(person())
    held, limits = Token.objects.get(), Limits()
    spent = [limits.spend(held, 3, NOW).allowed for _ in range(4)]
    assert spent == [True, True, True, False]
    assert limits.spend(held, 3, NOW).seconds == 60
    assert limits.spend(held, 3, later(1)).allowed


def test_two_servers_share_a_minute() -> None:
    token(person())
    held, one, other = Token.objects.get(), Limits(), Limits()
    spent = [limits.spend(held, 20, NOW).allowed for limits in (one, other) * 20]
    assert sum(spent) == 20


def test_answer_says_what_is_left(settings: Any) -> None:
    settings.API_PER_MINUTE = 41
    answer = program().call("show_me")
    assert answer.headers["RateLimit-Policy"] == '"minute";q=41;w=60'
    assert answer.headers["RateLimit"].startswith('"minute";r=40;t=')


def test_too_many_are_told_when_to_come_again(settings: Any) -> None:
    settings.API_PER_MINUTE = 0
    answer = program().call("show_me")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


# ── stories ──


def test_wire_is_paged_to_its_end() -> None:
    arrives(*(item(f"n{n}", f"Cais {n}", f"{TEXT} Parte {n} de doze.") for n in range(5)))
    robot = program()
    first = robot.get("list_stories", most=2)
    second = robot.get("list_stories", most=2, after=first["later"])
    third = robot.get("list_stories", most=2, after=second["later"])
    assert third["later"] == ""
    titles = [row["title"] for page in (first, second, third) for row in page["stories"]]
    assert titles == [f"Cais {n}" for n in (4, 3, 2, 1, 0)]


def test_wire_is_asked_for_states_and_badges() -> None:
    story = arrives()
    robot = program()
    robot.post("post_ruling", story.pk, body={"verb": "hold"})
    assert robot.get("list_stories", state=["held", "taken"])["stories"][0]["id"] == story.pk
    assert robot.get("list_stories", state="open")["stories"] == []
    assert robot.get("list_stories", badge="licence_unknown", mine="false")["stories"]


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "lost"},
        {"most": "0"},
        {"most": "x"},
        {"badge": "red"},
        {"since": "yesterday"},
        {"after": "here"},
        {"after": "2026-05-09_1"},
        {"since": "0001-01-01T00:00:00+14:00"},
        {"text": "a\x00b"},
        {"source": str(2**70)},
    ],
)
def test_wire_is_asked_for_what_there_is_not(asked: dict[str, str]) -> None:
    answer = program().call("list_stories", asked=asked)
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_story_says_what_may_be_decided_on_it() -> None:
    story = arrives()
    assert "take" in program().get("show_story", story.pk)["may"]
    assert Program(token(person("reader", "rui"))).get("show_story", story.pk)["may"] == []


def test_text_is_handed_in_and_read() -> None:
    text = "Cais reabre em Sines\n\nO cais reabriu, disse a autoridade portuária."
    robot = program()
    (made,) = robot.post("hand_in", body={"kind": "text", "text": text})["stories"]
    assert "autoridade portuária" in robot.get("show_story", made)["text"]
    assert robot.get("show_reading", made)["attributions"]


def test_feed_is_handed_in_as_it_came() -> None:
    body = feed([item("a", "Um", TEXT), item("b", "Dois", TEXT + " E mais um.")])
    person()
    robot = Program(token(person(name="rui")))
    answer = robot.call("deliver", body=body, kind="application/rss+xml")
    assert len(answer.json()["stories"]) == 2


# ── readings ──


def test_reading_has_the_very_shape_that_the_command_prints() -> None:
    story = arrives()
    kept = program().call("show_version_reading", story.pk, 1).content
    assert as_json(msgspec.json.decode(kept, type=Reading)) == kept


def test_reading_of_the_desks_text_stands_beside_the_delivered_one() -> None:
    ana = person()
    story = arrives()
    edit_text(ana, story.pk, later(1), base=0, title="Cais", text="O cais abriu, disse a Ana.")
    robot = Program(token(ana))
    stands = robot.call("show_reading", story.pk)
    assert stands.content == robot.call("show_edit_reading", story.pk, 1).content
    assert stands.content != robot.call("show_version_reading", story.pk, 1).content


def test_reading_that_is_known_is_not_sent_again() -> None:
    ana = person()
    story = arrives()
    robot = Program(token(ana))
    tag = robot.call("show_reading", story.pk).headers["ETag"]
    known = {"If-None-Match": tag}
    assert robot.call("show_reading", story.pk, headers=known).status_code == 304
    edit_text(ana, story.pk, later(1), base=0, title="Cais", text="O cais abriu, disse a Ana.")
    assert robot.call("show_reading", story.pk, headers=known).status_code == 200


# ── versions, trail ──


def test_difference_holds_the_words_of_both() -> None:
    story = arrives()
    arrives(item(text=TEXT.replace("três", "quatro")), at=later(5))
    found = program().get("show_difference", story.pk, before="v1", after="v2")
    assert found["words"][0]["before"]["text"] == "três"
    assert found["words"][0]["after"]["text"] == "quatro"


def test_trail_holds_versions_and_decisions_in_order() -> None:
    story = arrives()
    robot = program()
    robot.post("post_ruling", story.pk, body={"verb": "take"})
    steps = robot.get("show_trail", story.pk)["steps"]
    assert [step["kind"] for step in steps] == ["version", "ruling"]


# ── rulings ──


def test_decision_is_made_and_taken_back() -> None:
    story = arrives()
    robot = program()
    made = robot.post("post_ruling", story.pk, body={"verb": "reject", "why": "Repetida."})
    assert (made["ruling"]["after"], made["ruling"]["why"]) == ("rejected", "Repetida.")
    undone = robot.post("post_undo", made["ruling"]["id"])
    assert undone["story"]["state"] == "received"
    first, second = robot.get("list_rulings", story=story.pk)["rulings"]
    assert (first["verb"], second["verb"], second["undone"]) == ("undo", "reject", True)


def test_rulings_are_paged() -> None:
    story = arrives()
    robot = program()
    robot.post("post_ruling", story.pk, body={"verb": "take"})
    robot.post("post_ruling", story.pk, body={"verb": "hold"})
    page = robot.get("list_rulings", most=1)
    assert page["rulings"][0]["verb"] == "hold"
    rest = robot.get("list_rulings", most=1, before=page["later"])
    assert (rest["rulings"][0]["verb"], rest["later"]) == ("take", None)
    assert len(robot.get("list_rulings", verb=["take", "reject"])["rulings"]) == 1


def test_defect_is_mended_by_its_key() -> None:
    story = arrives(item(text=TEXT + " A  obra  acabou , disse ele .."))
    robot = program()
    mendable = [
        one
        for one in robot.get("show_story", story.pk)["defects"]
        if one["defect"]["mend"] is not None
    ]
    made = robot.post("post_ruling", story.pk, body={"verb": "mend", "keys": [mendable[0]["key"]]})
    assert made["story"]["edit"] == 1
    assert robot.get("list_edits", story.pk)["edits"][0]["number"] == 1


def test_edit_of_an_older_text_saves_nothing_and_shows_both() -> None:
    story = arrives()
    robot = program()
    sent = {"verb": "edit", "base": 0, "title": "Cais", "text": "O cais abriu hoje."}
    robot.post("post_ruling", story.pk, body=sent)
    answer = robot.call("post_ruling", story.pk, body={**sent, "text": "O cais fechou."})
    assert answer.status_code == 409
    assert answer.json()["type"].endswith(":conflict")
    assert answer.json()["theirs"]["text"].startswith("O cais abriu hoje.")


# ── ties ──


def tied() -> tuple[Story, Story]:
    """A story and its copy at another outlet."""
    one = arrives()
    other = arrives(item("outra"), of=source("https://mare.test/feed"), at=later(5))
    Worker(now=lambda: later(6)).work_off(("relate",))
    return one, other


def test_story_is_tied_to_what_another_outlet_made_of_it() -> None:
    one, other = tied()
    (tie,) = program().get("list_ties", one.pk)["ties"]
    assert (tie["other"], tie["tie"]["kind"], tie["ruled"]) == (other.pk, "version", "")


def test_tie_is_ruled_on() -> None:
    one, other = tied()
    robot = program()
    robot.post("post_ruling", other.pk, body={"verb": "not_same", "other": one.pk})
    assert robot.get("list_ties", one.pk)["ties"][0]["ruled"] == "not_same"


def test_two_stories_are_compared_the_earlier_first() -> None:
    one, other = tied()
    robot = program()
    assert robot.get("show_comparison", other.pk, one.pk)["share"] == 1
    assert robot.get("show_comparison", one.pk, other.pk)["share"] == 1


def test_tie_to_a_story_outside_a_persons_part_is_not_told() -> None:
    one, other = tied()
    user = person("editor")
    limit(user, [(Source.objects.get(address="https://costa.test/feed"), "")])
    robot = Program(token(user))
    assert robot.get("list_ties", one.pk)["ties"] == []
    assert robot.call("show_comparison", one.pk, other.pk).status_code == 404
    body = {"verb": "same", "other": other.pk}
    assert robot.call("post_ruling", one.pk, body=body).status_code == 409


# ── sources ──


def test_source_is_changed_in_what_was_sent_alone() -> None:
    arrives(of=source(language="pt", credit="Costa"))
    pk = Source.objects.get().pk
    robot = program("publisher")
    answer = robot.call("patch_source", pk, body={"settings": {"licence": "full"}})
    settled = answer.json()["settings"]
    assert (settled["licence"], settled["language"], settled["credit"]) == ("full", "pt", "Costa")


def test_editor_changes_no_source() -> None:
    source()
    body = {"name": "Minha"}
    assert program().call("patch_source", Source.objects.get().pk, body=body).status_code == 403


def test_address_with_a_secret_is_whole_for_those_alone_who_may_change_it() -> None:
    source("https://costa.test/feed?token=abc123def456")
    assert "abc123" not in program("reader").get("list_sources")["sources"][0]["address"]
    robot = Program(token(person("publisher", "rui")))
    assert "abc123" in robot.get("list_sources")["sources"][0]["address"]


def test_folder_of_the_machine_is_not_added_from_outside() -> None:
    answer = program("administrator").call("post_source", body={"address": "/etc"})
    assert answer.status_code == 400
    assert not Source.objects.exists()


# ── search, export ──


def test_search_finds_with_facets() -> None:
    story = arrives()
    found = program().get("search_stories", q="cais")
    assert found["hits"][0]["story"] == story.pk
    assert "language" in {facet["kind"] for facet in found["facets"]}


def test_export_is_a_table() -> None:
    arrives()
    answer = program().call("export", asked={"q": "cais", "form": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["Cais reabre"]


def test_export_is_parquet() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    arrives()
    answer = program().call("export", asked={"form": "parquet"})
    table = parquet.read_table(pyarrow.BufferReader(b"".join(answer.streaming_content)))
    assert table.column("title").to_pylist() == ["Cais reabre"]


# ── form ──


def test_wrong_method_is_told_the_right_ones() -> None:
    person()
    answer = Client().put("/api/v1/stories")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, POST, HEAD"
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_nothing_stands_at_other_addresses() -> None:
    person()
    answer = Client().get("/api/v2/stories")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_no_other_site_may_read() -> None:
    headers = {"Origin": "https://elsewhere.test"}
    answer = program().call("show_me", headers=headers)
    assert not [name for name in answer.headers if name.startswith("Access-Control-")]


@pytest.mark.parametrize("body", [b" ", b"{", b"[]", b'"x"', b"\xff", b'{"verb": "fly"}', b"{}"])
def test_body_that_is_none_is_malformed(body: bytes) -> None:
    story = arrives()
    assert program().call("post_ruling", story.pk, body=body).status_code == 400


def test_screens_answer_no_token() -> None:
    story = arrives()
    secret = token(person())
    page = Client().get(
        reverse("story", args=[story.pk]), headers={"Authorization": f"Bearer {secret}"}
    )
    assert page.status_code == 302


def test_export_is_streamed_to_an_asynchronous_server() -> None:
    async def pieces() -> list[bytes]:
        return [piece async for piece in Streamed([b"a", b"b"])]

    assert asyncio.run(pieces()) == [b"a", b"b"]
