"""What screens ask: right, within a person's scopes, and in few statements."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person, source
from wiredesk.desk.actions.decide import hold
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.names import remove_name, save_name
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.searches import count_searches, save_search
from wiredesk.desk.actions.take import take
from wiredesk.desk.actions.tokens import give_token, revoke_token, token_of
from wiredesk.desk.caller import calling
from wiredesk.desk.models import Audit, SavedSearch, Shown, Story, Token
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.filters import QuestionError
from wiredesk.desk.queries.house import audit_rows
from wiredesk.desk.queries.names import look_up, named
from wiredesk.desk.queries.story import story_page
from wiredesk.desk.queries.trail import trail
from wiredesk.desk.queries.wire import (
    copies_of,
    mark_now,
    news_since,
    wire_counts,
    wire_rows,
)
from wiredesk.desk.showing import show, show_missing
from wiredesk.records import Entity, Refusal

pytestmark = pytest.mark.django_db

OTHERS = [
    item(
        f"g{n}",
        f"Título {n}",
        f"Outro texto {n}, com mais do que oito palavras só suas, número {n}.",
    )
    for n in range(7)
]


def titles(rows: list[Shown]) -> list[str]:
    return [row.title for row in rows]


def statements(ask: object) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        ask()
    return len(caught)


def test_wire_shows_the_newest_first_page_by_page() -> None:
    eva = person("reader")
    arrives(*OTHERS)
    first = wire_rows(eva, most=3)
    second = wire_rows(eva, after=first.after, most=3)
    third = wire_rows(eva, after=second.after, most=3)
    assert titles([*first.rows, *second.rows, *third.rows]) == [
        f"Título {n}" for n in reversed(range(7))
    ]
    assert third.after == ""


def test_identical_texts_collapse_under_the_earliest() -> None:
    eva = person("reader")
    first = arrives(at=later(0))
    arrives(item("other"), at=later(1), of=source("https://monte.test/feed"))
    arrives(item("third"), at=later(2), of=source("https://serra.test/feed"))
    (row,) = wire_rows(eva).rows
    assert (row.story_id, row.copies) == (first.pk, Story.objects.count() - 1)
    assert len(copies_of(eva, first.pk)) == row.copies


def test_copy_whose_text_changes_stands_for_itself_again() -> None:
    eva = person("reader")
    arrives(at=later(0))
    monte = source("https://monte.test/feed")
    arrives(item("other"), at=later(1), of=monte)
    arrives(item("other", text=TEXT.replace("três", "nove")), at=later(2), of=monte)
    assert [row.copies for row in wire_rows(eva).rows] == [0, 0]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"state": "held"}, 1),
        ({"state": ["open"]}, 6),
        ({"language": ["pt"]}, 7),
        ({"language": ["en"]}, 0),
        ({"badge": ["licence_unknown"]}, 7),
        ({"badge": ["kill"]}, 0),
        ({"text": "título 3"}, 1),
        ({"since": "2026-05-09"}, 7),
        ({"since": "2026-05-10"}, 0),
        ({"mine": True}, 0),
        ({}, 7),
    ],
)
def test_question_is_answered(question: dict[str, object], found: int) -> None:
    ana, story = person(), arrives(*OTHERS)
    hold(ana, story.pk, NOW)
    assert len(wire_rows(ana, question).rows) == found


@pytest.mark.parametrize(
    "question",
    [{"colour": 1}, {"state": ["lost"]}, {"source": ["x"]}, {"badge": "x"}, {"since": "soon"}],
)
def test_question_that_cannot_be_asked_is_refused(question: dict[str, object]) -> None:
    with pytest.raises(QuestionError):
        wire_rows(person("reader"), question)


def test_counts_stand_by_state_and_searches_as_last_counted() -> None:
    ana, story = person(), arrives(*OTHERS)
    save_search(ana, None, NOW, name="Held", question={"state": ["held"]})
    hold(ana, story.pk, NOW)
    counts = wire_counts(ana)
    assert (counts.states["held"], counts.states["received"]) == (1, 6)
    assert [one.count for one in counts.searches] == [0]
    count_searches(later(1))
    assert SavedSearch.objects.get().count == 1


def test_search_is_shared_only_by_who_may() -> None:
    wanted = {"name": "All", "question": {}, "shared": True}
    assert isinstance(save_search(person(), None, NOW, **wanted), Refusal)
    assert save_search(person("publisher", "eva"), None, NOW, **wanted).shared


def test_person_with_scopes_sees_what_they_cover_and_nothing_else() -> None:
    ana = person()
    first = arrives(at=later(0))
    monte = source("https://monte.test/feed")
    limit(ana, [(monte, "")])
    assert (wire_rows(ana).rows, story_page(ana, first.pk, NOW), trail(ana, first.pk)) == (
        ([], None, None)
    )
    arrives(item("x", text=OTHERS[0]), of=monte)
    assert len(wire_rows(ana).rows) == 1


def test_screens_ask_the_same_number_of_statements_however_much_there_is() -> None:
    ana, story = person(), arrives(*OTHERS)
    ask = (
        lambda: wire_rows(ana),
        lambda: wire_counts(ana),
        lambda: story_page(ana, story.pk, NOW),
        lambda: trail(ana, story.pk),
        lambda: news_since(ana, mark_now()),
    )
    may(ana, "see")
    before = [statements(one) for one in ask]
    take(ana, story.pk, NOW)
    edit_text(ana, story.pk, NOW, base=0, title="Um", text="Um texto.")
    edit_text(ana, story.pk, NOW, base=1, title="Dois", text="Dois textos.")
    arrives(*[one.replace("Outro", "Mais um") for one in OTHERS], item(), at=later(1))
    after = [statements(one) for one in ask]
    assert before == [min(a, b) for a, b in zip(before, after, strict=True)]
    assert [b - a for a, b in zip(before, after, strict=True)] == [0, 0, 0, 0, 0]
    assert max(after) <= 14


def test_news_are_what_came_and_what_was_decided_since() -> None:
    ana, story = person(), arrives()
    mark = mark_now()
    assert news_since(ana, mark)[1:] == (0, [], [])
    arrives(*OTHERS, at=later(1))
    take(ana, story.pk, NOW)
    news = news_since(ana, mark)
    assert (news.arrived, news.changed) == (7, [story.pk])


def test_trail_tells_all_in_its_order() -> None:
    ana, story = person(), arrives()
    take(ana, story.pk, later(1))
    edit_text(ana, story.pk, later(2), base=0, title="Um", text="Um texto.")
    arrives(item(text=TEXT.replace("três", "nove")), at=later(3))
    steps = [(step.kind, step.number or step.what) for step in trail(ana, story.pk)]
    assert steps[:5] == [
        ("version", 1),
        ("ruling", "take"),
        ("edit", 1),
        ("ruling", "edit"),
        ("version", 2),
    ]


def test_row_made_again_is_the_same() -> None:
    story = arrives()
    before = Shown.objects.values().get()
    show(story.pk)
    assert Shown.objects.values().get() == before


def test_stories_older_than_the_wire_are_put_on_it() -> None:
    arrives(*OTHERS)
    before = list(Shown.objects.order_by("pk").values())
    Shown.objects.all().delete()
    assert (show_missing(most=5), show_missing(most=5), show_missing()) == (5, 2, 0)
    assert list(Shown.objects.order_by("pk").values()) == before


def test_house_writes_names_its_own_way() -> None:
    ana = person()
    saved = save_name(
        ana, None, NOW, kind="person", name="Ana Prates", aliases=["A. Prates"], role="ministra"
    )
    found = named({"e1": Entity(name="A. PRATES", type="PER"), "e2": Entity(name="X", type="PER")})
    assert (found["e1"].name, found["e1"].role, found["e2"].name) == ("Ana Prates", "ministra", "X")
    assert list(look_up(["ana prates"])) == ["ana prates"]
    assert "stands for Ana Prates" in save_name(ana, None, NOW, kind="person", name="a. prates").why
    assert remove_name(ana, saved.pk, NOW) is None


def test_token_acts_in_a_persons_name_within_its_verbs_until_it_is_revoked() -> None:
    head, ana = person("administrator", "eva"), person()
    given = give_token(head, None, NOW, to=ana, name="script", verbs=["see", "hold", "publish"])
    token = token_of(given.secret, NOW)
    assert (may(token.user, "hold"), may(token.user, "take"), may(token.user, "publish")) == (
        (True, False, False)
    )
    assert given.secret not in Token.objects.get().sha256
    revoke_token(head, token.pk, NOW)
    assert token_of(given.secret, NOW) is None


def test_no_token_approves_even_for_who_may_do_all() -> None:
    head = person("administrator")
    head.is_superuser = True
    head.save()
    refused = give_token(head, None, NOW, to=head, name="x", verbs=["approve"])
    assert refused.why == "No token may approve."
    given = give_token(head, None, NOW, to=head, name="x", verbs=["see"])
    assert not may(token_of(given.secret, NOW).user, "approve")


def test_log_says_who_did_what_from_where_and_is_written_once() -> None:
    ana, story = person(), arrives()
    with calling("192.0.2.7", "script"):
        take(ana, story.pk, NOW)
    (row,) = audit_rows(kind="story", subject=str(story.pk))
    assert (row.user, row.verb, row.address, row.token, row.at) == (
        (ana, "take", "192.0.2.7", "script", NOW)
    )
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()
    assert audit_rows(after=row.pk) == []
    assert Audit.objects.count() == 1


def test_embargo_stands_on_the_row() -> None:
    arrives(item(text=f"EMBARGOED UNTIL 2026-05-09 18:00 UTC\n\n{TEXT}"))
    row = Shown.objects.get()
    assert (row.order, row.embargo) == ("embargo", NOW + timedelta(hours=6))
