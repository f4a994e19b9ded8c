"""Feeds that are not well-formed: small slips mended, the rest read by feedparser in a child."""

import pytest

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect
from wiredesk.wire.carriers.child import read_in_child

ITEMS = "".join(
    f"<item><title>Ferry {n} &amp; caf\u00e9</title><link>https://quai.test/s/{n}</link>"
    f"<description>&lt;p>Ship {n} left at dawn &amp;amp; sailed, Ana Costa said.&lt;/p>"
    f"</description></item>\n"
    for n in range(4)
)
FEED = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    f'<rss version="2.0"><channel><title>Quai</title>\n{ITEMS}</channel></rss>\n'
)


def once(old: str, new: str) -> str:
    """The feed with a slip in its second item."""
    second = FEED.index("Ferry 1")
    return FEED[:second] + FEED[second:].replace(old, new, 1)


BROKEN = {
    "raw ampersands": FEED.replace("&amp;", "&").encode(),
    "undeclared entities": FEED.replace("\u00e9", "&eacute;").encode(),
    "entity that nobody knows": FEED.replace("Ship", "Ship&foo;").encode(),
    "numbers of no character": FEED.replace("Ship", "Ship&#8;&#xFFFFFFF;").encode(),
    "control characters": FEED.replace("Ship", "Sh\x0bip").encode(),
    "NUL bytes": FEED.replace("Ship", "Sh\x00ip").encode(),
    "another charset than declared": FEED.encode("cp1252"),
    "declared as UTF-16": FEED.replace("utf-8", "utf-16").encode(),
    "spaces before the declaration": b"\n  \n" + FEED.encode(),
    "a warning before the declaration": b"Warning: include() on line 3\n" + FEED.encode(),
    "a warning in HTML": b"<br />\n<b>Warning</b>: line 3<br />\n" + FEED.encode(),
    "junk behind the end": FEED.encode() + b"<script>1</script> junk",
    "end missing": FEED.replace("</channel></rss>", "").encode(),
}
"""Slips that we mend ourselves."""

BEYOND = {
    "tag not closed": once("Ship", "<b>Ship"),
    "HTML among XML": once("left", "<br>left"),
    "crossed ends": once("</description></item>", "</item></description>"),
    "item not closed": once("</item>", ""),
    "bare attribute": FEED.replace("<link>", "<link isPermaLink>"),
    "unquoted attribute": FEED.replace('version="2.0"', "version=2.0"),
    "attribute twice": FEED.replace('version="2.0"', 'version="2.0" version="2.0"'),
    "prefix not declared": FEED.replace("</item>", "<dc:creator>Ana</dc:creator></item>"),
    "lone less-than": once("Ferry 1", "Ferry < 1"),
    "dashes in a comment": once("</title>", "</title><!-- a -- b -->"),
    "ITEM closed as item": FEED.replace("<item>", "<ITEM>", 1),
    "cut in a tag": FEED.replace("</channel></rss>", "</chan"),
}
"""Feeds that no small mend makes well-formed."""


def stories(body: bytes, rescue: object = read_in_child) -> list[Story | Refusal]:
    return list(detect.parse(Delivery(body=body, address="https://quai.test/feed"), rescue))


def links(found: list[Story | Refusal]) -> set[str | None]:
    return {story.address for story in found if isinstance(story, Story)}


ALL = {f"https://quai.test/s/{n}" for n in range(4)}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_small_slips_are_mended_without_help(body: bytes) -> None:
    found = stories(body, None)
    assert links(found) == ALL
    assert all("Ana Costa said." in story.text for story in found)


@pytest.mark.parametrize("markup", BEYOND.values(), ids=BEYOND)
def test_what_is_beyond_mending_is_read_by_the_forgiving_reader(markup: str) -> None:
    (refused,) = stories(markup.encode(), None)
    assert isinstance(refused, Refusal)
    found = stories(markup.encode())
    assert links(found) == ALL
    assert "forgiving reader" in found[0].notes[-1].text
    assert "Ship 0 left at dawn & sailed, Ana Costa said." in found[0].text
    assert "Ship 3" in found[3].text
    assert found[0].title == "Ferry 0 & caf\u00e9"


def test_well_formed_feed_starts_no_child() -> None:
    def never(markup: str, /) -> str:
        raise AssertionError(markup)

    assert links(stories(FEED.encode(), never)) == ALL


def test_active_content_of_a_broken_feed_is_cleaned_as_ever() -> None:
    bad = once("&lt;p>", "&lt;script>x()&lt;/script>&lt;p onclick='x()'>").replace(
        "<link>", "<link x>"
    )
    found = stories(bad.encode())
    assert "x()" not in str(found[1].html)


def test_child_that_takes_too_long_is_killed() -> None:
    slow = "<rss><channel><item>" + "<b>" * 200_000
    (refused,) = stories(slow.encode(), lambda markup: read_in_child(markup, seconds=0.5))
    assert "more than 0.5 seconds" in refused.why


def test_child_that_takes_too_much_memory_is_stopped() -> None:
    big = BEYOND["bare attribute"].replace("Ship", "Ship" * 1_000_000)
    (refused,) = stories(big.encode(), lambda markup: read_in_child(markup, 96 * 2**20))
    assert "more than 96 MB of memory" in refused.why


def test_child_reads_no_file_that_a_feed_names() -> None:
    found = read_in_child(__file__)
    assert isinstance(found, dict)
    assert found["entries"] == []


def test_nothing_found_is_a_refusal() -> None:
    (refused,) = stories(b"<rss><channel><b></channel>")
    assert refused.what == "broken feed"
