"""A feed's text is an excerpt where it says so itself; its page's text counts where it holds it."""

import pytest

from wiredesk.records import Delivery, SourceSettings, Story
from wiredesk.wire import detect
from wiredesk.wire.excerpts import count_words, may_fetch_page, which_counts, why_excerpt

PAGE = "https://costa.example/cais"
FACTS = "O cais de Sines reabriu na segunda-feira, disse a autoridade portuária. "


def story(inside: str, link: str = PAGE) -> Story:
    body = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<item><title>Cais reabre</title><link>{link}</link>{inside}</item></channel></rss>"
    )
    found = next(detect.parse(Delivery(body=body.encode())))
    assert isinstance(found, Story)
    return found


def described(text: str, link: str = PAGE) -> Story:
    return story(f"<description><![CDATA[{text}]]></description>", link)


def whole(text: str) -> Story:
    return story(f"<content:encoded><![CDATA[{text}]]></content:encoded>")


def page(text: str) -> Story:
    body = f"<!DOCTYPE html><html><head><title>Cais</title></head><body><main>{text}</main></body>"
    found = next(detect.parse(Delivery(body=body.encode(), address=PAGE)))
    assert isinstance(found, Story)
    return found


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (story(""), "a headline alone"),
        (described(FACTS), "not meant for the whole"),
        (described(FACTS * 12 + "A obra custou…"), "breaks off"),
        (described(FACTS * 12 + "A obra custou [...]"), "breaks off"),
        (whole(f"<p>{FACTS * 60} A obra […]</p><p>Cais reabre apareceu em Costa.</p>"), "breaks"),
        (described(FACTS * 12 + "<p>Leia mais</p>"), "pointer to the rest"),
        (whole(f"<p>{FACTS * 12}</p><p>Continue reading →</p>"), "pointer to the rest"),
        (whole(f"<p>{FACTS * 12}</p><p><a href='{PAGE}?utm_source=x'>Tovább</a></p>"), "own page"),
        (whole(f"<p>{FACTS}</p>"), "words"),
    ],
)
def test_excerpt_says_so_itself(inside: Story, why: str) -> None:
    assert why in why_excerpt(inside)


@pytest.mark.parametrize(
    "inside",
    [
        whole(f"<p>{FACTS * 12}</p>"),
        described(FACTS * 20),
        described(FACTS, link=""),
        described(FACTS, link="javascript:open()"),
        whole(f"<p>{FACTS * 60}</p><p>“Ainda não acabou…</p>"),
        whole(f"<p>{FACTS * 60}</p><p><a href='{PAGE}'>Ver no nosso sítio</a></p>"),
        whole(f"<p>{FACTS * 12}… e seguem as obras, disse.</p>"),
        whole(f"<p>{'Ler é bom, quem lê, quem mais leia mais sabe do porto. ' * 12}</p>"),
        described("シネスの埠頭は月曜日に再開したと港湾局が発表した。" * 12),
    ],
)
def test_whole_story_is_no_excerpt(inside: Story) -> None:
    assert why_excerpt(inside) == ""


def test_agencys_item_has_no_page_that_it_is_an_excerpt_of() -> None:
    body = b'{"uri": "urn:x:1", "headline": "Cais", "body_text": "Curto...", "type": "text"}'
    found = next(detect.parse(Delivery(body=body)))
    assert isinstance(found, Story)
    assert why_excerpt(found) == ""


def test_page_that_holds_what_the_feed_says_and_more_counts() -> None:
    more = "".join(
        f"<p>{FACTS} A obra {n} custou {n} milhões e durou um ano.</p>" for n in range(9)
    )
    judged = which_counts(described(FACTS), page(f"<h1>Cais reabre</h1>{more}"))
    assert (judged.page, "the page's counts" in judged.why) == (True, True)


def test_login_page_does_not_count() -> None:
    login = "<h1>Entrar</h1><p>Para continuar escreva o seu nome e a sua palavra-passe.</p>" * 9
    judged = which_counts(described(FACTS), page(login))
    assert (judged.page, "a login" in judged.why) == (False, True)


def test_page_that_says_no_more_does_not_count() -> None:
    judged = which_counts(described(FACTS * 3), page(f"<h1>Cais</h1><p>{FACTS * 3}</p>"))
    assert (judged.page, "no more than the feed" in judged.why) == (False, True)


def test_page_of_a_headline_alone_is_known_by_the_headline() -> None:
    shown = page(f"<h1>Cais reabre</h1><p>{FACTS * 5}</p>")
    assert which_counts(story(""), shown).page
    assert not which_counts(story(""), page("<h1>Entrar</h1><p>Escreva o seu nome.</p>")).page


def test_page_in_a_script_without_spaces_is_compared_by_its_letters() -> None:
    lead = "シネスの埠頭は月曜日に再開したと港湾局が発表した。"
    more = "工事には三年かかり、費用は十億円に上った。住民は喜びの声を上げている。" * 5
    assert which_counts(described(lead), page(f"<h1>埠頭</h1><p>{lead}</p><p>{more}</p>")).page
    assert not which_counts(described(lead), page(f"<h1>ログイン</h1><p>{more}</p>")).page


@pytest.mark.parametrize(
    ("licence", "asked", "may"),
    [("full", True, True), ("full", False, False), ("excerpt", True, False), (None, True, False)],
)
def test_page_is_fetched_only_where_the_licence_is_known_to_allow_it(
    licence: str | None, asked: bool, may: bool
) -> None:
    assert may_fetch_page(SourceSettings(licence=licence, fetch_pages=asked)) is may


@pytest.mark.parametrize(
    ("text", "words"), [("um dois", 2), ("", 0), ("月曜日に再開した月曜日に再開した月曜日", 9)]
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words
