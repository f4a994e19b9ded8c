"""Find as people see it: what was found and why, links that narrow and widen, figures, files."""

import json
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.db import connection
from django.test import AsyncClient, Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.browser import Browser
from tests.desk.newsroom import NOW, arrives, item, later, person, source
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.searches import count_searches, save_search
from wiredesk.desk.models import SavedSearch, Source
from wiredesk.desk.search import words
from wiredesk.desk.working.worker import Worker

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"
"""What nobody may bring to life; escaped it is harmless."""

STORIES = [
    item(
        "sines",
        "Porto de Sines reabre após a greve",
        "O porto de Sines reabriu na segunda-feira, disse a ministra Joana Prates à Lusa. "
        "«A operação é normal», afirmou Joana Prates em Lisboa. Havia gente de São Brás no cais.",
    ),
    item(
        "leixoes",
        "Leixões sem greve",
        "Em Leixões ninguém parou, segundo o presidente da câmara, que falou de sete navios.",
    ),
    item("sakura", "桜が早く咲く", "東京都で桜が咲いた。気象庁が発表した。"),
]


@pytest.fixture
def ana() -> User:
    words.clear()
    arrives(*STORIES)
    Worker(now=lambda: NOW).work_off()
    return person()


@pytest.fixture
def client(ana: User) -> Client:
    client = Client()
    client.force_login(ana)
    return client


def page(client: Client, query: str, name: str = "find", **more: str) -> str:
    answer = client.get(reverse(name), {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def hits(text: str) -> list[str]:
    """The headlines of a page."""
    found = re.findall(r'<a href="/story/\d+" class="title"[^>]*>(.*?)</a>', text, re.DOTALL)
    return [unescape(re.sub("<[^>]+>", "", one)).strip() for one in found]


def queries_behind(text: str, words: str) -> list[str]:
    """What the links with some words ask for."""
    links = re.findall(r'<a [^>]*?href="([^"]*)"([^>]*)>(.*?)</a>', text, re.DOTALL)
    return [
        parse_qs(urlsplit(unescape(href)).query)["q"][0]
        for href, attributes, inside in links
        if words in unescape(attributes + re.sub("<[^>]+>", "", inside)) and "q=" in href
    ]


# ── What is found ──


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("PÔRTO sines", ["Porto de Sines reabre após a greve"]),
        ("sao bras", ["Porto de Sines reabre após a greve"]),
        ("東京", ["桜が早く咲く"]),
        ("greve -porto", ["Leixões sem greve"]),
        ("nenhures", []),
    ],
)
def test_stories_are_found(client: Client, query: str, found: list[str]) -> None:
    assert hits(page(client, query)) == found


def test_everything_is_found_where_nothing_is_asked(client: Client) -> None:
    assert len(hits(page(client, ""))) == 3


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("sao bras", ["São", "Brás"]),
        ('"segunda feira"', ["segunda-feira"]),
        ("oper*", ["operação"]),
        ("東京", ["東京"]),
        ('speaker:"Joana Prates"', ["Joana", "Prates"]),
        ("title:sines", ["Sines", "Sines"]),
    ],
)
def test_words_that_matched_are_marked(client: Client, query: str, marked: list[str]) -> None:
    found = re.findall(r"<mark>(.*?)</mark>", page(client, query))
    assert found[: len(marked)] == marked


def test_what_was_not_understood_is_said_in_the_readers_language(client: Client) -> None:
    assert "There is no field “cor”" in page(client, "cor:azul greve")


def test_facet_narrows_the_query_and_a_chosen_one_widens_it(client: Client) -> None:
    (narrower,) = set(queries_behind(page(client, "sines"), "Joana Prates")[:1])
    assert narrower in {'sines person:="Joana Prates"', 'sines speaker:="Joana Prates"'}
    narrow = page(client, narrower)
    assert hits(narrow) == ["Porto de Sines reabre após a greve"]
    assert queries_behind(narrow, "No longer Joana Prates alone") == ["sines"]
    assert queries_behind(narrow, "Without sines") == [narrower.removeprefix("sines ")]
    assert re.search("Without (Person|Speaker): Joana Prates", narrow)


