"""Two stories side by side: paragraphs aligned, and what an editor must see first."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk import packs
from wiredesk.lineage.alignment import compare
from wiredesk.lineage.diffs import matching
from wiredesk.lineage.origins import derive
from wiredesk.lineage.tokens import tokens, value_of
from wiredesk.packs.sections.lineage import Pair
from wiredesk.records import Change, Comparable, Comparison

ONE = "The harbour of Vila Nova reopened on Monday after nine days of storms."
TWO = "Ferries to the islands sail again from Wednesday, four times a day instead of seven."
THREE = "Marta Quintas, who runs a cannery on the quay, had to send sixty workers home."
FOUR = "Scientists expect no second storm of that strength before the end of the winter."


def story(name: str, *paragraphs: str, language: str = "en") -> Comparable:
    return Comparable(id=name, paragraphs=paragraphs, language=language)


def rows(found: Comparison) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(row.kind, row.before, row.after) for row in found.paragraphs]


def said(changes: tuple[Change, ...]) -> list[str]:
    return [f"{c.kind}: {c.before or '—'} → {c.after or '—'}" for c in changes]


def pairs() -> Iterator[tuple[str, Pair]]:
    for tag in packs.languages():
        for pair in packs.language(tag).lineage.pair:
            yield tag, pair


@pytest.mark.parametrize(
    ("tag", "pair"), [pytest.param(*p, id=f"{p[0]}-{p[1].after[:40]}") for p in pairs()]
)
def test_pair_of_a_pack_shows_its_changes(tag: str, pair: Pair) -> None:
    found = compare(story("a", pair.before, language=tag), story("b", pair.after, language=tag))
    assert said(found.changes) == pair.want, pair.why


@pytest.mark.parametrize(
    ("before", "after", "want"),
    [
        ([ONE, TWO], [ONE, TWO], [("verbatim", (0,), (0,)), ("verbatim", (1,), (1,))]),
        (
            [ONE, TWO],
            [ONE, TWO.replace("four", "five")],
            [("verbatim", (0,), (0,)), ("edited", (1,), (1,))],
        ),
        ([ONE, TWO], [f"{ONE} {TWO}"], [("merged", (0, 1), (0,))]),
        ([f"{ONE} {TWO}"], [ONE, TWO], [("split", (0,), (0, 1))]),
        (
            [ONE, TWO, THREE],
            [THREE, ONE, TWO],
            [("moved", (2,), (0,)), ("verbatim", (0,), (1,)), ("verbatim", (1,), (2,))],
        ),
        (
            [ONE, TWO],
            [FOUR, TWO],
            [("cut", (0,), ()), ("new", (), (0,)), ("verbatim", (1,), (1,))],
        ),
        ([ONE], [], [("cut", (0,), ())]),
        (["He resigned at once."], ["He quit at once."], [("edited", (0,), (0,))]),
    ],
)  # fmt: skip
def test_paragraphs_are_aligned(before: list[str], after: list[str], want: list) -> None:
    assert rows(compare(story("a", *before), story("b", *after))) == want


@pytest.mark.parametrize(
    ("after", "want"),
    [
        ([ONE, TWO, THREE], "wholly"),
        ([ONE, TWO], "wholly"),
        ([ONE, FOUR], "partly"),
        ([FOUR], "not"),
        ([], "not"),
    ],
)
def test_a_story_is_derived_wholly_partly_or_not(after: list[str], want: str) -> None:
    assert compare(story("a", ONE, TWO, THREE), story("b", *after)).derived == want


def test_each_paragraph_has_its_origin_in_the_first_story_that_held_it() -> None:
    sources = [story("a", ONE, FOUR), story("b", ONE, TWO.replace("four", "five")), story("c", TWO)]
    found = derive(story("d", ONE, TWO, THREE), sources)
    assert [(p.story, p.there, p.kind) for p in found.paragraphs] == [
        ("a", (0,), "verbatim"),
        ("c", (0,), "verbatim"),
        (None, (), "new"),
    ]
    assert (found.derived, found.share) == ("partly", 0.651)


def test_a_story_without_words_is_derived_from_nothing() -> None:
    assert derive(story("d"), [story("a", ONE)]).derived == "not"


def test_changes_say_where_they_stand_in_either_paragraph() -> None:
    before, after = "Some 15,000 people came.", "About 10,000 people came."
    (change,) = compare(story("a", before), story("b", after)).changes
    assert (before[slice(*change.span_before)], after[slice(*change.span_after)]) == (
        "15,000",
        "10,000",
    )


def test_gravest_changes_come_first_wherever_they_stand() -> None:
    before = story("a", "“We will pay,” she said.", "The bill is 20 euros and was sent to all.")
    after = story("b", "“We may pay,” she said.", "The bill is 30 euros and was sent to all.")
    assert [c.kind for c in compare(before, after).changes] == ["number", "quotation"]


def test_words_that_lost_their_quotation_marks_are_seen() -> None:
    found = compare(
        story("a", "He spoke of “a coup” today."), story("b", "He spoke of a coup today.")
    )
    assert said(found.changes) == ["quotation: a coup → a coup"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("15,000", "15000"), ("15.000", "15000"), ("1 200 000", "1200000"), ("3,5", "3.5"),
     ("1.200,50", "1200.50"), ("١٥٬٠٠٠", "15000"), ("2026", "2026"), ("0.25", "0.25")],
)  # fmt: skip
def test_a_figure_has_one_value_however_it_is_written(written: str, value: str) -> None:
    (token,) = tokens(written)
    assert (token.key, value_of(written)) == (value, value)


def test_long_rows_of_few_words_are_compared_without_end_of_patience() -> None:
    row = ["a", "b", "c"] * 20_000
    other = [*row[:30_000], "x", *row[30_000:][::-1]]
    assert sum(block.length for block in matching(row, other)) >= 30_000


TEXTS = st.lists(
    st.text(st.one_of(st.sampled_from("ab 1.,“”\"'"), st.characters()), max_size=40), max_size=5
)


@given(TEXTS, TEXTS)
def test_every_paragraph_stands_in_a_comparison_once(before: list[str], after: list[str]) -> None:
    found = compare(story("a", *before), story("b", *after))
    assert sorted(i for row in found.paragraphs for i in row.before) == list(range(len(before)))
    assert sorted(j for row in found.paragraphs for j in row.after) == list(range(len(after)))
    assert 0 <= found.share <= 1


@given(TEXTS)
def test_a_story_beside_itself_has_no_changes(texts: list[str]) -> None:
    found = compare(story("a", *texts), story("b", *texts))
    assert {row.kind for row in found.paragraphs} <= {"verbatim"}
    assert found.changes == ()
