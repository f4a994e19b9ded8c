"""What editors confirm teaches the desk words, and only where that helps."""

import pytest

from tests.ciphers import translations
from tests.desk.newsroom import NOW, arrives, item, later
from wiredesk.desk.actions.learn_words import learn_words
from wiredesk.desk.models import Compared, Story, Tie, WordTable
from wiredesk.desk.packing import pack_comparable, unpack_words
from wiredesk.desk.related.window import Window, words_in_use
from wiredesk.lineage.translations.trying import FEWEST
from wiredesk.records import Comparable

pytestmark = pytest.mark.django_db


def kept(comparable: Comparable) -> Story:
    """A story of the store that is compared by this."""
    said = item(comparable.id, comparable.id, comparable.id)
    story = arrives(said, at=later(Story.objects.count()))
    told = Comparable(
        id=str(story.pk),
        title=comparable.title,
        paragraphs=comparable.paragraphs,
        language=comparable.language,
    )
    Compared.objects.create(
        story=story, packed=pack_comparable(told), language=told.language, seen=NOW
    )
    return story


def confirmed(pairs: list[tuple[Comparable, Comparable]], ruled: str = "same") -> None:
    for one, other in pairs:
        Tie.objects.create(a=kept(one), b=kept(other), kind="translation", ruled=ruled, found=NOW)


def test_confirmed_translations_make_a_table_that_the_window_uses() -> None:
    confirmed(translations(FEWEST + 2, names=1))
    assert words_in_use() is None
    assert learn_words(NOW) == 1
    row = WordTable.objects.get()
    assert (row.languages, row.confirmed, row.helps) == ("de-en", FEWEST + 2, True)
    assert unpack_words(row.packed).words
    assert words_in_use() is not None
    one, right = Tie.objects.order_by("-pk").values_list("a", "b")[0]
    asked = next(pair[0] for pair in translations(FEWEST + 2, names=1)[::-1])
    found = Window().ready(later(1)).weighed(asked)
    assert (found[0][1].id, bool(one)) == (str(right), True)


def test_same_pairs_are_not_learnt_again() -> None:
    confirmed(translations(FEWEST + 2, names=1))
    assert [learn_words(NOW), learn_words(later(1))] == [1, 0]


def test_few_pairs_make_no_table() -> None:
    confirmed(translations(FEWEST - 1, names=1))
    assert learn_words(NOW) == 0
    assert not WordTable.objects.exists()


def test_what_was_ruled_out_teaches_nothing() -> None:
    confirmed(translations(FEWEST + 2, names=1), ruled="not_same")
    assert learn_words(NOW) == 0


def test_table_that_does_not_help_is_kept_and_not_used() -> None:
    pairs = translations(FEWEST + 2, names=1)
    others = [other for _, other in pairs]
    confirmed([(a, b) for (a, _), b in zip(pairs, others[7:] + others[:7], strict=True)])
    learn_words(NOW)
    assert not WordTable.objects.filter(helps=True).exists()
    assert words_in_use() is None
