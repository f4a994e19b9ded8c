"""Copies, parts and versions: what shares its words with what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.lineage import relate
from wiredesk.lineage.fingerprints import fingerprint
from wiredesk.lineage.passages import body, shared
from wiredesk.lineage.words import units
from wiredesk.records import Comparable, Tie

HARBOUR = (
    "The harbour of Vila Nova reopened on Monday after nine days of storms that had kept two "
    "hundred boats in port, the harbour master said.",
    "Ferries to the islands are to sail again from Wednesday, with four crossings a day instead "
    "of the usual seven, because the northern pier is still being mended.",
    "“We have lost the best week of the season,” said Marta Quintas, who runs a cannery with "
    "sixty workers on the quay and had to send all of them home.",
)
BUDGET = (
    "Parliament passed a budget for roads and schools by sixty-eight votes to fifty-one after a "
    "debate that went on until four in the morning.",
    "The finance minister called it the largest plan for public works in a generation, while the "
    "opposition said that nobody had explained where the money would come from.",
    "Work on the first of eleven bridges is to begin in the spring, and the last should be open "
    "to traffic within six years.",
)


def story(name: str, *paragraphs: str, **fields) -> Comparable:
    return Comparable(id=name, paragraphs=paragraphs, **fields)


def ties(a: Comparable, *among: Comparable) -> list[Tie]:
    return list(relate([a], among))


def words(text: str) -> list[str]:
    found = units(text)
    return [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Don't go, l’eau!", ["Don", "t", "go", "l", "eau"]),
        ("हिन्दी में लिखा", ["हिन्दी", "में", "लिखा"]),
        ("港口ABC重开。", ["港", "口", "ABC", "重", "开"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("한국어는 띄어쓴다", ["한국어는", "띄어쓴다"]),
        ("ta\u0301 ok", ["ta\u0301", "ok"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_units_are_words_with_their_marks_or_single_characters(text: str, want: list[str]) -> None:
    assert words(text) == want


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HARBOUR", "harbour"),
        ("ＡＢＣ１２", "abc12"),
        ("٢٠٢٦", "2026"),
        ("مُحَمَّد", "محمد"),
        ("co\u00adoperate", "cooperate"),
        ("ΛΌΓΟΣ", "λόγος"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_forms_of_one_word_are_one_unit(one: str, other: str) -> None:
    assert units(one).hashes.tolist() == units(other).hashes.tolist()


def test_fingerprint_is_the_same_on_every_machine() -> None:
    found = fingerprint("The harbour of Vila Nova reopened on Monday after nine days of storms.")
    assert found.tolist() == [2939599759, 4134773436]


def test_whole_story_under_another_headline_is_a_copy() -> None:
    a = story("a", *HARBOUR, "Share this story.", title="Boats at sea again")
    (tie,) = ties(a, story("b", *HARBOUR, title="Harbour reopens"), story("c", *BUDGET))
    assert (tie.b, tie.kind, tie.direction, tie.share_back) == ("b", "copy", "undecided", 1.0)
    assert tie.evidence[0].value.endswith(
        "the longest: “The harbour of Vila Nova reopened on Monday after nine days of…”"
    )


def test_one_paragraph_in_another_story_is_a_part() -> None:
    (tie,) = ties(story("a", *BUDGET, HARBOUR[1]), story("b", *HARBOUR))
    assert (tie.kind, tie.share) == ("part", 0.264)


def test_stories_that_share_a_name_alone_have_no_tie() -> None:
    a = story("a", BUDGET[0], "Marta Quintas, who runs a cannery, voted against it.")
    assert ties(a, story("b", *HARBOUR)) == []


def test_edited_words_between_shared_passages_count_where_they_stand_in_both() -> None:
    edited = [p.replace("two hundred", "three hundred") for p in HARBOUR]
    (tie,) = ties(story("a", *edited), story("b", *HARBOUR))
    assert 0.98 < (tie.share or 0) < 1


def test_a_story_copied_many_times_over_is_still_found() -> None:
    copies = [story(f"copy {n}", *HARBOUR) for n in range(40)]
    assert len(ties(story("a", *HARBOUR), *copies)) == 10


def test_what_stands_in_many_stories_ties_none_of_them() -> None:
    notice = "This text was written by the desk and may not be passed on, in whole or in part. "
    notice += "Write to the desk if you have seen a mistake in it, and we will mend it at once."
    others = [story(f"{n}", *(f"{p} {n * k}" for k, p in enumerate(BUDGET)), notice) for n in "ab"]
    many = [
        story(f"other {n}", " ".join(f"word{n}x{k}" for k in range(200)), notice) for n in range(20)
    ]
    found = ties(story("a", *HARBOUR, *HARBOUR, notice), *many, *others)
    assert found == []


def test_house_boilerplate_is_learnt_and_set_aside() -> None:
    notice = "Read on: our guide to the best beaches of the coast, with maps, prices and the times "
    notice += "of every bus that goes there from the station in the middle of the town."
    others = [
        story(f"other {n}", " ".join(f"w{n}x{k}" for k in range(90)), notice, source="tide.test")
        for n in range(3)
    ]
    assert ties(story("a", *HARBOUR, notice, source="tide.test"), *others) == []
    assert len(ties(story("a", *HARBOUR, notice, source="tide.test"), *others[1:])) == 2


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "direction"),
    [
        ({"guid": "x", "version": "10"}, {"guid": "x", "version": "9"}, "version", "a_from_b"),
        ({"guid": "x"}, {"guid": "x"}, "version", "undecided"),
        ({"guid": "x", "source": "m"}, {"guid": "x", "source": "n"}, "copy", "undecided"),
        ({"canonical": "u", "source": "m"}, {"canonical": "u"}, "version", "undecided"),
        (
            {"source": "n.test", "published": "2026-05-03T10:00"},
            {"source": "n.test", "published": "2026-05-03T11:00"},
            "version",
            "b_from_a",
        ),
        ({"agency": "N", "orders": ("correction",)}, {"agency": "N"}, "version", "a_from_b"),
        ({"orders": ("correction",)}, {}, "version", "a_from_b"),
        ({"agency": "N", "orders": ("correction",)}, {}, "copy", "undecided"),
        ({"source": "n.test", "orders": ("update",)}, {"source": "m.test"}, "copy", "undecided"),
        ({"source": "n.test"}, {"source": "m.test"}, "copy", "undecided"),
        ({"published": "2026-05-03"}, {"published": "2026-05-04"}, "copy", "undecided"),
    ],
)  # fmt: skip
def test_versions_are_told_by_ids_then_houses_and_labels(
    mine: dict, theirs: dict, kind: str, direction: str
) -> None:
    (tie,) = ties(story("a", *HARBOUR, **mine), story("b", *HARBOUR, **theirs))
    assert (tie.kind, tie.direction) == (kind, direction)


def test_a_version_with_nothing_left_of_its_words_is_known_by_its_id() -> None:
    a = story("a", "STORY KILLED.", guid="x", version="2", orders=("kill",))
    (tie,) = ties(a, story("b", *HARBOUR, guid="x", version="1"))
    assert (tie.kind, tie.direction, tie.share) == ("version", "a_from_b", None)
    assert [e.what for e in tie.evidence] == ["declared guid", "label", "version"]


def test_an_id_that_two_houses_declare_ties_nothing_by_itself() -> None:
    a = story("a", "STORY KILLED.", guid="x", source="m.test")
    assert ties(a, story("b", *HARBOUR, guid="x", source="n.test")) == []


FORM = (
    "Traders put the day's cattle sales at {} head, against {} a week ago and {} a year ago, and "
    "those of hogs at {} head, against {} a week ago and {} a year ago, the exchange said. Sales "
    "for the week are to be told on Friday at noon, when the books of all the yards are closed."
)
MAY = FORM.format(12_400, 12_100, 11_900, 28_200, 27_700, 30_100)
CORRECTED = FORM.format(12_400, 12_100, 11_900, 28_200, 27_700, 31_100)
JUNE = FORM.format(13_800, 13_900, 12_200, 29_900, 30_500, 31_000)


@pytest.mark.parametrize(
    ("text", "fields", "kind"),
    [
        (JUNE, {"source": "n.test"}, "part"),
        (JUNE, {}, "part"),
        (CORRECTED.replace("28200", "28300"), {"source": "n.test"}, "copy"),
        (MAY, {"source": "n.test"}, "version"),
        (CORRECTED, {"source": "n.test", "orders": ("correction",)}, "version"),
    ],
)
def test_a_form_that_comes_again_with_other_figures_is_no_version(
    text: str, fields: dict, kind: str
) -> None:
    (tie,) = ties(story("a", text, **fields), story("b", MAY, source=fields.get("source")))
    assert tie.kind == kind


def test_without_others_each_pair_is_told_once() -> None:
    queries = [story("a", *HARBOUR), story("b", *HARBOUR), story("c", *HARBOUR)]
    assert [(t.a, t.b) for t in relate(queries)] == [("b", "a"), ("c", "a"), ("c", "b")]


TEXT = st.text(st.one_of(st.sampled_from("abc \n,.中文日本ที่ก้हि०\u0301\u200d"), st.characters()))


@given(TEXT, TEXT)
def test_any_two_texts_can_be_compared_from_either_side(a: str, b: str) -> None:
    here, back = shared(body(a), body(b)), shared(body(b), body(a))
    assert here.runs == back.runs
    assert 0 <= here.mine <= 1


@given(TEXT)
def test_units_of_any_text_stand_in_it_in_order(text: str) -> None:
    found = units(text)
    ends = [0, *found.ends.tolist()]
    assert all(
        before <= start < end <= len(text)
        for before, start, end in zip(ends, found.starts.tolist(), ends[1:], strict=False)
    )


@given(TEXT)
def test_a_text_holds_all_of_itself(text: str) -> None:
    here = body(text)
    assert shared(here, here).runs == len(set(here.runs.tolist()))
