"""What has to be so before an article goes out, and the sentence that says what is not.

Approval, licence, credit, embargo, end of rights, house rules. Each check gives a sentence or
nothing; ``refusals`` gives them all, so that a screen can show everything that stands in the way.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from wiredesk.press.moments import in_words, maybe_begun, surely_come
from wiredesk.records import Article, Record, Refusal, Ruling


class HouseRule(NamedTuple):
    """One rule of the house, as the desk found it on this story.

    ``met`` says whether the rule is kept: a ``must`` that is so, a ``must_not`` that is not. A
    ``warn`` never refuses.
    """

    rule: str
    kind: str
    """must | must_not | warn"""
    met: bool


class Checks(Record, frozen=True, kw_only=True):
    """What the desk knows of a story at the moment of publishing."""

    version: int
    """The desk's version of the story that the article was made of."""
    rulings: tuple[Ruling, ...] = ()
    """The rulings on the story, the oldest first: approvals, rejections, reopenings, embargoes
    that were lifted by hand (``lift_embargo``)."""
    house: tuple[HouseRule, ...] = ()


def is_excerpt(article: Article) -> bool:
    """Whether the licence allows no more than a headline, a short extract and a link.

    An unknown licence allows no more than that.
    """
    return article.licence != "full"


def refusals(
    article: Article, checks: Checks, goes_out: datetime, held: bool = False
) -> Iterator[Refusal]:
    """Everything that stands against an article's going out at an instant, gravest first.

    ``held`` says that it comes back from a hold, which is then no reason by itself.
    """
    yield from _of_content(article)
    yield from _of_rights(article, goes_out)
    yield from _of_review(checks, held)
    yield from _of_embargo(article, checks, goes_out)
    yield from _of_house(checks)


def _of_content(article: Article) -> Iterator[Refusal]:
    if not article.title.strip():
        yield Refusal(what="no headline", why="The story has no headline.")
    if not any(one.strip() for one in article.paragraphs):
        yield Refusal(what="no text", why="The story has no text.")


def _of_rights(article: Article, goes_out: datetime) -> Iterator[Refusal]:
    source = article.source_name or article.agency or article.provider or "The source"
    if article.licence == "none":
        why = f"{source} does not allow its stories to be published. Its licence is set to “none”."
        yield Refusal(what="licence", why=why)
    elif is_excerpt(article) and not article.source_address:
        terms = "is unknown" if article.licence is None else "allows an excerpt"
        why = (
            f"The licence of {source} {terms}, so only headline, extract and link may go out, "
            "and the address of the original is not known."
        )
        yield Refusal(what="licence", why=why)
    if not (article.credit or article.agency or article.byline or article.source_name):
        why = "Nobody is credited: there is no credit line, no agency, no source and no byline."
        yield Refusal(what="credit", why=why)
    if article.expires:
        end = maybe_begun(article.expires)
        if end is None:
            why = f"Its rights end “{article.expires}”, which is no date. Enter the date."
            yield Refusal(what="rights", why=why)
        elif goes_out >= end:
            yield Refusal(what="rights", why=f"The rights to it end on {article.expires}.")


TAKES_BACK = {"reject": "rejected", "reopen": "reopened", "hold": "held"}
"""Rulings behind which an approval no longer counts."""


def _of_review(checks: Checks, held: bool) -> Iterator[Refusal]:
    approval, undone = None, None
    for ruling in checks.rulings:
        if ruling.verb == "approve":
            approval, undone = ruling, None
        elif ruling.verb in TAKES_BACK and not (held and ruling.verb == "hold"):
            undone = ruling
    if undone is not None:
        word = TAKES_BACK[undone.verb]
        why = f"{undone.by} {word} it, and nobody has approved it since."
        yield Refusal(what="approval", why=why)
    elif approval is None:
        yield Refusal(what="approval", why="Nobody has approved it.")
    elif approval.version != checks.version:
        approved = "an unnamed version" if approval.version is None else f"v{approval.version}"
        why = (
            f"{approval.by} approved {approved}; the story is at v{checks.version} now. "
            "Look at what changed and approve it again."
        )
        yield Refusal(what="approval", why=why)


def _of_embargo(article: Article, checks: Checks, goes_out: datetime) -> Iterator[Refusal]:
    if not article.embargo:
        return
    end = surely_come(article.embargo)
    if end is None and not _is_lifted(checks):
        why = (
            f"It is under an embargo until “{article.embargo}”, which is no date that can be "
            "reckoned. Lift it by hand once you know that it is over."
        )
        yield Refusal(what="embargo", why=why)
    elif end is not None and goes_out < end:
        yield Refusal(what="embargo", why=f"It is under an embargo until {_until(article, end)}.")


def _until(article: Article, end: datetime) -> str:
    """The embargo's own date; with the moment that it is reckoned to, where it names none."""
    said = article.embargo or ""
    if "T" in said and datetime.fromisoformat(said).tzinfo:
        return said
    lacks = "time zone" if "T" in said else "time of day"
    return f"{said}, which names no {lacks}: it has come everywhere on {in_words(end)}"


def _is_lifted(checks: Checks) -> bool:
    """Whether a person lifted the embargo of this version."""
    return any(r.verb == "lift_embargo" and r.version == checks.version for r in checks.rulings)


def _of_house(checks: Checks) -> Iterator[Refusal]:
    said = {"must": "A rule of the house is not met", "must_not": "A rule of the house forbids it"}
    for rule, kind, met in checks.house:
        if kind in said and not met:
            yield Refusal(what="house rule", why=f"{said[kind]}: {rule}.")


def warnings(checks: Checks) -> tuple[str, ...]:
    """The house rules that speak and refuse nothing."""
    return tuple(rule for rule, kind, met in checks.house if kind == "warn" and not met)
