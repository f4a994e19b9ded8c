"""One pass over the text: edges of words, beginnings and ends of words."""

import pytest

from wiredesk.packs.matcher import Matcher, fold


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("gol", "O gol valeu. Golos não.", ["gol"]),
        ("eleiç*", "Eleições e reeleição", ["Eleições"]),
        ("*wahl", "Bundestagswahl, Wahl und Wahlen", ["Bundestagswahl", "Wahl"]),
        ("l'été", "L’été dernier", ["L’été"]),
    ],
)
def test_phrase_is_found_between_the_edges_it_asks_for(
    phrase: str, text: str, found: list[str]
) -> None:
    hits = Matcher([("list", {phrase: phrase})]).find(fold(text))
    assert [text[hit.start : hit.end] for hit in hits.get("list", [])] == found


def test_end_of_a_word_without_end_is_cut_short() -> None:
    hits = Matcher([("list", {"*wahl": ""})]).find("x" * 1000 + "wahl")
    assert [hit.end - hit.start for hit in hits["list"]] == [40]
