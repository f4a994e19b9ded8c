"""Orders from desk to desk: what counts as one, until when, and what is only prose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wiredesk
from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.orders import find_orders
from wiredesk.records import Order, Story
from wiredesk.wire.formats.plaintext import plain_story


def orders(text: str, language: str = "en", published: str | None = None) -> tuple[Order, ...]:
    return wiredesk.read(text, language=language, published=published).orders


@pytest.mark.parametrize(
    ("text", "language", "published", "until"),
    [
        ("EMBARGO: 2026-05-12T06:00Z", "en", None, "2026-05-12T06:00Z"),
        ("EMBARGOED until 6 p.m. EDT, May 12, 2026", "en", None, "2026-05-12T18:00-04:00"),
        ("EMBARGOED until 0001 GMT May 12, 2026", "en", None, "2026-05-12T00:01Z"),
        ("EMBARGOED until May 12, 2026", "en", None, "2026-05-12"),
        ("EMBARGOED until May 12", "en", None, "May 12"),
        ("EMBARGOED until May 12", "en", "2026-05-01", "2026-05-12"),
        ("EMBARGOED until January 2", "en", "2025-12-30", "2026-01-02"),
        ("EMBARGOED until Sunday", "en", "2026-05-03", "2026-05-03"),
        ("EMBARGOED until 03/05/2026", "en", None, "03/05/2026"),
        ("EMBARGO: até 03/05/2026 às 18h30", "pt", None, "2026-05-03T18:30"),
        ("Sperrfrist: 3.5.2026, 12 Uhr", "de", None, "2026-05-03T12:00"),
        ("EMBARGO jusqu'au 3 mai 2026 à 6h00 (UTC+2)", "fr", None, "2026-05-03T06:00+02:00"),
        ("EMBARGOED until the speech begins", "en", None, "the speech begins"),
    ],
)
def test_embargo_says_until_when_as_precisely_as_the_copy(
    text: str, language: str, published: str | None, until: str
) -> None:
    (order,) = orders(text + "\n\nA bridge falls", language, published)
    assert (order.kind, order.until, order.loud) == ("embargo", until, True)


@pytest.mark.parametrize(
    "text",
    [
        "The blast kills three.",
        "Killed in action, he came home in May.",
        "EU WEIGHS EMBARGO ON ARMS AND URGENT HOLD ON LOANS",
        "Embargo: what changes for Cuba",
        "Embargo was the word of the day, and kill the verb.",
        "“Kill the story,” said the owner.",
        "The paper was embargoed until Tuesday.",
        "She corrects him: (adds sugar) and repeats it.",
        "More",
        "An update 2 of the phone is urgent.",
        "FLASH FLOOD ALERT ENDS",
    ],
)
def test_prose_orders_nothing(text: str) -> None:
    assert orders("Rain in Hull\n\n" + text + "\n\nThe rain stopped at noon.") == ()


def test_headline_after_a_tag_is_not_part_of_the_order() -> None:
    (order,) = orders("URGENT - Bridge falls in Hull\n\nA bridge fell.")
    assert order.text == "URGENT -"


def test_note_that_withdraws_is_a_kill() -> None:
    (order,) = orders("Hull\n\nEditors: The story on the bridge has been withdrawn.")
    assert (order.kind, order.loud) == ("kill", True)


@pytest.mark.parametrize(
    ("status", "kind"), [("stat:canceled", "kill"), ("withheld", "hold"), ("stat:withheld", "hold")]
)
def test_declared_status_is_an_order_of_the_whole_story(status: str, kind: str) -> None:
    story = Story(id="1", text="Rain in Hull", format="ninjs", pub_status=status)
    (order,) = find_orders(Copy(story))
    assert (order.kind, order.loud, order.start) == (kind, True, None)


def test_declared_embargo_is_loud() -> None:
    story = Story(id="1", text="Rain in Hull", format="ninjs", embargo="2026-05-03T06:00Z")
    (order,) = find_orders(Copy(story))
    assert (order.kind, order.until, order.loud) == ("embargo", "2026-05-03T06:00Z", True)


BITS = st.sampled_from(
    ["KILL", "(", ")", "\n", "EMBARGO", "until", ":", " ", "-", "May 3", "²", "٣", "1st Ld", "【",
     "99999999", "Sperrfrist", "12 Uhr", "更正", "(MORE)", "Editors", "withdrawn", "a", "."]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(BITS, max_size=30), st.sampled_from([*packs.languages()]))
def test_spans_lie_inside_the_text_and_never_overlap(bits: list[str], tag: str) -> None:
    copy = Copy(plain_story("".join(bits)))
    copy.pack = packs.language(tag)
    spans = [(o.start or 0, o.end or 0) for o in find_orders(copy)]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= a < b <= len(copy.text) for a, b in spans)
