"""Who has it from whom: arrows from evidence, common sources before arrows, never by length."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.lineage import relate
from wiredesk.lineage.chain import chain_of
from wiredesk.lineage.direction import directed
from wiredesk.lineage.houses import folded_name, names_house, same_house
from wiredesk.lineage.incidental import is_incidental
from wiredesk.records import Comparable, Tie

QUAY = (
    "The quay of Sines opened again on Monday after seven months of works, the port said.",
    "The works cost three million euros and were paid by the port alone, its president said.",
    "Two cranes came from Bremen by sea in March, and forty men put them up in six weeks.",
    "Ships of up to four hundred metres can lie there from June on, the harbour master said.",
)


def story(id: str, paragraphs: tuple[str, ...] = QUAY, **told: Any) -> Comparable:
    return Comparable(id=id, paragraphs=paragraphs, language=told.pop("language", "en"), **told)


WIRE = story(
    "wire", source="northwire.test", agency="Northwire", address="https://northwire.test/1"
)


@pytest.mark.parametrize(
    ("a", "b", "direction", "edge"),
    [
        (story("a", source="post.test", agency="Northwire"), WIRE, "a_from_b", "wire"),
        (WIRE, story("b", source="post.test", agency="Northwire"), "b_from_a", "wire"),
        (
            story("a", source="post.test", canonical="https://tide.test/quay"),
            story("b", source="tide.test", address="https://www.tide.test/quay/"),
            "a_from_b",
            "outlet",
        ),
        (
            story("a", source="post.test", links=("https://tide.test/quay",)),
            story("b", source="tide.test", address="https://tide.test/quay"),
            "a_from_b",
            "outlet",
        ),
        (
            story("a", source="post.test", credit="With The Daily Tide and staff"),
            story("b", source="The Daily Tide"),
            "a_from_b",
            "outlet",
        ),
        (
            story("a", source="post.test", agency="Northwire"),
            story("b", source="tide.test", agency="Northwire"),
            "common_source",
            "common_source",
        ),
        (
            story("a", source="post.test", links=("https://port.test/press/quay",)),
            story("b", source="port.test", address="https://port.test/press/quay"),
            "a_from_b",
            "press_release",
        ),
        (story("a", source="post.test"), story("b", source="tide.test"), "undecided", None),
        (
            story("a", source="post.test", received="2026-05-04T18:00:00+00:00"),
            story("b", source="tide.test", received="2026-05-04T06:00:00+00:00"),
            "undecided",
            None,
        ),
        (
            story("a", (*QUAY, *QUAY[:1] * 8), source="post.test"),
            story("b", source="tide.test"),
            "undecided",
            None,
        ),
    ],
    ids=[
        *("agency named", "agency named by the other", "canonical", "link", "credit"),
        *("one agency", "press release", "nothing", "times alone", "length alone"),
    ],
)
def test_direction_comes_from_what_is_declared(
    a: Comparable, b: Comparable, direction: str, edge: str | None
) -> None:
    tie = directed(a, b, Tie(a=a.id, b=b.id, kind="copy", share=1.0, share_back=1.0))
    assert (tie.direction, tie.edge) == (direction, edge)


def test_translations_of_one_story_are_no_copies_of_each_other() -> None:
    one, two = story("pt", language="pt-PT"), story("br", language="pt-BR")
    original = story("en", language="en")
    tie = Tie(a="pt", b="br", kind="copy", share=0.8, share_back=0.8)
    assert directed(one, two, tie, [original]).direction == "common_source"


def test_siblings_without_any_evidence_get_no_arrow() -> None:
    found = list(relate([story("pt", language="pt"), story("br", language="pt")]))
    assert found
    assert {directed(WIRE, WIRE, tie).direction for tie in found} <= {"undecided"}


def test_seven_outlets_are_one_source() -> None:
    outlets = [story(f"o{n}", source=f"outlet{n}.test", agency="Northwire") for n in range(7)]
    found = chain_of([*outlets, WIRE], relate([WIRE, *outlets]))
    assert (found.outlets, found.sources, found.inferred) == (8, 1, ())
    assert {(e.story, e.source, e.kind) for e in found.edges} == {
        (o.id, "wire", "wire") for o in outlets
    }


def test_source_that_nobody_sent_is_inferred_and_named() -> None:
    outlets = [story(f"o{n}", source=f"outlet{n}.test", agency="Northwire") for n in range(3)]
    found = chain_of(outlets, relate(outlets))
    (source,) = found.inferred
    assert (source.name, len(source.stories), found.sources) == ("Northwire", 3, 1)
    assert {edge.kind for edge in found.edges} == {"common_source"}


def test_what_was_taken_from_an_outlet_hangs_on_it_and_not_on_the_agency() -> None:
    post = story("post", source="post.test", agency="Northwire", address="https://post.test/q")
    blog = story("blog", source="blog.test", canonical="https://post.test/q")
    found = chain_of([WIRE, post, blog], relate([WIRE, post, blog]))
    assert {(e.story, e.source) for e in found.edges} == {("post", "wire"), ("blog", "post")}


SAID = "“We built it for our children and for theirs, and nobody will take it from us again”"


def test_shared_quotation_is_incidental() -> None:
    a = story("a", (f"At the opening the mayor spoke. {SAID}, she said to loud applause.",))
    b = story("b", (f"Hundreds protested in the rain. {SAID}, the mayor had told them in June.",))
    assert is_incidental(a, b)
    assert not is_incidental(story("c"), story("d"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("www.mid-day.com", "Mid-Day"), ("Agência Maré", "agencia mare"), ("tide.co.uk", "Tide")],
)
def test_house_is_one_however_it_is_written(one: str, other: str) -> None:
    assert same_house(one, other)
    assert names_house(f"By staff, with {other} and others", one)


def test_house_is_not_named_by_a_part_of_another_word() -> None:
    assert not names_house("Tideway reports", "tide.test")


@given(st.text(max_size=60))
def test_any_name_can_be_folded(name: str) -> None:
    assert folded_name(name) == folded_name(name.upper()) or not name.isascii()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=15))
def test_arrows_never_run_in_a_circle(pairs: list[tuple[int, int]]) -> None:
    stories = [story(f"s{n}", source=f"h{n}.test", address=f"https://h{n}.test/") for n in range(6)]
    linked = [
        story(
            s.id,
            source=s.source,
            address=s.address,
            links=tuple(f"https://h{b}.test/" for a, b in pairs if f"s{a}" == s.id),
        )
        for s in stories
    ]
    ties = [
        Tie(a=f"s{a}", b=f"s{b}", kind="copy", share=1.0, share_back=1.0)
        for a, b in pairs
        if a != b
    ]
    arrows = {e.story: e.source for e in chain_of(linked, ties).edges if e.kind == "outlet"}
    for start in arrows:
        seen, at = set(), start
        while at in arrows:
            assert at not in seen
            seen.add(at)
            at = arrows[at]
