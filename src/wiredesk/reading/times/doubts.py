"""A second look at what the grammar found: figures that are no years, words that are no days."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.times.builders import Draft
from wiredesk.reading.times.tokens import Line, opens_sentence
from wiredesk.reading.times.vocabulary import Token, is_small

COUNTED = re.compile(r"\s?(?:%|°|€|\$|£|¥|‰|x\d)|[.,]\d")
"""What right after four figures makes them a quantity."""

MONEY = re.compile(r"(?:[$€£¥#@№]|\bn[.º°]|\bno\.|nr\.)\s?$", re.IGNORECASE)
GLUED = re.compile(r"\w[/-]$")
NAME_AFTER = re.compile(r" [A-Z][a-z]+")
MONTH_BEFORE = {"at", "of", "since", "until", "between", "conj", "start", "middle", "end", "comma"}
WORD_BEFORE = re.compile(r"([\w.º°]+)\s$")
NEXT_WORD = re.compile(r"\s?(\w+)")
MARK_AFTER = re.compile(r"\s*(?:$|[^\w\s])|\n")


def is_time(copy: Copy, line: Line, draft: Draft) -> bool:
    """Whether a draft stands a second look."""
    if draft.rule == "year":
        return _is_year(copy, line, draft)
    if "bare_clock" in draft.flags or "loose_figure" in draft.flags:
        return _ends_phrase(copy, line.tokens[draft.end - 1].end)
    if draft.rule == "span":
        return not _is_age(copy, line, draft) and not _is_title(copy, line, draft)
    if draft.rule == "freq":
        return not _is_paper(copy, line, draft)
    if draft.rule in ("day_month", "day_list") and _is_named_after(copy, line, draft):
        return False
    if draft.rule == "month":
        return not _is_first_name(copy, line, draft)
    if "loose" in draft.flags:
        return _is_loose_day(copy, line, draft)
    return True


def _before(line: Line, at: int) -> Token | None:
    return line.tokens[at - 1] if at else None


def _is_year(copy: Copy, line: Line, draft: Draft) -> bool:
    """A bare figure is a year where a word says so, or where nothing is counted by it."""
    token = line.tokens[draft.end - 1 if draft.judge is None else draft.judge]
    first = line.tokens[draft.end - 1].start
    text = copy.text
    if draft.judge is None and GLUED.search(text, max(0, first - 2), first):
        return False
    if COUNTED.match(text, token.end) or MONEY.search(text, max(0, token.start - 5), token.start):
        return False
    before = _before(line, draft.start)
    kinds = before.values.keys() if before and token.start - before.end <= 1 else set()
    if _is_numbered(copy, first):
        return False
    bound = {"at", "of", "since", "until", "start", "middle", "end", "between"}
    if kinds & {"some", "per", "num"} and not kinds & bound:
        return False
    year = int(float(token.values.get("year") or token.values.get("yy") or 0))
    cued = "listed" in draft.flags or bool(kinds & bound)
    word = NEXT_WORD.match(text, token.end)
    if word is None or word[1][0].isdigit():
        return cued or 1200 <= year <= 2100
    if kinds & {"about", "more", "less"} and not kinds & bound:
        cued = False
    return _stands_before_word(copy, word[1], year, cued)


def _is_numbered(copy: Copy, start: int) -> bool:
    """ "voo 1984", "nº 2019": a number that names something."""
    word = WORD_BEFORE.search(copy.folded, max(0, start - 24), start)
    return word is not None and word[1] in copy.pack.quantities.number_signs


def _stands_before_word(copy: Copy, word: str, year: int, cued: bool) -> bool:
    """Whether a year may stand before this word: "the 1991 agreement", not "2000 soldiers"."""
    counted = word[0].isupper() if copy.pack.letters.nouns_capital else word[0].islower()
    small = word.lower() in copy.pack.letters.common
    round_figure = year % 100 == 0
    if cued:
        return not (round_figure and counted and not small)
    if copy.pack.letters.nouns_capital:
        return not counted and year <= 2100
    if small or not counted:
        return 1500 <= year <= 2100
    return 1900 <= year <= 2100 and not round_figure


def _begins_person(copy: Copy, token: Token) -> bool:
    """Whether a word lies in a person's name that goes on behind it."""
    at = bisect_right(copy.names, token.start, key=lambda name: name.start) - 1
    return at >= 0 and copy.names[at].type == "PER" and token.end < copy.names[at].end


