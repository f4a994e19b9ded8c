"""House rules: conditions on facts, in the words that refuse."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person, source
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.house import remove_rule, save_rule
from wiredesk.desk.actions.tick import tick
from wiredesk.desk.models import Facts, HouseRule, Review, Ruling, Shown
from wiredesk.desk.queries.house import would_have_matched
from wiredesk.desk.queries.story import story_page
from wiredesk.desk.rules import FACTS, ConditionError, check, holds, timed
from wiredesk.desk.rules.conditions import OPERATORS
from wiredesk.desk.texts.embargoes import due_of
from wiredesk.records import Refusal

pytestmark = pytest.mark.django_db

SHORT = {"fact": "words", "is": "<", "value": 5}
PT = {"fact": "language", "is": "=", "value": "PT"}

VALUES = {
    "yes_no": st.booleans(),
    "number": st.integers(-3, 3) | st.floats(-3, 3),
    "word": st.text("ab", max_size=3),
    "words": st.lists(st.text("ab", max_size=2), max_size=3),
}


@st.composite
def leaves(draw: Any) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(FACTS)))
    kind = FACTS[name].type
    operator = draw(st.sampled_from([*OPERATORS[kind], "unknown"]))
    if operator == "unknown":
        return {"fact": name, "is": operator}
    a_list = operator in {"in", "has_any"}
    value = VALUES["words"] if a_list else VALUES["word" if kind == "words" else kind]
    return {"fact": name, "is": operator, "value": draw(value)}


trees = st.recursive(
    leaves(),
    lambda inside: (
        st.builds(lambda parts: {"all": parts}, st.lists(inside, max_size=3))
        | st.builds(lambda parts: {"any": parts}, st.lists(inside, max_size=3))
        | st.builds(lambda part: {"not": part}, inside)
    ),
    max_leaves=6,
)
facts = st.fixed_dictionaries(
    {}, optional={name: st.none() | VALUES[fact.type] for name, fact in FACTS.items()}
)


@given(trees, facts)
def test_any_condition_that_is_checked_can_be_asked_of_any_facts(
    condition: dict[str, Any], known: dict[str, Any]
) -> None:
    check(condition)
    assert holds({"not": condition}, known) is not holds(condition, known)


@given(trees, trees, facts)
def test_all_and_any_are_each_others_opposite(
    one: dict[str, Any], other: dict[str, Any], known: dict[str, Any]
) -> None:
    neither = {"all": [{"not": one}, {"not": other}]}
    assert holds({"any": [one, other]}, known) is not holds(neither, known)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=3) | st.integers(),
        lambda part: (
            st.lists(part, max_size=2)
            | st.dictionaries(st.sampled_from(["all", "any", "not", "fact", "is"]), part)
        ),
    )
)
def test_anything_at_all_is_a_condition_or_is_refused_in_words(thing: Any) -> None:
    try:
        check(thing)
    except ConditionError as error:
        assert str(error)
    else:
        assert holds(thing, {}) in {True, False}


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ({"fact": "colour", "is": "=", "value": 1}, "there is no fact 'colour'"),
        ({"fact": "words", "is": "has", "value": 1}, "words: 'has' is none of"),
        ({"fact": "words", "is": "<", "value": "5"}, "words: a wrong value"),
        ({"all": SHORT}, "'all' and 'any' want a list of conditions"),
        ({"all": [], "any": []}, "'all' stands alone"),
        ({"fact": "words", "is": "<", "value": 5, "or": 1}, "unknown key 'or'"),
    ],
)
def test_wrong_condition_says_what_is_wrong(condition: dict[str, Any], why: str) -> None:
    with pytest.raises(ConditionError, match=why):
        check(condition)


def test_each_fact_has_a_sentence_and_each_kept_fact_is_listed() -> None:
    arrives()
    kept = {name for name in Facts.objects.get().values if not name.startswith("_")}
    assert kept | {"age_hours", "waiting_hours", "embargoed"} == set(FACTS)
    assert all(fact.sentence for fact in FACTS.values())


def test_ages_are_reckoned_when_asked() -> None:
    arrives()
    now = timed(Facts.objects.get().values, NOW + timedelta(hours=3))
    assert (now["waiting_hours"], now["age_hours"], now["embargoed"]) == (3.0, 7.0, False)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("2026-05-03T06:00:00+02:00", datetime(2026, 5, 3, 4, tzinfo=UTC)),
        ("2026-05-03T06:00", datetime(2026, 5, 3, 18, tzinfo=UTC)),
        ("2026-05-03", datetime(2026, 5, 3, 12, tzinfo=UTC)),
        ("2026-05", datetime(2026, 5, 1, 12, tzinfo=UTC)),
        ("00:01 GMT Wednesday", None),
        ("", None),
    ],
)
def test_embargo_is_over_when_it_surely_is(said: str, due: datetime | None) -> None:
    assert due_of(said) == due


def test_unmet_rule_refuses_in_its_own_words() -> None:
    chief, story = person("publisher"), arrives()
    save_rule(chief, None, NOW, name="Nothing in Portuguese", kind="must_not", condition=PT)
    refused = approve(chief, story.pk, NOW)
    assert isinstance(refused, Refusal)
    assert refused.why == "House rule (must not be): Nothing in Portuguese."


def test_warning_stands_in_the_check_list_and_stops_nobody() -> None:
    chief, story = person("publisher"), arrives()
    save_rule(chief, None, NOW, name="It is in Portuguese", kind="warn", condition=PT)
    tick(chief, story.pk, NOW, what="It is in Portuguese")
    assert isinstance(approve(chief, story.pk, NOW), Ruling)
    (line,) = [one for one in Review.objects.get().checks if one["rule"] == "It is in Portuguese"]
    assert (line["met"], line["ticked"]) == (False, True)


def test_rule_that_is_off_is_not_asked() -> None:
    chief, story = person("publisher"), arrives()
    rule = {"name": "Nothing in Portuguese", "kind": "must_not", "condition": PT}
    saved = save_rule(chief, None, NOW, **rule)
    save_rule(chief, saved.pk, NOW, **rule, on=False)
    assert isinstance(approve(chief, story.pk, NOW), Ruling)


def test_tick_ends_with_the_version_that_it_was_made_on() -> None:
    ana, story = person(), arrives()
    tick(ana, story.pk, NOW, what="translation")
    assert story_page(ana, story.pk, NOW).stands.decisions.ticked == ("translation",)
    arrives(item(text=TEXT.replace("três", "nove")), at=later(1))
    assert story_page(ana, story.pk, NOW).stands.decisions.ticked == ()


def test_rule_says_what_it_would_have_touched_before_it_is_saved() -> None:
    arrives(item("a"), item("b", "Outro", "Outro texto, com mais do que oito palavras suas."))
    rule = HouseRule(name="short", kind="warn", condition={"fact": "words", "is": "<", "value": 20})
    found = would_have_matched(rule, NOW)
    assert (found.count, found.of, [row.title for row in found.examples]) == (1, 2, ["Outro"])
    assert would_have_matched(rule, NOW + timedelta(days=8)).of == 0


def test_rule_is_kept_only_by_who_may_and_only_if_it_can_be_asked() -> None:
    rule = {"name": "Short", "kind": "warn", "condition": SHORT}
    chief = person("publisher", "eva")
    assert isinstance(save_rule(person(), None, NOW, **rule), Refusal)
    assert isinstance(save_rule(chief, None, NOW, **(rule | {"condition": {}})), Refusal)
    saved = save_rule(chief, None, NOW, **rule)
    assert "There is a rule of that name" in save_rule(chief, None, NOW, **rule).why
    assert remove_rule(chief, saved.pk, NOW) is None


def test_source_without_licence_is_warned_of_and_one_with_it_is_not() -> None:
    source(licence="full")
    arrives()
    assert (Shown.objects.get().licence, Facts.objects.get().values["licence_unknown"]) == (
        ("full", False)
    )
