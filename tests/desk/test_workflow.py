"""From received to approved, held or rejected; and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.newsroom import NOW, arrives, item, later, person
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import decide_many, hold, reject, reopen
from wiredesk.desk.actions.take import put_back, take
from wiredesk.desk.actions.undo import undo
from wiredesk.desk.models import Audit, Review, Ruling, Shown
from wiredesk.desk.workflow import FOLLOWED, MOVES, STATES, after_arrival, follow, move
from wiredesk.records import Refusal

pytestmark = pytest.mark.django_db

VERBS = sorted({verb for moves in MOVES.values() for verb in moves})


@given(st.sampled_from(STATES), st.lists(st.sampled_from(VERBS), max_size=30))
def test_any_run_of_decisions_ends_in_a_known_state(state: str, verbs: list[str]) -> None:
    for verb in verbs:
        after = move(state, verb)
        state = state if isinstance(after, Refusal) else after
    assert state in STATES


@given(st.sampled_from(STATES), st.sampled_from(VERBS))
def test_only_an_approval_approves(state: str, verb: str) -> None:
    assert move(state, verb) != "approved" or verb == "approve"


@given(st.sampled_from(STATES), st.booleans())
def test_no_arrival_approves_or_lifts_a_stop(state: str, changed: bool) -> None:
    after = after_arrival(state, changed)
    assert after == state or (after, state in {"mended", "approved"}) == ("taken", True)


@given(st.sampled_from(sorted(FOLLOWED)), st.sampled_from(STATES))
def test_followed_alert_never_leaves_a_story_approved(kind: str, state: str) -> None:
    assert follow(kind, state) != "approved"


@given(st.sampled_from(STATES), st.sampled_from(VERBS))
def test_refusal_says_why_in_words(state: str, verb: str) -> None:
    after = move(state, verb)
    assert isinstance(after, str) or after.why.endswith(".")


def test_story_is_taken_and_approved_with_its_review() -> None:
    ana, story = person(), arrives()
    assert isinstance(take(ana, story.pk, NOW), Ruling)
    approved = approve(ana, story.pk, later(3), why="good")
    assert isinstance(approved, Ruling), approved
    assert Shown.objects.get().state == "approved"
    review = Review.objects.get()
    assert (review.by, review.engines["reader"] != "", len(review.checks) > 5) == (ana, True, True)


def test_reader_may_not_decide_and_the_log_says_that_it_was_tried() -> None:
    eva, story = person("reader", "eva"), arrives()
    assert isinstance(approve(eva, story.pk, NOW), Refusal)
    entry = Audit.objects.get()
    assert (entry.user, entry.verb, entry.refused) == (eva, "approve", "You may not do this.")


def test_what_is_not_there_cannot_be_decided_on() -> None:
    assert isinstance(hold(person(), 4711, NOW), Refusal)


def test_held_story_is_approved_only_once_it_is_reopened() -> None:
    ana, story = person(), arrives()
    hold(ana, story.pk, NOW)
    refused = approve(ana, story.pk, NOW)
    assert isinstance(refused, Refusal)
    assert refused.why == "It is held. Reopen it first."
    reopen(ana, story.pk, NOW)
    assert isinstance(approve(ana, story.pk, NOW), Ruling)


def test_taking_over_says_from_whom() -> None:
    ana, rui, story = person(), person(name="rui"), arrives()
    take(ana, story.pk, NOW)
    assert take(rui, story.pk, NOW).why == "Taken over from ana."
    assert Shown.objects.get().taken_name == "rui"


def test_story_put_back_is_new_again() -> None:
    ana, story = person(), arrives()
    take(ana, story.pk, NOW)
    put_back(ana, story.pk, NOW)
    assert (Shown.objects.get().state, Shown.objects.get().taken_by) == ("received", None)


def test_decision_undone_leaves_both_in_the_record() -> None:
    ana, story = person(), arrives()
    take(ana, story.pk, NOW)
    reject(ana, story.pk, NOW)
    (undone,) = undo(ana, later(1))
    assert (undone.verb, undone.undoes.verb) == ("undo", "reject")
    assert Shown.objects.get().state == "taken"
    assert list(Ruling.objects.values_list("verb", flat=True)) == ["take", "reject", "undo"]


def test_undo_goes_back_one_by_one_to_the_beginning() -> None:
    ana, story = person(), arrives()
    take(ana, story.pk, NOW)
    hold(ana, story.pk, NOW)
    undo(ana, NOW)
    undo(ana, NOW)
    assert (Shown.objects.get().state, Shown.objects.get().taken_by) == ("received", None)
    assert isinstance(undo(ana, NOW)[0], Refusal)


def test_decision_that_another_has_overtaken_is_not_undone() -> None:
    ana, rui, story = person(), person(name="rui"), arrives()
    hold(ana, story.pk, NOW)
    reopen(rui, story.pk, NOW)
    (refused,) = undo(ana, NOW)
    assert (refused.what, refused.why) == ("undo", "It is taken by now.")


def test_only_the_last_twenty_are_undone() -> None:
    ana, story = person(), arrives()
    done = [decide(ana, story.pk, NOW) for decide in (take, put_back) * 12]
    undone = [undo(ana, NOW)[0] for _ in done]
    assert [type(one) for one in undone] == [Ruling] * 20 + [Refusal] * 4


def test_selection_is_decided_and_undone_as_one() -> None:
    ana = person()
    arrives(item("a", "Um"), item("b", "Dois", "Outro texto, com mais do que oito palavras suas."))
    stories = list(Shown.objects.values_list("pk", flat=True))
    done = decide_many(ana, [*stories, 4711], "reject", NOW)
    assert [isinstance(one, Ruling) for one in done.values()] == [True, True, False]
    assert len(undo(ana, NOW)) == 2
    assert set(Shown.objects.values_list("state", flat=True)) == {"received"}
