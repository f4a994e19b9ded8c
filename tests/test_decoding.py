"""Bytes become text in the right charset, and the story says why."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.wire.decoding import Claim, charset_meant, decode, unified

RUSSIAN = "Порт Мурманска открылся в воскресенье, сообщила администрация порта."
JAPANESE = "名古屋港は日曜日に再開したと港湾当局が発表した。船は午前中に入港した。"
KOREAN = "부산항이 일요일에 다시 문을 열었다고 항만 당국이 밝혔다."
CHINESE = "青岛港周日恢复通航，港务局表示，首批三艘货轮已于上午进港。"
TAIWAN = "高雄港週日恢復通航，港務局表示，首批三艘貨輪已於上午進港。"
SPANISH = "El puerto de A Coruña reabrió el domingo, según informó la señora Núñez."


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (SPANISH, "cp1252"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (TAIWAN, "big5"),
        (KOREAN, "euc_kr"),
        (KOREAN, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-32"),
    ],
)
def test_undeclared_charset_is_told_and_noted(text: str, charset: str) -> None:
    text = f"{text}\n\n{text} 2026\n"
    decoded = decode(text.encode(charset))
    assert decoded.text == text
    assert [note.kind for note in decoded.notes] == ["charset"]


def test_plain_utf8_needs_no_note() -> None:
    assert decode(RUSSIAN.encode()).notes == ()


@pytest.mark.parametrize(
    ("text", "charset", "claims", "why"),
    [
        (RUSSIAN, "utf-8", [Claim("iso-8859-1", "media type")], None),
        (RUSSIAN, "cp1251", [Claim("windows-1251", "meta")], "declared in its meta"),
        (RUSSIAN, "cp1251", [Claim("iso-8859-1", "media type")], "told by a detector"),
        (
            RUSSIAN,
            "cp1251",
            [Claim("koi8-r", "media type"), Claim("windows-1251", "meta")],
            "declared in its meta",
        ),
        (SPANISH, "latin-1", [Claim("utf-8", "media type")], "told by a detector"),
        ("“Sí”, dijo él", "cp1252", [Claim("ISO-8859-1", "meta")], "declared in its meta"),
        (SPANISH, "latin-1", [Claim("x-no-such-thing", "meta")], "told by a detector"),
    ],
)
def test_declared_charset_is_held_against_the_bytes(
    text: str, charset: str, claims: list[Claim], why: str | None
) -> None:
    decoded = decode(text.encode(charset), claims)
    assert decoded.text == text
    assert [why in note.text for note in decoded.notes] == ([True] if why else [])


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("ISO-8859-1", "cp1252"),
        ('"gb2312"', "gb18030"),
        ("utf-16", "utf-8"),
        ("UTF8", "utf-8"),
        ("rot13", None),
        ("idna", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("../etc", None),
        ("a\0b", None),
        ("", None),
    ],
)
def test_label_means_what_the_web_means_by_it(label: str, meant: str | None) -> None:
    assert charset_meant(label) == meant


def test_stray_bytes_in_utf8_are_replaced_and_counted() -> None:
    decoded = decode((RUSSIAN * 20).encode() + b"\x92 ok \xd0")
    assert decoded.text == RUSSIAN * 20 + "\ufffd ok \ufffd"
    assert decoded.replaced == 2
    assert "2 characters" in decoded.notes[-1].text


@pytest.mark.parametrize(
    ("body", "claims", "text"),
    [
        ("Ação no cais à beira".encode()[:-1] + b"\xc3", [], "Ação no cais à beir\ufffd"),
        (b"caf\xc3\xa9, caf\xc3\xa9 \x92", [Claim("utf-8", "meta")], "café, café \ufffd"),
        (b"caf\xe9", [Claim("utf-8", "meta")], "café"),
    ],
)
def test_utf8_with_a_slip_is_no_other_charset(body: bytes, claims: list[Claim], text: str) -> None:
    assert decode(body, claims).text == text


def test_replacement_characters_that_were_delivered_are_not_counted() -> None:
    decoded = decode("Caf\ufffd aberto".encode())
    assert (decoded.text, decoded.replaced, decoded.notes) == ("Caf\ufffd aberto", 0, ())


def test_lone_surrogates_are_replaced_one_for_one_and_pairs_are_joined() -> None:
    decoded = decode("a\ud83db \ud83d\ude00 c".encode("utf-8", "surrogatepass"))
    assert decoded.text == "a\ufffdb 😀 c"
    assert "1 lone surrogates" in decoded.notes[-1].text


def test_nul_is_kept() -> None:
    assert decode(b"a story with a \0 in it").text == "a story with a \0 in it"


def test_mojibake_stays_as_it_was_delivered() -> None:
    assert decode("SÃ£o Paulo â€“ “aspas”".encode()).text == "SÃ£o Paulo â€“ “aspas”"


def test_endless_run_of_accents_is_left_as_it_came() -> None:
    run = "a" + "\u0316\u0300" * 200_000
    assert unified(f"e\u0301{run} e\u0301") == f"é{run} é"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_decode(body: bytes) -> None:
    text = decode(body).text
    assert "\r" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_text_in_utf8_comes_back_in_nfc(text: str) -> None:
    # Zeros in so short a text may be those of UTF-16.
    text = text.replace("\r", "\n").replace("\0", "").lstrip("\ufeff")
    assert decode(("x" + text).encode()).text == unicodedata.normalize("NFC", "x" + text)
