"""The grammar of times: rules over lines of tokens, the same for every language.

A rule is a name, a pattern of kinds, and the builder that makes meanings of what it matched. In a
pattern a word stands for one token of that kind, ``name=kind`` remembers it, ``!kind`` looks ahead
that none follows; ``( ) | ? *`` are as in regular expressions. Rules stand in order: the first that
matches at the leftmost place counts, so the longer and surer come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs import LanguagePack, language
from wiredesk.reading.times.tokens import Line, Token
from wiredesk.reading.times.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True)
class Match:
    """What a rule matched: tokens by the name the pattern gives them, and all of them."""

    rule: str
    line: Line
    pack: LanguagePack
    start: int
    end: int
    places: dict[str, int]
    """Name → index of its token."""

    def token(self, name: str) -> Token | None:
        """The token of that name, if the pattern met it."""
        at = self.places.get(name)
        return None if at is None else self.line.tokens[at]

    def has(self, name: str) -> bool:
        """Whether the pattern met a token of that name."""
        return name in self.places

    def text(self, name: str, kind: str) -> str:
        """What the token of that name stands for as a kind; empty where there is none."""
        token = self.token(name)
        return "" if token is None else str(token.values[kind])

    def number(self, name: str, kind: str = "num") -> float | None:
        """Its figure."""
        token = self.token(name)
        return None if token is None else float(token.values[kind])

    def tokens(self) -> Iterator[tuple[int, Token]]:
        """Every token of the match with its index."""
        for at in range(self.start, self.end):
            yield at, self.line.tokens[at]


ATOM = re.compile(r"(!)?(?:(\w+)=)?([a-z_]+)")

UNIONS = {
    "dayn": ("day", "ord"),
    "the": ("the", "day_pre"),
    "q": ("num", "one", "some"),
    "anyunit": ("unit", "units"),
    "mod": ("last", "next", "this", "that", "prior", "after"),
    "post": ("last", "next", "prior", "after"),
    "sep": ("comma", "conj", "dash", "slash"),
    "rsep": ("conj", "dash", "slash"),
    "clocks": ("clock", "clock_sure"),
    "tick": ("clock", "clock_sure", "at", "the", "until", "since", "between", "conj", "about"),
    "yearish": ("year", "yearword"),
    "edge": ("start", "middle", "end"),
    "approx": ("about", "more", "less"),
    "in_year": ("of", "comma", "at"),
}
"""Names for several kinds at once."""


def patterns() -> dict[str, str]:
    """The rules by name, in order. Words are kinds of ``packs.sections.times`` and UNIONS."""
    month = "(m=month|m=loose_month) dot?"
    weekday = "(wd=weekday|wd=loose_day) dot?"
    year = "((of|comma|of the|comma of)? the? year_word? of? y=year)?"
    amount = (
        "(n=q dash? (ah=conj one)? hu=half? adj? u=anyunit | ha=half of? the? one? adj? u=anyunit)"
    )
    return {
        # figures
        "numeric": f"({weekday} comma? the? (lpar|at)? )? date=date",
        "month_day_list": f"month_first {month} d1=dayn ((sep|comma conj) dayn)+ !anyunit (comma? y=year)?",
        "day_list": f"({weekday} comma? at? the? lpar?)? dayn dot? ((sep|comma conj) at? the? dayn dot?)+ of? {month} {year}",
        "day_month": f"({weekday} comma? (at|of)? the? lpar?)? the? d=dayn dot? of? the? {month} {year}",
        "month_day": f"month_first ({weekday} comma? (at|the)?)? {month} the? d=dayn !anyunit (comma? y=year)?",
        "weekday_slash": f"{weekday} comma? (at|of)? the? lpar? d=day (slash m2=day)? rpar",
        "weekday_day": f"{weekday} comma? the? d=day slash m2=day",
        "day_slash": "d=day slash m2=day !of !slash",
        "day_of_unit": "day_pre? d=dayn of? the? (mod=last|mod=next|mod=this|mod=that|mod=prior) month_unit | day_pre? d=dayn of? the? month_unit mod=post",
        "month_year": f"{month} (of|comma|slash|dash|at)? the? year_word? of? y=year",
        "month_of_year": f"{month} (of|at)? the? (mod=last|mod=next|mod=this|mod=that) year_unit | {month} of? the? year_unit mod=post",
        # centuries, decades, fiscal years, parts of years
        "century_roman": "century_unit ((r=roman) (sep (the)? roman)*)",
        "century_ord": "(o=ord|o=day dot) (conj the? (ord|day dot))? cu=century_unit",
        "roman_century": "r=roman (sep (the)? roman)* cu=century_unit",
        "decade_figure": "decade_word of? the? (decade_word of? the?)? (t=tens|y=year|dec=decade)",
        "decade_name": "the? (dec=decade) units? (of the? )?",
        "quarter_year": "c=quarter (of|slash|comma|at)? the? year_word? of? y=year",
        "nth_year": "(o=ord|o=day dot) u=nth_unit (of|comma|at)? the? year_word? of? y=year",
        "nth_mod": "(o=ord|o=day dot) u=nth_unit of? the? (mod=last|mod=next|mod=this|mod=that) anyunit|(o=ord|o=day dot) u=nth_unit of? the? anyunit mod=post",
        "nth": "(o=ord|o=day dot) u=nth_unit",
        "fiscal": "fiscal of? y=year",
        # sets
        "every": "every the? (o=ord|n=num|s=some)? (u=anyunit|wd=weekday|p=part)",
        "freq": "f=freq",
        "weekly": "w=weekly",
        "often": "n=q times_word per? the? u=unit",
        "times_per": "n=num break? per the? u=unit !ago_end !later !earlier !yearish",
        # clock
        "clock_range": "(a=hour|a=hm_dot|a=hm|a=hm_one|a=h_only) (dash|conj|slash|conj clock|conj clock_sure) (b=hour|b=hm_dot|b=hm|b=hm_one|b=h_only) (e=oclock|ap=am|ap=pm) z=zone?",
        "clock": "(c=hm|tick c=hm_one|c=hm_one oclock|c=hm_one ap=am|c=hm_one ap=pm|tick c=h_only|tick c=hm_dot|c=hm_dot oclock|c=h_only oclock|c=hm_loose ap=am|c=hm_loose ap=pm|clocks c=hm_loose hours|c=hm_loose oclock) (hours|oclock)? (ap=am|ap=pm)? lpar? z=zone? ((of|at)? the? p=part)?",
        "clock_hour": "(clocks h=hour (ap=am|ap=pm|hours|oclock|of? the? p=part)|h=hour ap=am|h=hour ap=pm|h=hour oclock) (ap=am|ap=pm)? z=zone?",
        "clock_bare": "clock_sure h=hour",
        "clock_zone": "f=four hours? z=zone",
        # parts of days
        "day_part": f"({weekday}|dw=dayword) comma? (at|of|the|clock)* p=part",
        "part_of_day": f"p=part of? (at|the)? ({weekday}|dw=dayword|(mod=last|mod=next|mod=this|mod=that) the? {weekday})",
        "daypart": "(mod=last|mod=next|mod=this)? the? dp=daypart",
        "this_part": "(mod=this|mod=last|mod=that) p=part | p=part mod=post",
        # shifts by modifiers
        "mod_span": "mod=mod (n=q) x=mod? u=anyunit | n=num mod=post u=units | n=num u=anyunit mod=post",
        "mod_weekday": f"mod=mod the? {weekday} mod2=next? | {weekday} mod=post",
        "mod_month": f"mod=mod the? {month} | {month} mod=post",
        "mod_season": "mod=mod the? (se=season|se=loose_season) | se=season mod=post",
        "season_year": "(se=season|se=loose_season) (of|at|comma)? the? year_word? of? y=year",
        "season_mod": "se=season of? the? (mod=last|mod=next|mod=this) unit",
        "weekday_mod_week": f"{weekday} of? the? (mod=last|mod=next|mod=this) u=unit | {weekday} of? the? u=unit mod=post",
        "mod_holiday": "mod=mod ho=holiday",
        "mod_unit": "mod=mod the? u=anyunit | u=anyunit mod=post",
        "weekend": "we=weekend_unit",
        # back and on
        "ago": f"ago approx* {amount} (comma? conj? n2=num u2=anyunit)? h=and_half? ago_end?",
        "ago_plain": "ago u=units",
        "ago_end": f"approx* {amount} (conj? n2=num u2=anyunit)? ago_end",
        "hence": f"hence approx* {amount}",
        "hence_end": f"approx* {amount} hence_end",
        "later": f"approx* {amount} later !of",
        "earlier": f"approx* {amount} earlier !of",
        # spans
        "age": "age_before the? n=num u=anyunit | n=num dash? u=anyunit dash? age_after | comma (of|at)? n=num u=units (comma|rpar)",
        "span_range": "n=num (conj|dash|slash) n2=num dash? adj? u=anyunit",
        "span": f"approx* {amount} (comma? conj? n2=num (dash)? u2=anyunit)* h=and_half?",
        "spanword": "s=spanword",
        "plain_span": "during u=units | u=units dash? lasting",
        # years
        "year_list": "y=year ((sep|comma conj|conj the?) (year|yy !anyunit))+",
        "bc": "(n=num|n=year) b=bc",
        "year_word": "year_word of? y=yearish",
        "year": "y=year",
        # the rest
        "edge_unit": "(st=start|mi=middle|en=end) of? the? u=unit",
        "day_only": "day_pre d=day !of !slash !anyunit",
        "dayword_weekday": f"dw=dayword comma? (at|the)? {weekday}",
        "dayword": "dw=dayword",
        "weekday": weekday,
        "month": month,
        "season": "se=season | se=loose_season",
        "quarter": "c=quarter",
        "holiday": "ho=holiday",
        "part": "p=part",
        "ref": "r=ref",
    }


class Grammar(NamedTuple):
    """The rules compiled for one pack: one expression, and each rule's groups by their names."""

    expression: re.Pattern[str]
    groups: dict[str, list[tuple[str, int]]]