def test_facet_can_be_left_out(client: Client) -> None:
    without = queries_behind(page(client, ""), "All but Joana Prates")
    assert '-person:="Joana Prates"' in without
    assert "Porto de Sines reabre após a greve" not in hits(page(client, without[0]))


def test_source_is_asked_for_by_its_name(client: Client) -> None:
    pk = Source.objects.get().pk
    assert queries_behind(page(client, ""), "Costa")[0] == f'source:="{pk}"'
    assert "Without −Source: Costa" in page(client, f'-source:="{pk}"')
    assert "Without Source: 99999999999" in page(client, "source:=99999999999")


def test_days_of_a_chosen_month_are_told_apart(client: Client) -> None:
    (month,) = set(queries_behind(page(client, "sines"), "May 2026")[:1])
    assert month == "sines date:2026-05"
    assert "sines date:2026-05 date:2026-05-09" in queries_behind(page(client, month), "May 9")


def test_facets_speak_the_readers_language(client: Client) -> None:
    client.cookies["django_language"] = "pt"
    assert "português (pt)" in page(client, "")


def test_a_page_leads_to_the_next(client: Client) -> None:
    arrives(*(item(f"n{n}", f"Maré {n}", f"Maré alta número {n}.") for n in range(55)))
    Worker(now=lambda: NOW).work_off()
    first = page(client, "mare")
    (link,) = re.findall(r'<a href="(\?[^"]*)" rel="next"', first)
    second = client.get(reverse("find") + unescape(link)).content.decode()
    assert len(hits(first) + hits(second)) == 55
    assert set(hits(first)) & set(hits(second)) == set()
    assert "To the newest" in second


@pytest.mark.parametrize("before", ["x", "-1", "9" * 18, "9" * 19, "9" * 40, "²", "1 OR 1=1"])
def test_page_that_is_none_is_no_error(client: Client, before: str) -> None:
    page(client, "porto", before=before)


@pytest.mark.parametrize("query", ["\0", "porto\0sines", "x" * 9_000, "😀 \ud7ff", '"' * 300, "%s"])
@pytest.mark.parametrize("name", ["find", "figures"])
def test_anything_may_be_typed(client: Client, name: str, query: str) -> None:
    page(client, query, name)


def test_nobody_finds_what_lies_outside_their_scopes(ana: User, client: Client) -> None:
    elsewhere = source("https://elsewhere.test/feed")
    limit(ana, [(elsewhere, "")])
    assert hits(page(client, "greve")) == []
    assert "Joana" not in page(client, "", "figures")


def test_statements_do_not_grow_with_the_stories(client: Client) -> None:
    def statements(name: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, "sines OR mare source:costa", name)
        return len(caught)

    page(client, "")  # once somebody has logged in, nobody is looked for again
    few = {name: statements(name) for name in ("find", "figures")}
    arrives(*(item(f"n{n}", f"Maré {n}", f"Maré alta número {n}.") for n in range(30)))
    Worker(now=lambda: NOW).work_off()
    assert {name: statements(name) for name in ("find", "figures")} == few
    assert few["find"] <= 14


# ── What is delivered, and what is typed, stays words ──


@pytest.mark.parametrize("name", ["find", "figures"])
@pytest.mark.parametrize("typed", ["{}", "person:{}", '"{}"', "{}:x", "date:{}", "x:{}"])
def test_query_is_shown_as_words(client: Client, name: str, typed: str) -> None:
    text = page(client, typed.format(EVIL), name)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "onerror=alert(2)>\"'" not in text


