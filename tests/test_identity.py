"""Whether an arriving story is new, the same, or a new version."""

import pytest
from msgspec.structs import replace

from wiredesk.records import Story
from wiredesk.wire.identity import (
    Known,
    Verdict,
    content_of,
    fingerprint_of,
    judge,
    plain_address,
    signs_of,
    words_of,
)

TEXT = "The ferry to Barreiro stopped at noon because of fog, the harbour master said on Monday."
OTHER = "Sardine prices rose in every market from Peniche to Olhão in the second week of June."
STORY = Story(id="x", text=TEXT, format="rss", guid="a-17", title="Ferry stops")
HERE = "mirante.example"


def known(story: Story, number: int = 1, publisher: str = HERE, source: str = "1") -> Known:
    return Known(
        story=number,
        signs=frozenset(signs_of(story, source)),
        publisher=publisher,
        content=content_of(story),
        contents=frozenset({content_of(story)}),
        fingerprint=fingerprint_of(story),
        words=frozenset(words_of(story)),
        declared_version=story.version,
    )


def verdict(story: Story, *held: Known, publisher: str = HERE, source: str = "1") -> Verdict:
    signs = signs_of(story, source)
    return judge(story, signs, publisher, [k for k in held if k.signs & set(signs)])


@pytest.mark.parametrize(
    ("arrives", "what", "flags"),
    [
        (STORY, "same", ()),
        (replace(STORY, published="2026-05-09"), "same", ()),
        (replace(STORY, text=TEXT + " It runs again."), "version", ()),
        (replace(STORY, pub_status="canceled"), "version", ()),
        (replace(STORY, text=OTHER, title="Sardines"), "version", ("guid_reused",)),
        (replace(STORY, guid="b-99"), "same", ("guid_changed",)),
        (replace(STORY, guid="b-99", text=OTHER), "new", ()),
    ],
    ids=[
        "again",
        "re-dated",
        "more text",
        "cancelled",
        "guid over another text",
        "text under another guid",
        "nothing shared",
    ],
)
def test_story_of_one_source_is_judged(arrives: Story, what: str, flags: tuple[str, ...]) -> None:
    found = verdict(arrives, known(STORY))
    assert (found.what, found.flags) == (what, flags)


def test_earlier_version_sent_again_is_no_new_version() -> None:
    later = replace(STORY, text=TEXT + " It runs again.")
    held = replace(known(later), contents=frozenset({content_of(STORY), content_of(later)}))
    assert verdict(STORY, held) == Verdict(what="same", story=1, flags=("sent_again",))


def test_version_declared_older_is_kept_and_flagged() -> None:
    third = replace(STORY, version="3", text=TEXT + " Update.")
    second = replace(STORY, version="2")
    assert verdict(second, known(third)).flags == ("out_of_order",)


def test_another_publisher_cannot_change_a_story_by_claiming_its_address() -> None:
    ours = replace(STORY, guid="https://mirante.example/ferry")
    theirs = replace(ours, text=OTHER)
    found = verdict(theirs, known(ours), publisher="evil.example", source="2")
    assert found == Verdict(what="new", flags=("claims_other_source",))


def test_same_text_at_the_same_address_is_one_story_whoever_sends_it() -> None:
    ours = replace(STORY, guid="https://mirante.example/ferry")
    found = verdict(ours, known(ours), publisher="aggregator.example", source="2")
    assert found == Verdict(what="same", story=1)


def test_guid_that_is_only_a_number_counts_within_its_source_alone() -> None:
    assert verdict(STORY, known(STORY), source="2") == Verdict(what="new")


def test_empty_items_are_not_all_one_story() -> None:
    empty = Story(id="x", text="", format="rss")
    assert signs_of(empty, "1") == ()


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://A.example:443/x?utm_source=rss&id=3#top", "https://a.example/x?id=3"),
        ("http://a.example", "http://a.example/"),
        ("https://a.example/x?fbclid=9", "https://a.example/x"),
        ("urn:newsml:a:1", "urn:newsml:a:1"),
    ],
)
def test_address_is_told_without_what_tracks(address: str, plain: str) -> None:
    assert plain_address(address) == plain


def test_unknown_kind_of_sign_is_named() -> None:
    with pytest.raises(ValueError, match="'slug'"):
        signs_of(STORY, "1", ("guid", "slug"))
