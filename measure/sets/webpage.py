"""What is taken for the body of a page: F1 over words, on pages of ours (see ``measure.pages``)."""

import re
from collections.abc import Iterator
from statistics import mean

from measure.pages import Page, pages
from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect

SET = "webpage"
_WORD = re.compile(r"[\u4e00-\u9fff]|\w+")


def measure() -> Iterator[tuple[str, float]]:
    """Yield the mean F1 of body words, and shares of pages whose headline and date are right."""
    read = [(page, story_of(page)) for page in pages()]
    yield "body F1", mean(body_f1(page, story) for page, story in read)
    yield "headline", mean(story.title == page.story["title"] for page, story in read)
    yield "headline placed", mean(story.title_span is not None for _, story in read)
    dated = [(page, story) for page, story in read if page.story["date"] in page.html]
    yield "published", mean(story.published == page.story["date"] for page, story in dated)
    undated = [story for page, story in read if page.story["date"] not in page.html]
    yield "published though nothing says at most", mean(bool(s.published) for s in undated)


def story_of(page: Page) -> Story:
    """The page as wiredesk reads it."""
    (story,) = detect.parse(Delivery(body=page.html.encode(), address="https://outlet.test/1"))
    assert not isinstance(story, Refusal), page.name  # noqa: S101
    return story


def body_f1(page: Page, story: Story) -> float:
    """F1 of the words taken for body; headline, lead, byline and captions count as neither."""
    right = wrong = 0
    for block in story.blocks:
        words = story.text[block.start : block.end]
        if block.body and is_body(words, page):
            right += len(_WORD.findall(words))
        elif block.body and not is_either(words, page):
            wrong += len(_WORD.findall(words))
    wanted = sum(len(_WORD.findall(paragraph)) for paragraph in page.body)
    return 2 * right / (right + wrong + wanted) if right else 0.0


def is_body(words: str, page: Page) -> bool:
    """Whether a block is a paragraph of the story."""
    bare = "".join(words.split())
    return any(bare == "".join(paragraph.split()) for paragraph in page.body)


def is_either(words: str, page: Page) -> bool:
    """Whether a block is one that extractors may keep or leave, or several of these."""
    bare = "".join(words.split())
    for other in sorted(page.either, key=len, reverse=True):
        bare = bare.replace("".join(other.split()), "")
    return len(bare) < 4
