"""Lists of feeds go in and out as OPML with nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.wire.opml import Outline, read_opml, write_opml

LISTED = b"""<?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
<outline text="World"><outline text="Asia &amp; sea">
<outline text="Quai" type="rss" xmlUrl="https://quai.test/rss?a=1&b=2" htmlUrl="https://quai.test/"/></outline>
<OUTLINE TITLE="Mirante" XMLURL="https://mirante.test/rss"/></outline>
<outline text="Again" xmlUrl="https://mirante.test/rss"/>
</body></opml>"""


def test_feeds_keep_their_folders_and_pages_and_come_once() -> None:
    assert read_opml(LISTED) == [
        Outline(
            address="https://quai.test/rss?a=1&b=2",
            title="Quai",
            folder="World/Asia & sea",
            page="https://quai.test/",
        ),
        Outline(address="https://mirante.test/rss", title="Mirante", folder="World"),
    ]


@pytest.mark.parametrize("body", [b"", b"x", b"<rss/>", b"\xff\xfe\x00"])
def test_what_is_no_list_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(ValueError, match="no OPML"):
        read_opml(body)


def test_endless_list_is_refused() -> None:
    feeds = "".join(f'<outline xmlUrl="https://x.test/{i}"/>' for i in range(20_001))
    with pytest.raises(ValueError, match="Split it"):
        read_opml(f"<opml><body>{feeds}</body></opml>".encode())


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zs", "Co"], exclude_characters="/"),
    min_size=1,
    max_size=12,
)


@given(st.dictionaries(WORDS, st.tuples(WORDS, st.lists(WORDS, max_size=2)), max_size=6))
def test_what_is_written_is_read_again(named: dict[str, tuple[str, list[str]]]) -> None:
    feeds = [
        Outline(address=f"https://{name}.test/", title=title, folder="/".join(folders))
        for name, (title, folders) in named.items()
    ]
    assert {f.address: f for f in read_opml(write_opml(feeds))} == {f.address: f for f in feeds}
