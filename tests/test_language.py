"""The language of a copy and of its blocks; scripts."""

import pytest

import wiredesk
from wiredesk.reading.copy import Copy
from wiredesk.reading.identifier import canonical
from wiredesk.reading.language import tell_language
from wiredesk.reading.scripts import SIMPLIFIED, TRADITIONAL, script_of
from wiredesk.records import Block, Story
from wiredesk.wire.formats.plaintext import plain_story

PORTUGUESE = (
    "O porto de Viana reabriu na terça-feira, depois de três semanas de obras, "
    "e os pescadores voltaram ao mar de madrugada."
)
ENGLISH = (
    "The harbour at Viana reopened on Tuesday after three weeks of works, "
    "and the fishermen went back to sea before dawn."
)


@pytest.mark.parametrize(
    ("text", "tag", "script"),
    [
        (PORTUGUESE, "pt", "Latn"),
        (ENGLISH, "en", "Latn"),
        ("Regjeringen sier nei til nye skatter i år, melder avisene i Oslo.", "nb", "Latn"),
        ("港口重新开放了，渔民们在黎明前出海。", "zh-Hans", "Hans"),
        ("港口重新開放了，漁民們在黎明前出海。", "zh-Hant", "Hant"),
        ("港が再開した。", "ja", "Jpan"),
        ("항구가 다시 열렸다.", "ko", "Kore"),
        ("Το λιμάνι άνοιξε ξανά.", "el", "Grek"),
        ("Порт снова открыт, и суда выходят в море на рассвете.", "ru", "Cyrl"),
        ("أعيد فتح الميناء وعاد الصيادون إلى البحر قبل الفجر.", "ar", "Arab"),
        ("ท่าเรือเปิดอีกครั้ง", "th", "Thai"),
        ("39", "und", "Zyyy"),
        ("Source link", "und", "Latn"),
        ("Kim Jong Un", "und", "Latn"),
        ("…", "und", "Zyyy"),
    ],
)
def test_language_and_script_are_told_or_left_open(text: str, tag: str, script: str) -> None:
    told = wiredesk.read(text).language
    assert (told.tag, told.script) == (tag, script)


def test_menus_do_not_outvote_the_body() -> None:
    menu = "\n".join(["Home", "News", "Sport", "Contact us", "All rights reserved", "Sign in here"])
    assert wiredesk.read(f"{menu}\n\n{PORTUGUESE}").language.tag == "pt"


def test_what_an_extractor_took_for_no_body_counts_little() -> None:
    text = f"{ENGLISH} {ENGLISH}\n\n{PORTUGUESE}"
    at = text.index("\n\n")
    blocks = (Block(start=0, end=at, body=False), Block(start=at + 2, end=len(text), body=True))
    story = Story(id="x", text=text, format="test", blocks=blocks)
    assert tell_language(Copy(story)).tag == "pt"


def test_block_in_another_language_is_told_and_lowers_the_confidence() -> None:
    told = wiredesk.read(f"{PORTUGUESE}\n\n{ENGLISH}\n\n{PORTUGUESE}").language
    assert [block.tag for block in told.paragraphs] == ["pt", "en", "pt"]
    assert told.tag == "pt"
    assert told.confidence < 0.9


def test_given_language_goes_before_what_the_text_shows() -> None:
    told = wiredesk.read(ENGLISH, language="pt_br").language
    assert (told.tag, told.confidence) == ("pt-BR", 1.0)
    assert told.paragraphs[0].tag == "en"


def test_declared_language_decides_only_where_the_text_cannot() -> None:
    short = plain_story("Golo!")
    assert tell_language(Copy(short)).tag == "und"
    declared = Story(id="x", text=short.text, format="test", language="pt", blocks=short.blocks)
    assert tell_language(Copy(declared)).tag == "pt"
    wrong = Story(
        id="x",
        text=ENGLISH,
        format="test",
        language="pt",
        blocks=(Block(start=0, end=len(ENGLISH)),),
    )
    assert tell_language(Copy(wrong)).tag == "en"


@pytest.mark.parametrize(
    ("written", "tag"),
    [("pt_br", "pt-BR"), ("no", "nb"), ("IW", "he"), ("zh-hant-tw", "zh-Hant-TW"), ("en", "en")],
)
def test_tags_are_written_as_bcp_47_writes_them(written: str, tag: str) -> None:
    assert canonical(written) == tag


@pytest.mark.parametrize(
    ("text", "script", "letters"),
    [
        ("", "Zyyy", 0),
        ("12 — 3", "Zyyy", 0),
        ("Porto e Лондон", "Latn", 12),
        ("東京の港", "Jpan", 4),
        ("新闻", "Hans", 2),
        ("人口", "Hani", 2),
        ("\ud800", "Zyyy", 0),
    ],
)
def test_script_is_that_of_most_letters(text: str, script: str, letters: int) -> None:
    assert script_of(text) == (script, letters)


def test_no_character_is_both_simplified_and_traditional() -> None:
    assert not SIMPLIFIED & TRADITIONAL