@lru_cache(maxsize=16)
def _compiled(tag: str) -> Grammar:
    words = vocabulary(tag)
    month_first = language(tag).times.month_first
    rules = []
    for name, pattern in patterns().items():
        if pattern.startswith("month_first"):
            if not month_first:
                continue
            pattern = pattern.removeprefix("month_first")
        rules.append(f"(?P<R{name}>{_expression(name, pattern, words)})")
    expression = re.compile("|".join(rules))
    groups: dict[str, list[tuple[str, int]]] = {}
    for group, index in expression.groupindex.items():
        rule, _, name = group.rpartition("__")[0].rpartition("__")
        groups.setdefault(rule, []).append((name, index))
    return Grammar(expression, groups)


def _expression(rule: str, pattern: str, words: Vocabulary) -> str:
    """A pattern as a regular expression over letters; a name met twice gets a number."""
    met: dict[str, int] = {}

    def atom(m: re.Match[str]) -> str:
        negative, name, kind = m.groups()
        letters = "".join(words.letters_of(k) for k in UNIONS.get(kind, (kind,)))
        one = f"[{letters}]" if letters else "(?!)"
        if negative:
            return f"(?!{one})" if letters else ""
        if name is None:
            return one
        met[name] = met.get(name, 0) + 1
        return f"(?P<{rule}__{name}__{met[name]}>{one})"

    return ATOM.sub(atom, pattern.replace("(", "(?:")).replace(" ", "")


def matches(line: Line, tag: str) -> Iterator[Match]:
    """Every place where a rule matches, left to right, none within another."""
    grammar = _compiled(tag)
    for m in grammar.expression.finditer(line.letters):
        rule = (m.lastgroup or "")[1:]
        places = {n: at for n, index in grammar.groups.get(rule, ()) if (at := m.start(index)) >= 0}
        yield Match(rule, line, language(tag), m.start(), m.end(), places)
