"""The rules of the grammar: which kinds of words, in which order, make a time.

A rule is a name and a pattern; a line that is indented goes on with the rule above. In a pattern a
word stands for one token of that kind (the keys of ``packs.sections.times``, kinds that follow from
them, UNIONS), ``name=kind`` remembers the token, ``!kind`` looks ahead that none follows, and
``( ) | ?`` are as in regular expressions; ``+`` is one to sixteen times and ``*`` none to three, so
that no line is walked again and again. ``{name}`` is a piece of MACROS. Rules stand in order: the
first that matches at the leftmost place counts, so the longer and surer come first.
``month_first`` opens rules for languages that write "May 3".
"""

from __future__ import annotations

import re

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

MACROS = {
    "month": "(m=month | m=loose_month | m=short_month) dot?",
    "weekday": "(wd=weekday | wd=loose_day) dot?",
    "year": "((of | comma | of the | comma of)? the? year_word? of? y=year)?",
    "amount": """(n=q of? dash? (ah=conj one)? hu=half? adj? u=anyunit
                 | ha=half of? the? one? adj? u=anyunit)""",
}
"""Pieces of patterns."""

RULES = """
# figures
numeric          ({weekday} comma? the? (lpar | at)? )? date=date
month_day_list   month_first {month} d1=dayn ((sep | comma conj) dayn)+ !anyunit (comma?
                 y=year)?
day_list         ({weekday} comma? at? the? lpar?)? dayn dot? ((sep | comma conj) at? the? dayn
                 dot?)+ of? {month} {year}
day_month        ({weekday} comma? (at | of)? the? lpar?)? the? d=dayn dot? of? the? {month}
                 {year}
month_day        month_first ({weekday} comma? (at | the | lpar)?)? {month} the? d=dayn !anyunit
                 (comma? y=year)?
weekday_slash    (this the?)? {weekday} comma? (at | of)? the? lpar? d=day (slash m2=day)? rpar
weekday_figure   {weekday} the? d=day !slash !anyunit !of !dot !dash
weekday_day      {weekday} comma? the? d=day slash m2=day
day_slash        d=day slash m2=day !of !slash
day_of_unit      day_pre? d=dayn of? the? (mod=last | mod=next | mod=this | mod=that |
                 mod=prior) month_unit | day_pre? d=dayn of? the? month_unit mod=post
month_year       {month} (of | comma | slash | dash | at)? the? year_word? of? y=year
month_of_year    {month} (of | at)? the? (mod=last | mod=next | mod=this | mod=that) year_unit
                 | {month} of? the? year_unit mod=post
month_dayword    {month} comma? (of | at)? the? dw=dayword

# centuries, decades, fiscal years, parts of years
century_roman    century_unit ((r=roman) (sep (the)? roman)*)
century_figure   century_unit n=num
century_ord      (o=ord | o=day dot) (conj the? (ord | day dot))? cu=century_unit
roman_century    r=roman (sep (the)? roman)* cu=century_unit
decade_figure    decade_word of? the? (decade_word of? the?)? apostrophe?
                 (t=tens | y=year | dec=decade)
decade_edge      edge of? the? (t=tens | y=year) !anyunit !of
decade_name      the? apostrophe? (dec=decade) dash? units? (of the? )?
quarter_year     c=quarter (of | slash | comma | at)? the? year_word? of? y=year
nth_year         (o=ord | o=day dot) u=nth_unit (of | comma | at)? the? year_word? of? y=year
nth_mod          (o=ord | o=day dot) u=nth_unit of? the? (mod=last | mod=next | mod=this |
                 mod=that) anyunit | (o=ord | o=day dot) u=nth_unit of? the? anyunit mod=post
nth              (o=ord | o=day dot) u=nth_unit
fiscal           fiscal of? y=year

# sets
every            every the? (o=ord | n=num | s=some)? (u=anyunit | wd=weekday | p=part | mo=month)
freq             f=freq
weekly           w=weekly
often            n=q times_word per? the? u=unit
times_per        n=num break? pp=per the? u=unit !ago_end !later !earlier !yearish !post

# clock
clock_range      (a=hour | a=hm_dot | a=hm | a=hm_one | a=h_only) (dash | conj | slash | conj
                 clock | conj clock_sure) (b=hour | b=hm_dot | b=hm | b=hm_one | b=h_only)
                 (e=oclock | ap=am | ap=pm) z=zone?
clock            (c=hm | tick c=hm_one | c=hm_one oclock | c=hm_one ap=am | c=hm_one ap=pm |
                 tick c=h_only | tick c=hm_dot | c=hm_dot oclock | c=h_only oclock | c=hm_loose
                 ap=am | c=hm_loose ap=pm | clocks c=hm_loose hours | c=hm_loose oclock) (hours
                 | oclock)? (ap=am | ap=pm)? lpar? z=zone? ((of | at)? the? p=part)?
clock_hour       (clocks h=hour (ap=am | ap=pm | hours | oclock | of? the? p=part) | h=hour
                 ap=am | h=hour ap=pm | h=hour oclock) (ap=am | ap=pm)? (of? the? p=part)? z=zone?
clock_one        clocks h=one (of the? p=part | the p=part | hours | oclock)
clock_bare       clock_sure h=hour
clock_zone       f=four hours? z=zone

# parts of days
day_part         ({weekday} | dw=dayword) comma? (part_at | at | of | the | clock)* p=part
mod_day_part     {weekday} mod=post (part_at | at | of | the)* p=part
part_of_day      p=part of? (at | the)? ({weekday} | dw=dayword | (mod=last | mod=next |
                 mod=this | mod=that) the? {weekday})
daypart          (mod=last | mod=next | mod=this)? the? dp=daypart
this_part        (mod=this | mod=last | mod=that) p=part | p=part mod=post

# shifts by modifiers
day_only         (mod=last | mod=next | mod=this)? day_pre d=day !of !slash !anyunit !month
mod_span         mod=mod (n=q) x=mod? u=anyunit | n=num mod=post u=units | n=num u=anyunit
                 mod=post
mod_weekday      mod=mod the? {weekday} mod2=next? | {weekday} mod=post
mod_month        mod=mod the? {month} | {month} mod=post
mod_season       mod=mod the? (se=season | se=loose_season) | (se=season | se=loose_season) mod=post
season_year      (se=season | se=loose_season) (of | at | comma)? the? year_word? of? y=year
season_mod       se=season of? the? (mod=last | mod=next | mod=this) unit
weekday_mod_week {weekday} of? the? (mod=last | mod=next | mod=this) u=unit | {weekday} of?
                 the? u=unit mod=post
mod_holiday      mod=mod ho=holiday
mod_unit         mod=mod the? u=anyunit | u=anyunit mod=post
weekend          we=weekend_unit

# back and on
ago              ago approx* {amount} (comma? conj? n2=num u2=anyunit)? h=and_half? ago_end?
ago_plain        ago u=units
ago_end          approx* {amount} (conj? n2=num u2=anyunit)? ago_end
hence            hence approx* {amount}
hence_end        approx* {amount} hence_end
later            approx* {amount} later !of !the
earlier          approx* {amount} earlier !of

# spans
age              age_before the? approx? n=num u=anyunit !of
                 | n=num dash? u=anyunit dash? age_after
                 | comma (of | at)? n=num u=units (comma | rpar)
span_range       n=num (conj | dash | slash) n2=num dash? adj? u=anyunit
span             approx* {amount} (comma? conj? n2=num (dash)? u2=anyunit)* h=and_half?
spanword         s=spanword

# years
year_list        y=year ((sep | comma conj | conj the?) (year | yy !anyunit))+
bc               (n=num | n=year) b=bc
year_word        year_word of? y=yearish
year             y=year

# the rest
edge_unit        (st=start | mi=middle | en=end) of? the? u=unit
dayword_weekday  dw=dayword comma? (at | the)? {weekday}
plain_span       u=units (dash? l=lasting)?
dayword          dw=dayword
weekday          {weekday}
month            (m=month | m=loose_month) dot?
season           se=season | se=loose_season
quarter          c=quarter
holiday          ho=holiday
part             p=part
ref              r=ref
"""


