"""The desk's own texts, beside the delivered ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.newsroom import NOW, arrives, item, later, person
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.editing import Conflict, accept_mend, dismiss_defect, edit_text
from wiredesk.desk.actions.presence import GONE, heartbeat, leave
from wiredesk.desk.actions.undo import undo
from wiredesk.desk.models import Edit, Presence, Ruling, Shown, Story
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.standing import standing_of
from wiredesk.desk.queries.story import story_page
from wiredesk.desk.texts.editing import exact_changes, merged, parts_of, with_parts
from wiredesk.records import Refusal
from wiredesk.wire.formats.plaintext import plain_story

pytestmark = pytest.mark.django_db

TWICE = (
    "O cais de Sines reabriu na segunda-feira, disse a autoridade portuária. A obra custou três "
    "milhões, segundo o o presidente da câmara, e durou sete meses."
)
KEY = "repeat.word: o o"

texts = st.lists(st.sampled_from(["um", "dois", "três", "o", ",", ".", "\n\n", " "])).map(" ".join)


def repeated() -> tuple[Story, str]:
    story = arrives(item(text=TWICE))
    keys = [one.key for one in story_page(person("reader", "eva"), story.pk, NOW).defects]
    return story, next(key for key in keys if key.startswith("repeat.word"))


def body_of(story: Story) -> str:
    return standing_of(Story.objects.get(pk=story.pk)).story.text


@given(texts, texts)
def test_changes_make_the_one_text_of_the_other(before: str, after: str) -> None:
    pieces, at = [], 0
    for a, b, c, d in exact_changes(before, after):
        pieces += [before[at:a], after[c:d]]
        at = b
    assert "".join([*pieces, before[at:]]) == after


@given(texts, texts)
def test_changes_of_one_side_alone_are_all_taken(before: str, changed: str) -> None:
    assert merged(before, changed, before) == (changed, [])
    assert merged(before, before, changed) == (changed, [])


@given(texts, texts)
def test_where_both_changed_the_same_the_sender_stands(before: str, changed: str) -> None:
    text, left_out = merged(before, before + " nosso", before + " deles")
    assert text == before + " deles"
    assert [ours for _, ours in left_out] == [ours for _, ours in left_out if "nosso" in ours]


@given(st.text(alphabet="ab ç\n", max_size=40), st.text(alphabet="ab ç\n", max_size=80))
def test_headline_and_body_are_put_together_as_they_were_taken_apart(head: str, body: str) -> None:
    story = plain_story(f"Porto reabre\n\n{body.strip()}")
    title, text = parts_of(story)
    again = with_parts(story, title, text)
    assert (again.text, again.title, again.title_span) == (
        (story.text, story.title, story.title_span)
    )


def test_mend_changes_the_text_that_stands_and_not_the_delivered_one() -> None:
    ana, (story, key) = person(), repeated()
    edit = accept_mend(ana, story.pk, NOW, key=key)
    assert isinstance(edit, Edit), edit
    assert (" o o presidente" in edit.text, "o presidente" in edit.text) == (False, True)
    assert " o o presidente" in unpack_story(Story.objects.get().latest.packed).text
    assert (Shown.objects.get().state, Shown.objects.get().edit) == ("mended", 1)


def test_mended_text_is_read_again_so_that_findings_fit_it() -> None:
    ana, (story, key) = person(), repeated()
    accept_mend(ana, story.pk, NOW, key=key)
    page = story_page(ana, story.pk, NOW)
    assert not [one for one in page.defects if one.key == key]
    assert all(s.end <= len(page.stands.story.text) for s in page.stands.reading.sentences)


def test_mend_holds_when_the_words_arrive_again() -> None:
    ana, (story, key) = person(), repeated()
    accept_mend(ana, story.pk, NOW, key=key)
    arrives(item(text=f"Nova entrada, com outras palavras. {TWICE}"), at=later(5))
    text = body_of(story)
    assert ("Nova entrada" in text, " o o presidente" in text) == (True, False)
    carried = Edit.objects.get(number=2)
    assert (carried.by, carried.base_version.number) == (None, 2)


def test_dismissed_defect_stays_dismissed_when_the_words_arrive_again() -> None:
    ana, (story, key) = person(), repeated()
    before = Shown.objects.get().minor
    assert isinstance(dismiss_defect(ana, story.pk, NOW, key=key, why="a quotation"), Ruling)
    arrives(item(text=f"Nova entrada, com outras palavras. {TWICE}"), at=later(5))
    assert Shown.objects.get().minor == before - 1
    (one,) = [one for one in story_page(ana, story.pk, NOW).defects if one.key == key]
    assert one.dismissed == "a quotation"


def test_dismissal_wants_a_reason() -> None:
    story, key = repeated()
    assert isinstance(dismiss_defect(person(), story.pk, NOW, key=key, why=" "), Refusal)


def test_written_text_is_a_version_with_who_when_and_why() -> None:
    ana, story = person(), arrives()
    edit = edit_text(ana, story.pk, NOW, base=0, title="Cais aberto", text="Abriu.", why="curto")
    assert (edit.number, edit.by, edit.why, edit.text) == (
        (1, ana, "curto", "Cais aberto\n\nAbriu.")
    )
    assert Shown.objects.get().title == "Cais aberto"


def test_saving_over_a_newer_text_gives_both_back_and_saves_nothing() -> None:
    ana, rui, story = person(), person(name="rui"), arrives()
    title, body = parts_of(standing_of(story).story)
    edit_text(ana, story.pk, NOW, base=0, title=title, text=body.replace("O cais", "O molhe"))
    mine = body.replace("sete", "oito")
    conflict = edit_text(rui, story.pk, later(1), base=0, title=title, text=mine)
    assert isinstance(conflict, Conflict)
    assert (conflict.by, "O molhe" in conflict.text, conflict.my_text) == ("ana", True, mine)
    assert ("O molhe" in conflict.together, "oito" in conflict.together) == (True, True)
    assert Edit.objects.count() == 1


def test_text_saved_over_a_newer_version_of_the_sender_is_a_conflict_too() -> None:
    ana, story = person(), arrives()
    arrives(item(text="Tudo mudou: o cais fechou de novo, por razões que ninguém disse."))
    conflict = edit_text(ana, story.pk, NOW, base=0, version=1, title="Cais", text="Meu texto.")
    assert (type(conflict), conflict.version) == (Conflict, 2)


def test_saving_what_stands_saves_nothing() -> None:
    ana, story = person(), arrives()
    title, body = parts_of(standing_of(story).story)
    refused = edit_text(ana, story.pk, NOW, base=0, title=title, text=body)
    assert (refused.why, Edit.objects.count()) == ("Nothing was changed.", 0)


def test_edit_undone_is_kept_and_the_text_before_stands() -> None:
    ana, story = person(), arrives()
    delivered = body_of(story)
    edit_text(ana, story.pk, NOW, base=0, title="Outro", text="Outro texto.")
    undo(ana, later(1))
    assert (body_of(story), Edit.objects.count()) == (delivered, 1)
    assert Shown.objects.get().state == "received"


def test_words_written_by_hand_are_carried_to_a_new_version_where_they_fit() -> None:
    ana, story = person(), arrives()
    title, body = parts_of(standing_of(story).story)
    mine = body.replace("sete meses", "quase um ano")
    edit_text(ana, story.pk, NOW, base=0, title=title, text=mine)
    text = unpack_story(Story.objects.get().latest.packed).text.partition("\n\n")[2]
    arrives(item(text=text.replace("segunda-feira", "terça-feira")), at=later(5))
    assert "terça-feira" in body_of(story)
    assert "quase um ano" in body_of(story)


def test_words_that_both_changed_stand_as_the_sender_has_them_and_the_edit_says_so() -> None:
    ana, story = person(), arrives()
    title, body = parts_of(standing_of(story).story)
    mine = body.replace("sete meses", "quase um ano").replace("O cais", "O molhe")
    edit_text(ana, story.pk, NOW, base=0, title=title, text=mine)
    text = unpack_story(Story.objects.get().latest.packed).text.partition("\n\n")[2]
    arrives(item(text=text.replace("sete", "oito")), at=later(5))
    assert ("oito meses" in body_of(story), "O molhe" in body_of(story)) == (True, True)
    assert "In one place the sender changed the same words" in Edit.objects.get(number=2).why
    assert "quase um ano" in Edit.objects.get(number=1).text


def test_approved_text_that_is_edited_is_approved_no_more() -> None:
    ana, story = person(), arrives()
    assert isinstance(approve(ana, story.pk, NOW), Ruling)
    edit_text(ana, story.pk, NOW, base=0, title="Outro", text="Outro texto.")
    assert Shown.objects.get().state == "mended"


def test_two_who_have_a_story_open_see_each_other() -> None:
    ana, rui, story = person(), person(name="rui"), arrives()
    assert heartbeat(ana, story.pk, NOW) == []
    assert [one.user for one in heartbeat(rui, story.pk, later(0.1), editing=True)] == [ana]
    (other,) = story_page(ana, story.pk, later(0.2)).presence
    assert (other.user, other.editing) == (rui, True)
    leave(rui, story.pk, later(0.3))
    assert heartbeat(ana, story.pk, later(0.4)) == []


def test_time_on_a_story_counts_only_while_there_are_signs_of_life() -> None:
    ana, story = person(), arrives()
    heartbeat(ana, story.pk, NOW)
    heartbeat(ana, story.pk, NOW + GONE / 3)
    heartbeat(ana, story.pk, later(60))
    assert Presence.objects.get().seconds == 15
