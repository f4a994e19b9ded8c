"""Find finds what a story says as it stands on the desk, from the moment that somebody decides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person
from tests.desk.test_pages_at_the_desk import excerpt, page_comes
from wiredesk.desk.actions.editing import accept_mend, dismiss_defect, edit_text
from wiredesk.desk.actions.undo import undo
from wiredesk.desk.exports.rows import export_rows
from wiredesk.desk.models import Entry, Story
from wiredesk.desk.queries.figures import figures
from wiredesk.desk.queries.find import find_page
from wiredesk.desk.queries.standing import standing_of
from wiredesk.desk.queries.story import story_page
from wiredesk.desk.search import words
from wiredesk.desk.search.entering import rebuild
from wiredesk.desk.search.finding import search
from wiredesk.desk.texts.editing import parts_of

pytestmark = pytest.mark.django_db

WRONG = (
    "O cais de Sines reabriu na segunda-feira, disse a ministra Joana Pratas. A obra custou três "
    "milhões de euros, segundo Joana Pratas, e durou sete meses."
)
TWICE = WRONG.replace("e durou", "e e durou")


@pytest.fixture(autouse=True)
def empty() -> None:
    words.clear()


def corrected(story: Story, was: str, now: str, **changed: str) -> None:
    row = Story.objects.get(pk=story.pk)
    title, text = parts_of(standing_of(row).story)
    edit_text(
        person(name="eva"),
        story.pk,
        NOW,
        base=row.edit.number if row.edit else 0,
        title=changed.get("title", title),
        text=text.replace(was, now),
    )


def found(query: str) -> int:
    return search(query).total


def doubled() -> tuple[Story, str]:
    story = arrives(item(text=TWICE))
    keys = [one.key for one in story_page(person("reader", "rui"), story.pk, NOW).defects]
    return story, next(key for key in keys if key.startswith("repeat.word"))


def test_corrected_name_is_found_and_the_wrong_one_is_not() -> None:
    corrected(arrives(item(text=WRONG)), "Pratas", "Prates")
    assert [found(q) for q in ("prates", "pratas", "person:prates", 'speaker:"Joana Prates"')] == [
        *(1, 0, 1, 1)
    ]


def test_headline_of_the_desk_is_found_and_shown() -> None:
    corrected(arrives(item(text=WRONG)), "", "", title="Molhe reabre ao tráfego")
    assert (found("title:molhe"), found("title:cais")) == (1, 0)
    (line,) = find_page(person(), "molhe").lines
    assert [piece.words for piece in line.title if piece.marked] == ["Molhe"]


def test_edit_in_another_language_is_found_by_that() -> None:
    story = arrives(item(text=WRONG))
    english = "The harbour opened again on Monday, minister Joana Prates said. It was closed."
    corrected(story, WRONG, english, title="Harbour opens again")
    assert (found("lang:en"), found("lang:pt")) == (1, 0)


def test_what_is_undone_is_found_as_it_was() -> None:
    story = arrives(item(text=WRONG))
    before = search("")
    corrected(story, "Pratas", "Prates")
    undo(Story.objects.get(pk=story.pk).edits.get().by, later(1))
    assert (search(""), found("prates")) == (before, 0)


def test_mended_defect_is_found_no_more_and_counts_for_its_sender_still() -> None:
    story, key = doubled()
    assert found("defect:repeat.word") == 1
    accept_mend(person(), story.pk, NOW, key=key)
    assert (found("defect:repeat.word"), found("has:mend"), found('"e e durou"')) == (0, 0, 0)
    (faults,) = figures("").defects
    assert "repeat.word" in {kind.label for kind in faults.kinds}


def test_dismissed_defect_is_found_no_more_and_counts_for_nobody() -> None:
    story, key = doubled()
    dismiss_defect(person(), story.pk, NOW, key=key, why="So it is said.")
    assert found("defect:repeat.word") == 0
    assert "repeat.word" not in {kind.label for one in figures("").defects for kind in one.kinds}


def test_text_of_a_page_that_counts_is_found_and_marked() -> None:
    story = excerpt()
    assert found("prometeu") == 0
    page_comes(story)
    (line,) = find_page(person(), "prometeu").lines
    assert {piece.words for piece in line.words if piece.marked} == {"prometeu"}
    assert (found('person:"Ana Costa"'), found("sines")) == (1, 1)


def test_text_of_a_page_that_does_not_count_is_not_found() -> None:
    page_comes(excerpt(), "<html><body><p>Entre para ler. Aceite os cookies todos.</p></body>")
    assert (found("cookies"), found("sines")) == (0, 1)


def test_words_of_the_desk_are_marked_in_what_is_shown() -> None:
    corrected(arrives(item(text=WRONG)), "sete meses", "oito semanas")
    (line,) = find_page(person(), "semanas").lines
    assert [piece.words for piece in line.words if piece.marked] == ["semanas"]


def test_carried_correction_is_found_in_a_new_version() -> None:
    corrected(arrives(item(text=WRONG)), "Pratas", "Prates")
    arrives(item(text=WRONG + " O navio Aurora atracou."), at=later(5))
    assert [found(q) for q in ("prates aurora", "pratas", "has:versions")] == [1, 0, 1]


def test_rebuilt_index_finds_what_stands() -> None:
    page_comes(of_page := excerpt("other"))
    corrected(arrives(item(text=WRONG)), "Pratas", "Prates")
    before = search("")
    words.clear()
    Entry.objects.all().delete()
    assert list(rebuild()) == [2]
    assert search("") == before
    assert search("prometeu").ids == [of_page.pk]


def test_export_says_what_stands_and_whose_text_it_is() -> None:
    corrected(arrives(item(text=WRONG)), "Pratas", "Prates")
    (row,) = export_rows("", with_text=True)
    assert (row.edit, "Prates" in row.text, "Pratas" in row.text) == (1, True, False)
    assert {claim.speaker for claim in row.claims} >= {"Joana Prates"}


def test_statements_do_not_grow_with_the_stories_whatever_stands() -> None:
    ana = person()
    corrected(arrives(item(text=WRONG)), "Pratas", "Prates")
    find_page(ana, "")  # what she may see is asked for once
    with CaptureQueriesContext(connection) as one:
        assert len(find_page(ana, "sines").lines) == 1
    page_comes(excerpt("other"))
    arrives(item("c", "Um navio", TEXT), item("d", "Outro navio", TWICE))
    with CaptureQueriesContext(connection) as more:
        assert len(find_page(ana, "sines").lines) == 4
    assert len(more) == len(one)