def patterns() -> dict[str, str]:
    """The rules by name, in order, each as one line with its macros filled in."""
    found: dict[str, str] = {}
    name = ""
    for line in RULES.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            name, _, line = line.partition(" ")
        found[name] = f"{found.get(name, '')} {line.strip()}".strip()
    for macro, piece in MACROS.items():
        piece = " ".join(piece.split())
        found = {n: p.replace("{" + macro + "}", piece) for n, p in found.items()}
    return found


PIECE = re.compile(r"(!?)(?:\w+=)?([a-z_]+)|[()|?*+]")


def opening(pattern: str) -> set[str]:
    """The kinds that a match of a pattern can begin with."""
    kinds, _, _ = _alternatives(list(PIECE.finditer(pattern)), 0)
    return kinds


def _alternatives(pieces: list[re.Match[str]], at: int) -> tuple[set[str], bool, int]:
    """(Kinds that can come first, whether nothing need come, where it ends) from a piece on."""
    kinds: set[str] = set()
    empty = False
    while True:
        first, nothing, at = _sequence(pieces, at)
        kinds |= first
        empty = empty or nothing
        if at >= len(pieces) or pieces[at][0] != "|":
            return kinds, empty, at
        at += 1


def _sequence(pieces: list[re.Match[str]], at: int) -> tuple[set[str], bool, int]:
    kinds: set[str] = set()
    empty = True
    while at < len(pieces) and pieces[at][0] not in ")|":
        if pieces[at][0] == "(":
            first, nothing, at = _alternatives(pieces, at + 1)
        elif pieces[at][1]:
            first, nothing = set(), True
        else:
            first, nothing = {pieces[at][2]}, False
        at += 1
        if at < len(pieces) and pieces[at][0] in "?*+":
            nothing = nothing or pieces[at][0] in "?*"
            at += 1
        if empty:
            kinds |= first
        empty = empty and nothing
    return kinds, empty, at