@pytest.mark.parametrize("name", ["find", "figures"])
@pytest.mark.parametrize("query", ["", "alert", "greve"])
def test_delivered_text_is_shown_as_words(client: Client, name: str, query: str) -> None:
    evil = EVIL.replace("<", "&amp;lt;").replace(">", "&amp;gt;").replace('"', "&quot;")
    story = arrives(
        item("evil", f"Alert {evil}", f"Greve {evil}, disse Joana {evil} Prates à Lusa {evil}.")
    )
    Source.objects.update(name=EVIL)
    Worker(now=lambda: NOW).work_off()
    save_search(person("publisher", "eva"), None, NOW, name=EVIL, question={}, shared=True)
    text = page(client, query, name)
    assert story.pk
    assert "<script>alert" not in text
    assert "<img" not in text


def test_names_that_somebody_gave_to_searches_are_words(ana: User, client: Client) -> None:
    save_search(ana, None, NOW, name=EVIL, question={"find": EVIL})
    everywhere = page(client, "") + client.get(reverse("searches")).content.decode()
    everywhere += client.get(reverse("wire")).content.decode()
    assert everywhere.count("&lt;script&gt;alert(1)") >= 3
    assert "<script>alert" not in everywhere


# ── Saved searches ──


def keep(client: Client, query: str = "greve", name: str = "Greves", **more: str) -> None:
    client.post(reverse("save_search"), {"q": query, "name": name, **more})


def change(client: Client, search: SavedSearch, verb: str, **more: str) -> int:
    return client.post(reverse("search", args=[search.pk]), {"verb": verb, **more}).status_code


def test_saved_search_stands_on_find_and_on_the_wire_with_its_count(client: Client) -> None:
    keep(client)
    saved = SavedSearch.objects.get()
    assert (saved.query, saved.count) == ({"find": "greve"}, 2)
    assert queries_behind(page(client, ""), "Greves") == ["greve"]
    wire = client.get(reverse("wire")).content.decode()
    assert re.search(rf'search=saved-{saved.pk}".*?Greves.*?<span class="number">2<', wire)


def test_wire_shows_what_a_saved_search_finds(client: Client) -> None:
    keep(client)
    answer = client.get(reverse("wire"), {"search": f"saved-{SavedSearch.objects.get().pk}"})
    assert {row.title for row in answer.context["rows"]} == {
        "Porto de Sines reabre após a greve",
        "Leixões sem greve",
    }
    assert queries_behind(answer.content.decode(), "Show in Find") == ["greve"]


def test_count_goes_with_what_arrives(client: Client) -> None:
    keep(client)
    arrives(item("n", "Fim da greve", "A greve acabou, disse Rui Paz."), at=later(1))
    Worker(now=lambda: later(1)).work_off()
    count_searches(later(2))
    assert SavedSearch.objects.get().count == 3


def test_search_is_renamed_ordered_and_forgotten(client: Client) -> None:
    keep(client, "greve", "A")
    keep(client, "porto", "B")
    keep(client, "sakura", "C")
    a, b, c = SavedSearch.objects.all()
    assert [change(client, c, "up"), change(client, c, "up"), change(client, c, "up")] == [302] * 3
    change(client, a, "down")
    change(client, b, "rename", name="  Portos ")
    assert [one.name for one in SavedSearch.objects.all()] == ["C", "Portos", "A"]
    change(client, c, "remove")
    assert [one.name for one in SavedSearch.objects.all()] == ["Portos", "A"]
    assert "Portos" in client.get(reverse("searches")).content.decode()


def test_search_is_shared_by_who_may_and_changed_by_its_owner_alone(client: Client) -> None:
    keep(client, shared="1")
    assert not SavedSearch.objects.exists()
    keep(client)
    mine = SavedSearch.objects.get()
    change(client, mine, "share")
    assert not SavedSearch.objects.get().shared
    eva = Client()
    eva.force_login(person("publisher", "eva"))
    keep(eva, "porto", "Portos", shared="1")
    change(eva, mine, "remove")
    hers = SavedSearch.objects.get(shared=True)
    assert change(client, hers, "remove") == change(client, hers, "rename", name="Meu") == 404
    assert {one.name for one in SavedSearch.objects.all()} == {"Greves", "Portos"}
    assert "Portos" in page(client, "")
    change(eva, hers, "unshare")
    assert "Portos" not in page(client, "")


