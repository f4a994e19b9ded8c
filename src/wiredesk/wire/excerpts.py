"""Whether a feed carries a story whole or an excerpt of its page, and which text counts.

A feed's text is an excerpt where it says so itself: it breaks off, ends in a link to its own
page or in "read more", is a headline alone, or is short and stands in an element that is not
meant for the whole story. Both texts are kept; the judgement says which one a desk works on.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from wiredesk.packs.language_pack import language, languages
from wiredesk.packs.matcher import fold
from wiredesk.records import Block, Record, SourceSettings, Story
from wiredesk.wire.identity import plain_address

FEEDS = ("rss", "atom", "json", "cdf")
"""How the names of feed formats begin; an agency's item has no page that it is an excerpt of."""

MEANT_WHOLE = {"body:content", "body:encoded", "body:xhtml"}
"""Elements meant for the whole story (content:encoded, atom:content, content_html)."""

SHORT, SHORT_IF_MEANT = 100, 50
"""Words below which a text is an excerpt: of a description, and of an element meant for the whole.
In a hundred real feeds abstracts have 15 to 100 words, whole stories mostly 400 and more."""

LONG = 400
"""Words from which three dots at the end are style, and a link to its own page is a courtesy."""

OWN_WORDS = 0.5
"""Share of the feed's words that its page must hold, or it is another page: a login, a consent."""

MUCH_MORE = 1.2
"""A page that says so much more than the feed is the fuller text."""

LONGEST_WORDS = 14
"""Letters a word on average, beyond any language that puts spaces between words."""

_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_CUT_IN_BRACKETS = re.compile(r"[\[(]\s*(?:…|\.\.\.\.?)\s*[\])]\s*$")
_WORD = re.compile(r"\w+")


class Counts(Record, frozen=True, kw_only=True):
    """Whether the page's text counts rather than the feed's, and why, in words."""

    page: bool
    why: str


def may_fetch_page(settings: SourceSettings) -> bool:
    """Whether a source's licence lets its linked pages be fetched. Unknown is never full text."""
    return settings.fetch_pages and settings.licence == "full"


def why_excerpt(story: Story) -> str:
    """Why a feed's story is an excerpt of the page it links to, in words; "" where it is none."""
    if not story.format.startswith(FEEDS):
        return ""
    if not (story.address or "").startswith(("http://", "https://")):
        return ""
    body = _body(story)
    words = count_words("".join(story.text[b.start : b.end] + " " for b in body))
    if not words:
        return "The feed carries a headline alone."
    return _breaks_off(story, body, words) or _is_short(story, words)


def _breaks_off(story: Story, body: list[Block], words: int) -> str:
    texts = [story.text[block.start : block.end].rstrip() for block in body[-2:]]
    if any(_CUT_IN_BRACKETS.search(text) for text in texts):
        return "Its text breaks off."
    if any(_points_on(text) for text in texts):
        return "Its text ends in a pointer to the rest."
    if words >= LONG:
        return ""
    if _CUT.search(texts[-1]):
        return "Its text breaks off."
    own, last = plain_address(story.address or ""), body[-1]
    links = [link for link in story.links if link.end is not None and link.end >= last.end - 2]
    if any(plain_address(link.href) == own for link in links):
        return "Its text ends in a link to its own page."
    return ""


def _is_short(story: Story, words: int) -> str:
    if words >= SHORT:
        return ""
    if not any(said.name in MEANT_WHOLE for said in story.declared):
        return f"It has {words} words, in an element that is not meant for the whole."
    return f"It has {words} words." if words < SHORT_IF_MEANT else ""


def _body(story: Story) -> list[Block]:
    """The blocks after the headline that hold words."""
    after = story.title_span[1] if story.title_span else 0
    return [
        block
        for block in story.blocks
        if block.start >= after and story.text[block.start : block.end].strip()
    ]


def _points_on(text: str) -> bool:
    """Whether a text ends in "Continue reading", "Leia mais" and the like, of any language."""
    end = fold(text[-80:]).rstrip(" \n.:…»>→\u203a[]()")
    said = next((phrase for phrase in _pointers() if end.endswith(phrase)), None)
    return said is not None and not end.removesuffix(said)[-1:].isalnum()


@lru_cache(maxsize=1)
def _pointers() -> tuple[str, ...]:
    known = (language(tag).defects.continues for tag in sorted(languages()))
    phrases = {fold(phrase) for some in known for phrase in some}
    return tuple(sorted(phrases, key=len, reverse=True))


def count_words(text: str) -> int:
    """Words of a text; in scripts without spaces two letters count as one."""
    words = len(_WORD.findall(text))
    letters = sum(character.isalnum() for character in text)
    return words if words * LONGEST_WORDS > letters else letters // 2


def which_counts(feed: Story, page: Story) -> Counts:
    """Whether the page's text counts: it must hold what the feed says, and more."""
    told = _telling(_words_of(feed, _body(feed)) or _words_of(feed, feed.blocks))
    shown = _page_text(page)
    held = told & _telling(_WORD.findall(shown.lower()))
    if told and len(held) < OWN_WORDS * len(told):
        why = "The page does not hold what the feed says (a login, a consent?): the feed's counts."
        return Counts(page=False, why=why)
    mine = count_words("".join(feed.text[b.start : b.end] + " " for b in _body(feed)))
    theirs = count_words(shown)
    if theirs <= MUCH_MORE * mine:
        return Counts(page=False, why="The page says no more than the feed: the feed's counts.")
    why = f"The page has {theirs} words, the feed {mine} of them: the page's counts."
    return Counts(page=True, why=why)


def _page_text(page: Story) -> str:
    """The body of a page; all of it where no block is known for body."""
    body = [block for block in page.blocks if block.body] or list(page.blocks)
    return "\n".join(page.text[block.start : block.end] for block in body)


def _words_of(story: Story, blocks: Iterable[Block]) -> list[str]:
    return [word for b in blocks for word in _WORD.findall(story.text[b.start : b.end].lower())]


def _telling(words: Iterable[str]) -> set[str]:
    """Words long enough to tell texts apart; all where none is. Letters alone where a script has
    no spaces between words."""
    found = {part for word in words for part in _parts(word)}
    return {word for word in found if len(word) > 3 or not word.isascii()} or found


def _parts(word: str) -> Iterable[str]:
    if len(word) < LONGEST_WORDS:
        return (word,)
    return (word[at : at + 2] for at in range(len(word) - 1))
