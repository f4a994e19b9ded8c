"""Stories are found: the same ones on both databases, in any script, by words and by fields."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wiredesk import records
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.let_go import let_go
from wiredesk.desk.models import Alias, Authority, Entry, Job, Shown, Source, Story
from wiredesk.desk.search import words
from wiredesk.desk.search.entering import rebuild
from wiredesk.desk.search.finding import count, search
from wiredesk.desk.working.worker import Worker

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 9, 12, tzinfo=UTC)

STORIES = {
    "porto": (
        "Porto de Sines reabre após a greve",
        "O porto de Sines reabriu na segunda-feira, disse a ministra Joana Prates à Lusa. "
        "«A operação é normal», afirmou Joana Prates em Lisboa.",
        "Mon, 02 Nov 2026 10:00:00 +0000",
    ),
    "water": (
        "Water returns to Ceará",
        "Water flowed again in Fortaleza, said engineer Tom Hale. The greve went on elsewhere.",
        "Tue, 03 Nov 2026 10:00:00 +0000",
    ),
    "sakura": (
        "桜が早く咲く",
        "東京都で桜が咲いた。気象庁が発表した。",
        "Thu, 05 Mar 2026 10:00:00 +0000",
    ),
    "zh": (
        "北京发布大风预警",
        "北京市气象台星期一发布大风预警信号。",
        "Wed, 04 Nov 2026 09:00:00 +0000",
    ),
    "thai": ("น้ำท่วมกรุงเทพ", "ฝนตกหนักทำให้เกิดน้ำท่วมในกรุงเทพมหานคร", ""),
    "arabic": ("إغلاق الميناء", "أُغلق الميناء يوم الاثنين بسبب الإضراب في الإسكندرية.", ""),
    "hindi": ("बाढ़ का पानी", "पटना में बाढ़ का पानी घटा, अधिकारियों ने कहा।", ""),
}


def feed(*names: str, **changed: str) -> bytes:
    items = "".join(
        f"<item><title>{STORIES[name][0]}</title><guid isPermaLink='false'>{name}</guid>"
        f"<description>{changed.get(name, STORIES[name][1])}</description>"
        + (f"<pubDate>{STORIES[name][2]}</pubDate>" if STORIES[name][2] else "")
        + "</item>"
        for name in names
    )
    return f"<rss version='2.0'><channel><title>Costa</title>{items}</channel></rss>".encode()


def took(source: Source | None, body: bytes, at: datetime = NOW) -> None:
    address = source.address if source else "feed.xml"
    arrive(records.Delivery(body=body, address=address, carrier="http"), source, at)
    Worker(now=lambda: at).work_off()


@pytest.fixture
def costa() -> Source:
    words.clear()
    source = Source.objects.create(
        name="Diário da Costa", address="https://costa.test/rss", carrier="http", added=NOW
    )
    took(source, feed(*STORIES))
    return source


def names(query: str, **asked: object) -> set[str]:
    titles = {title: name for name, (title, *_) in STORIES.items()}
    return {titles[row.title] for row in search(query, **asked).rows}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("porto", {"porto"}),
        ("PÔRTO sines", {"porto"}),
        ("greve", {"porto", "water"}),
        ("greve -ceara", {"porto"}),
        ("greve NOT ceará", {"porto"}),
        ("-greve porto", set()),
        ('"porto de sines"', {"porto"}),
        ('"sines porto"', set()),
        ("fortaleza OR lisboa", {"porto", "water"}),
        ("fortaleza OR lisboa greve", {"porto", "water"}),
        ("fortaleza OR -greve", set(STORIES) - {"porto"}),
        ("segunda-feira", {"porto"}),
        ("sin*", {"porto"}),
        ("title:greve", {"porto"}),
        ("title:wat*", {"water"}),
        ("greve date:2026-11-02", {"porto"}),
        ("date:2026-03", {"sakura"}),
        ("date:2026", {"porto", "water", "sakura", "zh"}),
        ("date:2026-03..2026-11-02", {"sakura", "porto"}),
        ("date:2026-11-03..", {"water", "zh"}),
        ("date:..2026-10", {"sakura"}),
        ("date:2026-11-02..2026-11-01", {"porto"}),
        ("date:2025", set()),
        ("-date:2026", {"thai", "arabic", "hindi"}),
        ("-has:date", {"thai", "arabic", "hindi"}),
        ("lang:pt", {"porto"}),
        ("idioma:pt OR lang:en", {"porto", "water"}),
        ("source:costa porto", {"porto"}),
        ("source:diario water", {"water"}),
        ("source:other", set()),
        ("-source:costa", set()),
        ("speaker:prates", {"porto"}),
        ('speaker:"Joana Prates"', {"porto"}),
        ("person:hale", {"water"}),
        ("place:Lisboa", {"porto"}),
        ("has:quote", {"porto"}),
        ("has:claim lang:en", {"water"}),
        ("東京都", {"sakura"}),
        ("桜", {"sakura"}),
        ("都で桜", {"sakura"}),
        ("京東", set()),
        ("大风预警", {"zh"}),
        ("北京 预警", {"zh"}),
        ("น้ำท่วม", {"thai"}),
        ("กรุงเทพ", {"thai"}),
        ("الميناء", {"arabic"}),
        ("اغلاق", {"arabic"}),
        ("बाढ़", {"hindi"}),
        ("", set(STORIES)),
        ("()!&|':*", set(STORIES)),
        ("'; DROP TABLE desk_story; --", set()),
        ("\x00porto\ud800", {"porto"}),
        ("state:received", set(STORIES)),
        ("state:approved", set()),
        ("foo:porto", set()),
    ],
)
def test_query_finds(costa: Source, query: str, found: set[str]) -> None:
    assert names(query) == found


def test_newest_published_stand_first_and_pages_follow_each_other(costa: Source) -> None:
    first = search("date:2026", page=3)
    assert [row.published[:10] for row in first.rows] == ["2026-11-04", "2026-11-03", "2026-11-02"]
    second = search("date:2026", page=3, before=first.later)
    assert [row.title for row in second.rows] == [STORIES["sakura"][0]]
    assert (first.total, first.capped, second.later, second.facets) == (4, False, None, ())


def test_facets_count_what_the_matches_have(costa: Source) -> None:
    facets = {facet.kind: facet.values for facet in search("greve").facets}
    assert [(v.label, v.count) for v in facets["source"]] == [("Diário da Costa", 2)]
    assert [(v.value, v.count) for v in facets["date"]] == [("2026-11", 2)]
    assert {v.value for v in facets["speaker"]} >= {"Joana Prates"}


def test_every_value_of_a_facet_finds_what_it_counts(costa: Source) -> None:
    values = [value for facet in search("").facets for value in facet.values]
    assert len(values) > 10
    assert [(v, search(v.query).total) for v in values] == [(v, v.count) for v in values]


def test_a_value_that_is_asked_for_is_marked(costa: Source) -> None:
    source = next(f for f in search(f'source:="{costa.pk}"').facets if f.kind == "source")
    assert [value.chosen for value in source.values] == [True]


def test_people_see_only_their_part_of_the_wire(costa: Source) -> None:
    assert names("greve", scopes=[(None, "pt")]) == {"porto"}
    assert names("", scopes=[(costa.pk, "en"), (None, "pt")]) == {"porto", "water"}
    assert names("", scopes=[(costa.pk + 1, "")]) == set()


def test_saved_searches_are_counted_together(costa: Source) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert count(["greve", "nothing", "", "greve -ceará"]) == [2, 0, 7, 1]
    assert len(asked) == 1
    assert count(["", ""], most=3) == [3, 3]


def test_statements_do_not_grow_with_what_is_found(costa: Source) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert search("source:costa").total == 7
    assert len(asked) <= 5


def test_a_state_on_the_desk_is_asked_for(costa: Source) -> None:
    held = Story.objects.get(entry__title=STORIES["porto"][0])
    Shown.objects.update_or_create(story=held, defaults={"at": NOW, "first": NOW, "state": "held"})
    assert names("state:held") == {"porto"}
    assert names("greve state:held OR state:taken") == {"porto"}
    assert names("greve -state:held") == {"water"}


def test_a_new_version_is_found_and_the_old_one_is_not(costa: Source) -> None:
    took(costa, feed("porto", porto="O navio Aurora atracou no cais de Sines."), NOW + timedelta(1))
    assert names("aurora") == names("has:versions") == {"porto"}
    assert names("normal") == set()


def test_a_story_that_another_source_carries_is_found_by_both(costa: Source) -> None:
    other = Source.objects.create(
        name="Outro", address="https://costa.test/all", carrier="http", added=NOW, settings={}
    )
    took(
        other, feed("porto").replace(b"<guid isPermaLink='false'>porto", b"<guid>https://x.test/1")
    )
    took(
        costa, feed("porto").replace(b"<guid isPermaLink='false'>porto", b"<guid>https://x.test/1")
    )
    assert Story.objects.count() == len(STORIES) + 1
    found = search("source:outro")
    assert found.ids == search("source:costa source:outro").ids
    assert found.total == 1


def test_what_its_sender_took_back_is_found_no_more(costa: Source) -> None:
    gone = (
        b"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
        b"<id>x</id><title>Costa</title><updated>2026-11-09T00:00:00Z</updated>"
        b"<at:deleted-entry ref='porto' when='2026-11-09T00:00:00Z'/></feed>"
    )
    took(costa, gone)
    assert Story.objects.exclude(removed=None).count() == 1
    assert names("porto") == set()


def test_what_a_licence_lets_go_is_found_no_more(costa: Source) -> None:
    costa.settings = {"keep_days": 1}
    costa.save()
    let_go(NOW + timedelta(days=5))
    assert (search("").total, Entry.objects.count()) == (0, 0)


def test_people_are_found_as_the_house_writes_them(costa: Source) -> None:
    house = Authority.objects.create(kind="person", name="Joana Prates Vidal", changed=NOW)
    Alias.objects.create(authority=house, words="Joana Prates", folded="joana prates")
    list(rebuild())
    assert names('speaker:="Joana Prates Vidal"') == names("vidal") == {"porto"}
    assert names('"Joana Prates"') == {"porto"}


def test_a_rebuilt_index_finds_the_same(costa: Source) -> None:
    before = search("")
    words.clear()
    assert search("").total == 0
    assert list(rebuild()) == [len(STORIES)]
    assert search("") == before


def test_the_worker_rebuilds_the_index_when_asked(costa: Source) -> None:
    Entry.objects.all().delete()
    words.clear()
    Job.objects.create(verb="rebuild_index", subject="all", due=NOW, made=NOW)
    Worker(now=lambda: NOW).work_off()
    assert names("greve") == {"porto", "water"}


def test_a_story_without_end_can_be_kept_and_found() -> None:
    words.clear()
    long = " ".join(f"palavra{n}" for n in range(90_000))
    took(None, feed("porto", porto=f"Começo. {long}"))
    assert names("palavra1 palavra100") == {"porto"}