@pytest.mark.parametrize(("query", "name"), [("x", "   "), ("x", "\0")])
def test_search_without_a_name_is_refused_in_words(client: Client, query: str, name: str) -> None:
    answer = client.post(reverse("save_search"), {"q": query, "name": name}, follow=True)
    assert "Give it a name." in answer.content.decode()


def test_a_form_leads_nowhere_else(client: Client) -> None:
    sent = {"q": "x", "name": "x", "next": "https://evil.test/"}
    assert client.post(reverse("save_search"), sent).url == reverse("find")


def test_a_search_may_hold_any_character(client: Client) -> None:
    keep(client, "gre\0ve 東京 \u202e", "n\0ome")
    assert SavedSearch.objects.get().query["find"].startswith("gre ve 東京")


@pytest.mark.parametrize("number", [7_000, 10**30])
def test_search_that_nobody_has_is_not_found(client: Client, number: int) -> None:
    address = reverse("search", args=[number])
    assert client.post(address, {"verb": "remove"}).status_code == 404


@pytest.mark.parametrize("verb", ["", "steal"])
def test_verb_that_is_none_is_not_found(client: Client, verb: str) -> None:
    keep(client)
    assert change(client, SavedSearch.objects.get(), verb) == 404


# ── Figures ──


@pytest.mark.parametrize(
    "title",
    [
        "Stories over time",
        "Who is quoted most",
        "Kinds of source",
        "On somebody&#x27;s word, by source",
        "Defects by source",
    ],
)
def test_figures_have_a_table_and_most_a_drawing(client: Client, title: str) -> None:
    assert title in page(client, "", "figures")


def test_row_of_a_table_leads_to_the_stories_that_it_counts(client: Client) -> None:
    (query,) = queries_behind(page(client, "sines", "figures"), "Joana Prates")
    assert query == 'sines speaker:="Joana Prates"'
    assert len(hits(page(client, query))) == 1


def test_drawings_say_what_they_show_and_bear_no_style(client: Client) -> None:
    drawn = re.findall(r"<svg.*?</svg>", page(client, "", "figures"), re.DOTALL)
    assert drawn
    assert all('role="img" ' in one and "<desc>" in one for one in drawn)
    assert not any("style=" in one or "<script" in one for one in drawn)


def test_figures_of_nothing_say_so(client: Client) -> None:
    assert page(client, "nenhures", "figures").count("Nothing to count.") == 5


# ── Files ──


def file_of(ana: User, query: str, form: str, **more: str) -> tuple[str, bytes]:
    async def asked() -> tuple[str, bytes]:
        client = AsyncClient()
        await client.aforce_login(ana)
        answer = await client.get(reverse("export"), {"q": query, "form": form, **more})
        assert answer.status_code == 200
        body = b"".join([chunk async for chunk in answer])
        return answer.headers["Content-Disposition"], body

    return async_to_sync(asked)()


@pytest.mark.parametrize(
    ("form", "lines"), [("csv", 1 + 2), ("claims", None), ("json", 2), ("parquet", None)]
)
def test_all_that_was_found_is_a_file(ana: User, form: str, lines: int | None) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    named, body = file_of(ana, "greve", form)
    assert f"wiredesk-{form}." in named
    assert lines is None or len(body.splitlines()) == lines
    assert body[:4] == b"PAR1" or "Sines" in body.decode("utf-8")


@pytest.mark.parametrize(("more", "has"), [({}, False), ({"text": "1"}, True)])
def test_text_goes_with_it_where_it_is_asked_for(
    ana: User, more: dict[str, str], has: bool
) -> None:
    _, body = file_of(ana, "sines", "json", **more)
    assert (json.loads(body)["text"] is not None) is has


