"""Copies share a row, an order reaches every copy, and a person has the last word."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, arrives, item, later, person
from wiredesk.desk.actions.rule_on_tie import rule_on_tie
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.actions.take import take
from wiredesk.desk.models import Alert, Compared, Shown, Source, Story, Tie
from wiredesk.desk.queries.related import family, family_of, relations_of, thread_of
from wiredesk.desk.related import postings
from wiredesk.desk.related.threading import THREADING
from wiredesk.desk.related.window import WINDOW
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal

pytestmark = pytest.mark.django_db

QUAY = (
    "SINES, 9 de maio (Lusa) — O cais de Sines reabriu na segunda-feira depois de sete meses de "
    "obras, disse a autoridade portuária. A obra custou três milhões de euros e foi paga pelo "
    "porto, segundo o presidente da câmara. Duas gruas vieram de Bremen por mar em março, e "
    "quarenta homens montaram-nas em seis semanas. Navios de quatrocentos metros poderão atracar "
    "a partir de junho, afirmou o capitão do porto."
)
CUT = QUAY.replace("SINES, 9 de maio (Lusa) — ", "").replace("três milhões", "quatro milhões")
OTHER = (
    "A câmara de Évora aprovou na quinta-feira o orçamento do museu, com os votos da oposição. O "
    "museu abre em setembro, disse a vereadora da cultura, e terá trinta salas e um jardim aberto "
    "ao público durante todo o ano, com entrada livre aos domingos para quem vive na cidade."
)


@pytest.fixture(autouse=True)
def an_empty_window() -> None:
    WINDOW.filled = None
    THREADING.filled = None


def outlet(name: str) -> Source:
    return add_source(f"https://{name}.test/feed", NOW, name)[0]


def work(minutes: float = 0) -> None:
    Worker(now=lambda: later(minutes)).work_off()


def sent(outlet_name: str, guid: str, title: str, text: str, minutes: float) -> Story:
    said = item(guid, title, text).replace(" / Agência Maré", "")
    story = arrives(said, at=later(minutes), of=outlet(outlet_name))
    work(minutes)
    return story


def agency_and_copies() -> list[Story]:
    return [
        sent("lusa", "a1", "Cais de Sines reabre depois de obras", QUAY, 0),
        sent("tribuna", "t1", "Sines tem cais novo", CUT, 30),
        sent("jornal", "j1", "Reabriu o cais", QUAY, 60),
        sent("jornal", "j2", "Museu de Évora tem orçamento", OTHER, 70),
    ]


def test_copies_are_tied_to_the_earliest_and_share_its_row() -> None:
    agency, tribuna, jornal, museum = agency_and_copies()
    assert family_of(agency.pk) == [agency.pk, tribuna.pk, jornal.pk]
    rows = {row.pk: (row.follows, row.copies) for row in Shown.objects.all()}
    assert rows == {
        agency.pk: (False, 2),
        tribuna.pk: (True, 0),
        jornal.pk: (True, 0),
        museum.pk: (False, 0),
    }


def test_tie_shows_what_it_rests_on() -> None:
    agency, tribuna, *_ = agency_and_copies()
    tie = Tie.objects.get(a=tribuna, b=agency)
    assert tie.kind == "copy"
    assert any("runs of words" in piece["value"] for piece in tie.evidence)


def test_relating_again_changes_nothing() -> None:
    agency_and_copies()
    before = list(Tie.objects.order_by("pk").values("a", "b", "kind", "direction", "share"))
    for story in Story.objects.all():
        from wiredesk.desk.actions.relate_story import relate_story

        relate_story(story.pk, later(90))
    assert list(Tie.objects.order_by("pk").values("a", "b", "kind", "direction", "share")) == before
    assert Compared.objects.count() == 4


def test_index_holds_a_storys_hashes_and_lets_them_go() -> None:
    agency, *_ = agency_and_copies()
    from wiredesk.desk.actions.relate_story import _hashes
    from wiredesk.desk.queries.related import compared

    hashes = _hashes(compared([agency.pk])[agency.pk])
    assert agency.pk in postings.Postings().standing(hashes).story.tolist()
    postings.leave(agency.pk, hashes)
    assert agency.pk not in postings.Postings().standing(hashes).story.tolist()


def test_index_is_made_again_of_what_is_kept() -> None:
    agency, *_ = agency_and_copies()
    from wiredesk.desk.actions.relate_story import _hashes, rebuild_postings
    from wiredesk.desk.queries.related import compared

    hashes = _hashes(compared([agency.pk])[agency.pk])
    before = postings.Postings().standing(hashes)
    postings.clear()
    rebuild_postings()
    after = postings.Postings().standing(hashes)
    assert (sorted(after.hash), sorted(after.story)) == (sorted(before.hash), sorted(before.story))


KILL = (
    "ANULAÇÃO\n\nNota aos editores: anulem a notícia “Cais de Sines reabre depois de obras”, "
    "distribuída hoje pela Lusa. O cais não reabriu. A notícia não deve ser usada. Lusa"
)


def test_kill_of_the_agencys_story_alerts_every_copy_that_somebody_has_taken() -> None:
    _, tribuna, jornal, museum = agency_and_copies()
    ana = person("publisher")
    for story in (tribuna, museum):
        assert not isinstance(take(ana, story.pk, later(80)), Refusal)
    sent("lusa", "a2", "ANULAÇÃO: cais de Sines", KILL, 90)
    assert {(alert.story_id, alert.kind) for alert in Alert.objects.all()} == {(tribuna.pk, "kill")}
    assert not Alert.objects.filter(story=jornal).exists()  # nobody has taken it: a badge will do


def test_kill_that_came_before_its_story_finds_it_all_the_same() -> None:
    killing = sent("lusa", "a2", "ANULAÇÃO: cais de Sines", KILL, 0)
    story = sent("lusa", "a1", "Cais de Sines reabre depois de obras", QUAY, 5)
    tie = Tie.objects.get(a=story, b=killing)
    assert (tie.kind, tie.direction) == ("follows", "b_from_a")


def test_person_has_the_last_word_on_whether_two_stories_are_one() -> None:
    agency, tribuna, *_ = agency_and_copies()
    done = rule_on_tie(person("editor"), tribuna.pk, later(80), other=agency.pk, said="not_same")
    assert not isinstance(done, Refusal)
    assert tribuna.pk not in family_of(agency.pk)
    assert not Shown.objects.get(pk=tribuna.pk).follows
    from wiredesk.desk.actions.relate_story import relate_story

    relate_story(tribuna.pk, later(90))
    assert Tie.objects.get(a=tribuna, b=agency).ruled == "not_same"
    assert tribuna.pk not in family_of(agency.pk)


def test_two_stories_that_nothing_ties_are_one_where_a_person_says_so() -> None:
    agency, _, _, museum = agency_and_copies()
    rule_on_tie(person("editor"), museum.pk, later(80), other=agency.pk, said="same")
    assert museum.pk in family_of(agency.pk)


def test_chain_counts_outlets_and_sources() -> None:
    agency, *_ = agency_and_copies()
    found = family(agency.pk)
    assert found is not None
    assert (found.chain.outlets, found.chain.sources) == (3, 1)


def test_story_says_where_it_comes_from_and_what_is_missing() -> None:
    agency, tribuna, *_ = agency_and_copies()
    client = Client()
    client.force_login(person("reader"))
    page = client.get(reverse("origin", args=[tribuna.pk])).content.decode()
    assert "lusa" in page
    assert reverse("story", args=[agency.pk]) in page


@pytest.mark.parametrize("name", ["trail", "beside"])
def test_screens_show_the_chain_and_what_changed(name: str) -> None:
    agency, tribuna, *_ = agency_and_copies()
    client = Client()
    client.force_login(person("reader"))
    args = [tribuna.pk] if name == "trail" else [tribuna.pk, agency.pk]
    page = client.get(reverse(name, args=args)).content.decode()
    assert ("<svg" in page) if name == "trail" else ("quatro" in page and "três" in page)


def test_article_says_where_else_the_story_stands() -> None:
    agency, tribuna, *_ = agency_and_copies()
    said = item("b1", "Cais novo em Sines", QUAY, "<link>https://baixa.test/cais</link>")
    arrives(said, at=later(75), of=outlet("baixa"))
    work(75)
    assert [link.href for link in relations_of(tribuna.pk).copies] == ["https://baixa.test/cais"]
    assert relations_of(agency.pk).original is None


def test_copies_are_of_one_event_and_another_story_is_not() -> None:
    agency, tribuna, jornal, museum = agency_and_copies()
    events = dict(Compared.objects.values_list("pk", "event"))
    assert events[agency.pk] == events[tribuna.pk] == events[jornal.pk] == str(agency.pk)
    assert events[museum.pk] == str(museum.pk)
    found = thread_of(person("reader"), agency.pk)
    assert found is not None
    assert {row.pk for row in found.event} == {tribuna.pk, jornal.pk}


def test_place_is_the_same_for_a_worker_that_starts_anew() -> None:
    agency, *_ = agency_and_copies()
    before = dict(Compared.objects.values_list("pk", "event"))
    THREADING.filled = None
    from wiredesk.desk.actions.relate_story import relate_story

    for pk in before:
        relate_story(pk, later(90))
    assert dict(Compared.objects.values_list("pk", "event")) == before
    assert agency.pk in before