def _is_first_name(copy: Copy, line: Line, draft: Draft) -> bool:
    """ "June Summers": where months have capitals and nouns none, a name goes on with one."""
    token = line.tokens[draft.end - 1]
    letters = copy.pack.letters
    if _begins_person(copy, token):
        return True
    if letters.nouns_capital or "month" not in token.values:
        return False
    before = _before(line, draft.start)
    if before is not None and before.values.keys() & MONTH_BEFORE:
        # "In May, June and July" beside "the survivor, June Summers".
        earlier = _before(line, draft.start - 1) if "comma" in before.values else None
        if "comma" not in before.values or (earlier and "month" in earlier.values):
            return False
    name = NAME_AFTER.match(copy.text, token.end)
    capital = copy.pack.calendar.months.get(copy.text[token.start : token.end]) is not None
    return name is not None and capital and copy.text[token.start].isupper()


AGES = range(10, 111)


@lru_cache(maxsize=16)
def _noun_before(tag: str) -> re.Pattern[str]:
    """The word before a time, a comma too; group 2 is a word of ``of`` between them."""
    of = "|".join(re.escape(fold(w)) for w in language(tag).times.of)
    return re.compile(rf"(\w+|,)\s(?:({of or '(?!)'})\s?)?$")


def _is_age(copy: Copy, line: Line, draft: Draft) -> bool:
    """ "o atleta de 24 anos": years of a person, unless a noun of spans stands before ("pena")."""
    spans = copy.pack.times.span_nouns
    numbers = [t for t in line.tokens[draft.start : draft.end] if "num" in t.values]
    if not spans or len(numbers) != 1 or "year_unit" not in line.tokens[draft.end - 1].values:
        return False
    if int(float(numbers[0].values["num"])) not in AGES:
        return False
    start = line.tokens[draft.start].start
    before = _noun_before(copy.pack.tag).search(copy.folded, max(0, start - 30), start)
    if before is None or not before[2]:
        return False
    noun = before[1]
    known = noun in spans or noun in copy.pack.letters.common or is_small(copy.pack.tag, noun)
    return noun == "," or not known


def _is_title(copy: Copy, line: Line, draft: Draft) -> bool:
    """ "60 Minutes": a name, where nouns have no capitals and not all is in capitals."""
    token = line.tokens[draft.end - 1]
    word = copy.text[token.start : token.end]
    return word.istitle() and not copy.pack.letters.nouns_capital and draft.end - draft.start > 1


def _is_paper(copy: Copy, line: Line, draft: Draft) -> bool:
    """ "o diário", "The Daily Show": the name of a paper or a show, not how often."""
    pack, token = copy.pack, line.tokens[draft.start]
    if pack.letters.nouns_capital:
        return False
    if copy.text[token.start].isupper() and not opens_sentence(copy.text, token.start):
        return True
    before = _before(line, draft.start)
    told = before.values.keys() if before else set()
    return not pack.quantities.noun_last and bool(told & {"the", "one"}) and "at" not in told


def _is_named_after(copy: Copy, line: Line, draft: Draft) -> bool:
    """ "Ponte 25 de Abril", "rue du 8 Mai": a place that is named after a date."""
    if "year" in line.tokens[draft.end - 1].values:
        return False
    start = line.tokens[draft.start].start
    m = _noun_before(copy.pack.tag).search(copy.folded, max(0, start - 30), start)
    return m is not None and m[1] in copy.pack.times.named_after


def _ends_phrase(copy: Copy, end: int) -> bool:
    """Whether a mark or one of the commonest words follows: nothing is counted."""
    if MARK_AFTER.match(copy.text, end):
        return True
    word = NEXT_WORD.match(copy.folded, end)
    return word is not None and word[1] in copy.pack.letters.common


def _is_loose_day(copy: Copy, line: Line, draft: Draft) -> bool:
    """A weekday whose name is a word too: "na segunda, disse", not "a segunda fase"."""
    before = _before(line, draft.start)
    if before is None or "the" in before.values or not before.values.keys() & {
        "at", "since", "until", "this", "last", "next", "conj", "between", "that",
    }:  # fmt: skip
        return False
    token = line.tokens[draft.end - 1]
    if MARK_AFTER.match(copy.text, token.end):
        return True
    following = line.tokens[draft.end] if draft.end < len(line.tokens) else None
    return following is not None and bool(following.values.keys() & {"after_loose", "conj"})
