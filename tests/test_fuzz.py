"""Fuzzing: real structure cut, doubled, flipped and written in other charsets. The seeds are the
golden cases of every format, and what once failed stands as an example beside its test."""

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect
from wiredesk.wire.dates import iso_date
from wiredesk.wire.decoding import Claim, decode

CASES = Path(__file__).parent / "cases" / "wire"
SEEDS = {
    folder.name: [f.read_bytes() for f in sorted(folder.iterdir()) if f.suffix != ".want"]
    for folder in sorted(CASES.iterdir())
    if folder.is_dir()
}
FORMATS = {form.name: form for form in detect.FORMATS if form.name not in ("unread", "binary")}
"""Those that read; the other two only name what they are given."""

CHARSETS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1251", "gb18030", "shift_jis")
LABELS = (*CHARSETS, "utf-7", "x-foo", "", "idna", "rot13", "hex", "\x00", "utf-32", "iso-2022-jp")

QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A seed with one to four mishaps."""
    body = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(body)))
        end = draw(st.integers(start, min(len(body), start + 300)))
        piece = body[start:end]
        body = draw(
            st.sampled_from(
                [
                    body[:start],
                    body[:start] + body[end:],
                    body[:end] + piece * 3 + body[end:],
                    body[:start] + bytes(255 - byte for byte in piece) + body[end:],
                    body[:start] + b"\x00" * len(piece) + body[end:],
                    body[:start] + piece.swapcase() + body[end:],
                    body[:start] + piece.replace(b">", b"").replace(b'"', b"") + body[end:],
                    body[start:] + body[:start],
                    body + body,
                    body.decode("utf-8", "replace").encode(
                        draw(st.sampled_from(CHARSETS)), "replace"
                    ),
                ]
            )
        )
    return body


def keeps_its_promises(found: list[Story | Refusal]) -> None:
    for one in found:
        if isinstance(one, Refusal):
            assert one.why
        else:
            spans = [(block.start, block.end) for block in one.blocks]
            spans += [(x.start, x.end) for x in one.links if x.start is not None and x.end]
            spans += [one.title_span] if one.title_span else []
            assert [s for s in spans if not 0 <= s[0] <= s[1] <= len(one.text)] == []
            assert "\r" not in one.text


@pytest.mark.parametrize("folder", SEEDS)
@given(data=st.data())
@QUICK
def test_mishap_gives_stories_or_refusals(folder: str, data: st.DataObject) -> None:
    body = data.draw(mutated(SEEDS[folder]))
    media = data.draw(st.sampled_from([None, "text/html", "text/xml; charset=cp1252"]))
    keeps_its_promises(list(detect.parse(Delivery(body=body, media_type=media, address="in/x"))))


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@QUICK
def test_parser_that_is_given_what_it_did_not_claim_raises_nothing(
    name: str, data: st.DataObject
) -> None:
    folder = data.draw(st.sampled_from(sorted(SEEDS)))
    body = data.draw(mutated(SEEDS[folder]))
    keeps_its_promises(list(FORMATS[name].parse(Delivery(body=body, address="in/x"))))


@given(mutated([seed for seeds in SEEDS.values() for seed in seeds]))
@QUICK
def test_detector_names_one_format_and_always_the_same(body: bytes) -> None:
    delivery = Delivery(body=body)
    assert detect.claimant(delivery) is detect.claimant(delivery)


@given(
    mutated([seed for seeds in SEEDS.values() for seed in seeds]),
    st.lists(st.sampled_from(LABELS).map(lambda label: Claim(label, "media type")), max_size=3),
)
@example(b"\xff\xfe\x00\xd8", [Claim("utf-16", "media type")])
@example(b"\xed\xa0\x80\xed\xb0\x80", [])
@settings(QUICK, max_examples=200)
def test_decoder_gives_text_that_can_be_written(body: bytes, claims: list[Claim]) -> None:
    decoded = decode(body, claims)
    assert decoded.text.encode("utf-8") is not None
    assert decoded == decode(body, claims)


@given(
    st.datetimes(min_value=datetime(1971, 1, 1)),
    st.timedeltas(timedelta(hours=-14), timedelta(hours=14)),
)
def test_date_as_feeds_write_it_is_the_same_moment(when: datetime, ahead: timedelta) -> None:
    ahead = timedelta(minutes=ahead // timedelta(minutes=1))
    when = when.replace(microsecond=0, tzinfo=timezone(ahead))
    found = iso_date(format_datetime(when))
    assert found
    assert datetime.fromisoformat(found) == when


@pytest.mark.parametrize("written", ["Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01T00:00:00"])
def test_date_that_was_never_set_is_none(written: str) -> None:
    assert iso_date(written) is None
