"""Translations side by side, common sources, word tables, and a model of the user's own."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

import wiredesk
from tests.test_lineage_translations import ENGLISH, IN, OTHERS, store, told
from wiredesk.lineage.anchors import WORD, find_anchors
from wiredesk.lineage.embeddings import closeness
from wiredesk.lineage.translations import Translations, common_source, compare_across
from wiredesk.lineage.word_tables import learn, words_by
from wiredesk.records import Comparable

ORIGINAL = told("en", ENGLISH, "en")


@pytest.mark.parametrize("language", sorted(IN))
def test_each_paragraph_finds_its_own(language: str) -> None:
    found = compare_across(ORIGINAL, told("x", IN[language], language))
    assert [(row.before, row.after) for row in found.paragraphs] == [((n,), (n,)) for n in range(4)]
    assert found.derived == "wholly"


def test_a_paragraph_that_was_left_out_is_cut() -> None:
    found = compare_across(ORIGINAL, told("x", IN["ja"][:2] + IN["ja"][3:], "ja"))
    assert [(row.kind, row.before, row.after) for row in found.paragraphs] == [
        ("edited", (0,), (0,)),
        ("edited", (1,), (1,)),
        ("cut", (2,), ()),
        ("edited", (3,), (2,)),
    ]


def test_two_paragraphs_made_one_are_merged() -> None:
    joined = (f"{IN['pt'][0]} {IN['pt'][1]}", *IN["pt"][2:])
    found = compare_across(ORIGINAL, told("x", joined, "pt"))
    assert next((row.kind, row.before, row.after) for row in found.paragraphs) == (
        "merged",
        (0, 1),
        (0,),
    )


def test_what_was_added_is_new() -> None:
    added = (*IN["pt"], "O presidente da câmara de Lagos visita a feira do livro na quinta-feira.")
    rows = compare_across(ORIGINAL, told("x", added, "pt")).paragraphs
    assert (rows[-1].kind, rows[-1].after) == ("new", (4,))


def test_a_number_that_changed_is_shown_with_its_places() -> None:
    wrong = (IN["pt"][0].replace("15 mil", "10 mil"), *IN["pt"][1:])
    after = told("x", wrong, "pt")
    change = compare_across(ORIGINAL, after).changes[0]
    assert (change.kind, change.before, change.after) == ("number", "15,000", "10 mil")
    start, end = change.span_after or (0, 0)
    assert after.paragraphs[change.paragraph_after or 0][start:end] == "10 mil"


def test_the_same_number_written_otherwise_is_no_change() -> None:
    assert not compare_across(ORIGINAL, told("x", IN["ja"], "ja")).changes


def test_stories_of_two_languages_are_compared_by_what_survives() -> None:
    rows = wiredesk.compare(ORIGINAL, told("x", IN["ru"], "ru")).paragraphs
    assert "number: 340 — 340" in {e.value for e in rows[1].evidence}


def test_two_translations_of_one_story_have_a_common_source() -> None:
    found = common_source(told("a", IN["pt"], "pt-PT"), told("b", IN["ru"], "ru"), store())
    assert found is not None
    assert found.speaks_for == "common_source"
    assert "english" in found.value


def test_siblings_in_one_language_have_a_common_source() -> None:
    brazilian = (IN["pt"][0].replace("capitã do porto", "chefe do porto"), *IN["pt"][1:])
    pair = (told("a", IN["pt"], "pt-PT"), told("b", brazilian, "pt-BR"))
    assert common_source(*pair, store()) is not None


def test_no_common_source_where_no_third_language_tells_it() -> None:
    pair = (told("a", IN["pt"], "pt"), told("b", IN["ru"], "ru"))
    assert common_source(*pair, store()[1:]) is None


def confirmed() -> list[tuple[Comparable, Comparable]]:
    """Pairs as a desk confirms them: "ponte" is "bridge" wherever it stands."""
    made = []
    for number, place in enumerate(("Braga", "Porto", "Faro", "Évora", "Viseu", "Leiria")):
        day = 20 + number
        made.append(
            (
                told(f"p{number}", (f"A ponte de {place} fechou a {day} de maio.",), "pt"),
                told(f"e{number}", (f"The bridge of {place} closed on {day} May.",), "en"),
            )
        )
        made.append(
            (
                told(f"q{number}", (f"O hospital de {place} tem {day} camas.",), "pt"),
                told(f"f{number}", (f"The hospital of {place} has {day} beds.",), "en"),
            )
        )
    return made


def test_words_that_stand_opposite_each_other_make_a_table() -> None:
    table = learn(confirmed())
    assert table is not None
    assert (table.one, table.other) == ("pt", "en")
    assert "bridge" in dict(table.words["ponte"])
    assert "beds" in dict(table.words["camas"])


def test_no_pairs_make_no_table() -> None:
    assert learn([]) is None


def test_a_table_makes_words_anchors_of_both_languages() -> None:
    table = learn(confirmed())
    assert table is not None
    words = words_by([table])
    one = find_anchors(told("a", ("Uma ponte.",), "pt-BR"), words).whole()[WORD]
    other = find_anchors(told("b", ("A bridge.",), "en"), words).whole()[WORD]
    assert one.keys() & other.keys()


def test_a_table_of_other_languages_says_nothing() -> None:
    table = learn(confirmed())
    assert table is not None
    assert not find_anchors(told("a", ("Ein bridge.",), "de"), words_by([table])).whole()[WORD]


class Topics:
    """A model as small as can be: it knows harbours from libraries, in two languages."""

    def vectors(self, passages: Sequence[str], language: str) -> NDArray[np.float32]:
        """One row a passage: whether it speaks of the one, of the other."""
        known = (("harbour", "porto"), ("library", "biblioteca"))
        return np.array(
            [[float(any(w in p.lower() for w in words)) for words in known] for p in passages],
            np.float32,
        )


def test_a_model_of_the_users_own_weighs_candidates() -> None:
    plain, helped = Translations(), Translations(embedder=Topics())
    asked = told("x", ("O porto fica fechado.", "O porto abre em Klaipeda."), "pt")
    for finder in (plain, helped):
        for story in store():
            finder.add(story)
    sure = [
        {c.id: confidence for confidence, c, _ in finder.weighed(asked)}["english"]
        for finder in (plain, helped)
    ]
    assert sure[1] > sure[0]


def test_passages_of_unlike_meaning_are_far() -> None:
    rows = np.eye(2, dtype=np.float32)
    assert closeness(rows, rows).tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_others_are_not_alike() -> None:
    found = compare_across(told("a", OTHERS[:3], "en"), told("b", IN["pt"], "pt"))
    assert found.derived != "wholly"