def test_file_holds_what_its_person_may_see(ana: User) -> None:
    elsewhere = source("https://elsewhere.test/feed")
    limit(ana, [(elsewhere, "")])
    assert file_of(ana, "greve", "json")[1] == b""


def test_parquet_without_pyarrow_is_refused_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    answer = client.get(reverse("export"), {"q": "greve", "form": "parquet"}, follow=True)
    text = answer.content.decode()
    assert text.count("pyarrow") == 2
    assert hits(text)


def test_form_that_is_none_leads_back(client: Client) -> None:
    assert client.get(reverse("export"), {"form": "exe"}).url == reverse("find")


# ── From a story ──


def test_names_and_topics_of_a_story_lead_to_find(client: Client) -> None:
    story = _of(client, "sines")
    text = client.get(reverse("story", args=[story])).content.decode()
    asked = queries_behind(text, "Find stories with Joana Prates")
    assert {'person:="Joana Prates"', 'speaker:="Joana Prates"'} <= set(asked)


def test_names_of_a_story_are_words_in_addresses(client: Client) -> None:
    evil = "&amp;lt;b&amp;gt;&quot;x&quot;"
    arrives(item("evil", "Maré", f"A maré subiu, disse a ministra Ana {evil} Prates à Lusa."))
    Worker(now=lambda: NOW).work_off()
    text = client.get(reverse("story", args=[_of(client, "mare")])).content.decode()
    links = re.findall(r'class="find noprint" href="([^"]*)"', text)
    assert links
    assert all(re.fullmatch(r"/find\?q=[\w%.+-]+", unescape(link)) for link in links)


def _of(client: Client, query: str) -> int:
    return int(re.findall(r'href="/story/(\d+)" class="title"', page(client, query))[0])


# ── In a browser ──


@pytest.fixture
def opened(browser: Browser, live_server: object, ana: User) -> Iterator[Browser]:
    client = Client()
    client.force_login(ana)
    browser.open(f"{live_server}{reverse('login')}")
    browser.driver.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
    yield browser
    browser.open("about:blank")


@pytest.mark.django_db(transaction=True)
def test_search_narrow_and_save_in_a_browser(opened: Browser, live_server: object) -> None:
    opened.open(f"{live_server}{reverse('wire')}")
    body = opened.find("body")
    body.send_keys("/")
    opened.wait("return document.activeElement.id === 'q'")
    opened.find("#q").send_keys("pôrto SINES\n")
    opened.wait("return location.pathname === '/find' && document.querySelectorAll('.hit').length")
    assert opened.text("mark") == "Porto"
    assert opened.axe() == []
    person_link = "//nav//a[bdi='Joana Prates']"
    opened.driver.find_element("xpath", person_link).click()
    opened.wait("return document.querySelector('.facet .chosen')")
    opened.find("body").send_keys("j")
    assert opened.run("return document.activeElement.className") == "title"
    opened.find("aside summary").click()
    opened.find("aside input[name=name]").clear()
    opened.find("aside input[name=name]").send_keys("Sines")
    opened.find("aside form button").click()
    opened.wait("return document.querySelector('.saved li')")
    assert opened.text(".saved li").startswith("Sines")
    assert opened.axe() == []
    # The test's server has no stream of pokes: the Wire asks by itself there.
    assert [one for one in opened.complaints() if "/wire/stream" not in one] == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["find", "figures", "searches"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_screens_have_nothing_wrong(
    opened: Browser, live_server: object, ana: User, name: str, width: int, scheme: str
) -> None:
    save_search(ana, None, NOW, name="Greves", question={"find": "greve"})
    opened.look(width=width, scheme=scheme)
    opened.open(f"{live_server}{reverse(name)}?q=sines%20cor:azul")
    assert opened.axe() == []
    assert opened.wider_than_the_window() <= 0
    assert opened.complaints() == []
