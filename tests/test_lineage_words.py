"""Tables of words, used only where they tell confirmed translations better."""

import pytest

from tests.ciphers import translations
from wiredesk.lineage.translations import Translations
from wiredesk.lineage.translations.deciding import CONFIRMED
from wiredesk.lineage.translations.trying import FEWEST, is_worth_using
from wiredesk.lineage.word_tables import learn, words_by


def test_table_that_finds_what_nothing_else_does_is_worth_using() -> None:
    assert is_worth_using(translations(FEWEST + 2, names=1))


def test_few_pairs_decide_nothing() -> None:
    assert not is_worth_using(translations(FEWEST - 1, names=1))


def test_pairs_that_are_no_translations_teach_nothing() -> None:
    pairs = translations(FEWEST + 2, names=1)
    others = [other for _, other in pairs]
    wrong = [(one, other) for (one, _), other in zip(pairs, others[7:] + others[:7], strict=True)]
    assert not is_worth_using(wrong)


@pytest.mark.parametrize("taught", [False, True])
def test_translation_is_confirmed_by_the_words_of_those_before_it(taught: bool) -> None:
    pairs = translations(FEWEST + 2, names=1)
    table = learn(pairs[1:])
    assert table is not None
    finder = Translations(words_by([table]) if taught else None)
    for _, other in pairs:
        finder.add(other)
    sure, best, _ = finder.weighed(pairs[0][0])[0]
    assert best.id == pairs[0][1].id
    assert (sure >= CONFIRMED) is taught
