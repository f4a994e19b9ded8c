"""Markup laid out in one pass, and markup that the walk through pages lays out: the same."""

from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wiredesk.wire.addresses import join
from wiredesk.wire.formats import fragment
from wiredesk.wire.formats.composed import compose, walked
from wiredesk.wire.formats.webpage.clean import nh3_clean
from wiredesk.wire.markup import parse_html

BASE = "https://quai.test/a/b"

TAGS = (
    *("p", "div", "li", "ul", "h2", "blockquote", "pre", "figure", "figcaption", "td", "table"),
    *("b", "em", "code", "span", "a", "q", "time", "font", "picture", "x-card", "sup", "section"),
    *("script", "style", "svg", "iframe", "video", "noscript", "template", "tr", "dl", "dd"),
)
WRITTEN = (
    *("<br>", "<br/>", "<hr>", "<wbr>", "<p/>", "<a name=x>", "<a href=''>", "<a href='#n'>"),
    *(
        "<a href='/s/1?a=1&amp;b=2'>",
        '<a href="https://x.test/é" rel="tag">',
        "<a href='mailto:a@b.c'>",
    ),
    *(
        "<a href='javascript:x'>",
        "<a href='HTTP://X.test:80/&quot;&lt;'>",
        "<a href='http://1.2.3'>",
    ),
    *("<img src='/a.jpg' alt='Um cais \"novo\"'>", "<img src='https://x.test/a.png' alt='<b>'>"),
    *("<img class=emoji alt='⛵' src='/e'>", "<img src='/p.gif' width=1>", "<img data-src='/d'>"),
    *("<p style='display:none'>", "<span class='sr-only'>", "<div hidden>", "<input type=hidden>"),
    *("<source srcset='/a 2x'>", "&lt;", "&amp;amp;", "&nbsp;", "&#13;", "&eacute;", "&#x338;"),
    *("e\u0301", "\u0338", "\xa0", "\u3000", "\n", "  ", "\t", "\r\n", " ", ">", "<", "&", "]]>"),
    *(
        "Lisboa.",
        "北京",
        "o cais",
        "x" * 101 + ".",
        "<!-- c -->",
        "<![CDATA[",
        "</",
        "\x0b",
        "\x1c",
    ),
)

MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS]),
        st.sampled_from([f"</{tag}>" for tag in TAGS]),
        st.sampled_from(WRITTEN),
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
@example("<p>a<a href='/1'>b</a><span></span><a href='/2'>c</a></p>")
@example("<b>a<br><br>b</b>c")
@example("<a href='/1'><h2>a</h2><p>b</p></a><p>c <a href='/2'><img></a></p>")
@example("<pre>\n\n <code>\n a\n  b</code></pre>")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_pass_gives_what_the_walk_through_pages_gives(markup: str) -> None:
    parsed = parse_html(markup)
    again = parse_html(markup)
    if parsed.root is None or again.root is None:
        return
    laid = fragment.lay_out(parsed.root, lambda href: href, 7)
    assert laid is None or laid == walked(again.root, "", 7)


def test_numbers_of_old_pages_are_the_characters_they_mean() -> None:
    markup = "<p>don&#146;t say &#x93;&#123;x&#125;&#148;</p>"
    assert compose("", markup, "text/html").text == "don’t say “{x}”"


@given(
    st.sampled_from(
        [BASE, "http://Quai.test:80?q", "https://quai.test", "ftp://a.b/c", "/x", "https://"]
    ),
    st.text(alphabet="/ab.-?=&%#;:@~", max_size=12).map(lambda path: f"/{path}"),
)
def test_address_is_joined_as_the_standard_library_joins_it(base: str, address: str) -> None:
    assert join(base, address) == urljoin(base, address)


@pytest.mark.parametrize(
    ("href", "as_it_is"),
    [
        ("https://quai.test/a?b=1&c=2", True),
        ("http://xn--quai.test/", False),
        ("http://a.xn--p1ai/", False),
        ("http://1.2.3.4/", False),
        ("https://quai.test:99999/", False),
        ("https://ana@quai.test/", False),
    ],
)
def test_address_that_a_cleaner_may_change_is_told(href: str, as_it_is: bool) -> None:
    laid = fragment.lay_out(parse_html(f"<a href='{href}'>x</a>").root, str)
    assert laid
    written = f'<p><a href="{href.replace("&", "&amp;")}">x</a></p>'
    assert (laid.html == written) is (as_it_is or nh3_clean(written) == written)
