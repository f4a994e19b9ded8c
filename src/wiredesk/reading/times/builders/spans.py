"""Spans, spans back and on from a date, and what happens every so often."""

from __future__ import annotations

from wiredesk.reading.times.builders.draft import Draft, Drafts, one, turn_of, unit_of
from wiredesk.reading.times.grammar import Match
from wiredesk.reading.times.meanings import Exactly, Fixed, Shift
from wiredesk.reading.times.spelling import span_value
from wiredesk.reading.times.vocabulary import Token


def _count(m: Match, name: str) -> float | None:
    """How many: a figure, one for an article; ``None`` for "some"."""
    token = m.token(name)
    if token is None or "some" in token.values:
        return None
    return float(token.values["num"]) if "num" in token.values else 1.0


def _amount(m: Match) -> list[tuple[float | None, str]]:
    unit, second = m["u"], m.token("u2")
    count = 0.5 if m.has("ha") else _count(m, "n")
    if m.has("hu") and count is not None:
        count = 0.5 if "one" in m.line.tokens[m.places["n"]].values else count + 0.5
    if m.has("h") and count is not None:
        count += 0.5
    code = unit_of(unit)
    parts = [_whole(count, code)]
    if second is not None:
        parts.append((_count(m, "n2"), unit_of(second)))
    return parts


def _whole(count: float | None, unit: str) -> tuple[float | None, str]:
    """Half an hour is thirty minutes, as it is usually written."""
    return (30, "TM") if count == 0.5 and unit == "TH" else (count, unit)


def _approx(m: Match) -> str | None:
    kinds = {"about": "APPROX", "more": "MORE_THAN", "less": "LESS_THAN"}
    for at in range(m.start, min(m.places.get("u", m.end), m.end)):
        for kind, mod in kinds.items():
            if kind in m.line.tokens[at].values:
                return mod
    return None


def mod_span(m: Match) -> Drafts:
    """ "the last two years", "os próximos meses": how long, reckoned to or from now."""
    unit, mod = m["u"], m["mod"]
    yield from one(
        m, "DURATION", Fixed(span_value([(_count(m, "n"), unit_of(unit))]), _toward(mod))
    )


def _toward(mod: Token) -> tuple[str, ...]:
    turn, from_text = turn_of(mod)
    if from_text:
        return ()
    return ("relative", "to_now" if turn <= 0 else "from_now")


def mod_unit(m: Match) -> Drafts:
    """ "last month" is a date; "os próximos anos" and "the past decade" are spans."""
    unit, mod = m["u"], m["mod"]
    turn, from_text = turn_of(mod)
    code = unit_of(unit)
    if code == "D" and turn == -1 and not from_text:
        return  # "no último dia do prazo": the final day
    if code == "D" and turn == 1:
        from_text = True  # "the next day"
    plural = "plural_mod" in mod.values if "unit" in unit.values else True
    if "units" in unit.values and plural:
        yield from one(m, "DURATION", Fixed(span_value([(None, code)]), ("vague", *_toward(mod))))
    elif code in ("DE", "CE") and turn == -1 and not from_text:
        yield from one(m, "DURATION", Fixed(span_value([(1, code)]), _toward(mod)))
    elif not code.startswith("T") or turn == 0:
        yield from one(m, "DATE", Shift(turn, "D" if code == "BD" else code, from_text))


def back(m: Match) -> Drafts:
    """ "há três dias", "two weeks ago"."""
    yield from _reckoned(m, -1, False)


def on(m: Match) -> Drafts:
    """ "dans trois jours", "two weeks from now"."""
    yield from _reckoned(m, 1, False)


def later(m: Match) -> Drafts:
    """ "dois anos depois"."""
    yield from _reckoned(m, 1, True)


def earlier(m: Match) -> Drafts:
    """ "three days earlier"."""
    yield from _reckoned(m, -1, True)


def _reckoned(m: Match, sign: int, from_text: bool) -> Drafts:
    parts = _amount(m)
    count, unit = parts[0]
    spanned = len(parts) > 1 or count is None or unit.startswith("T")
    if spanned or (not from_text and _is_coarse(m, unit)):
        flags = ("relative", "vague") if count is None else ("relative",)
        direction = "to_now" if sign < 0 else "from_now"
        flags = flags if from_text else (*flags, direction)
        yield from one(m, "DURATION", Fixed(span_value(parts), flags), mod=_approx(m))
    elif count is not None:
        yield from one(m, "DATE", Exactly(sign * count, unit, from_text), mod=_approx(m))


COARSER = ("D", "W", "M", "Q", "H", "Y", "DE", "CE")


def _is_coarse(m: Match, unit: str) -> bool:
    """Whether "two years ago" stays a span in this language: its unit means no one date."""
    limit = m.pack.times.ago_as_span_from
    return limit in COARSER and unit in COARSER and COARSER.index(unit) >= COARSER.index(limit)


def ago_plain(m: Match) -> Drafts:
    """ "há anos": nobody knows how many."""
    unit = m["u"]
    flags = ("relative", "vague", "to_now")
    yield from one(m, "DURATION", Fixed(span_value([(None, unit_of(unit))]), flags))


def age(m: Match) -> Drafts:
    """An age is no time, unless its unit says that it cannot be one."""
    yield from ()


def span_range(m: Match) -> Drafts:
    """ "between 60 and 90 days": two spans, the first without its unit."""
    unit = m["u"]
    low, high = _count(m, "n"), _count(m, "n2")
    if low is None or high is None or low >= high:
        return
    first, second = m.places["n"], m.places["n2"]
    flags = ("range",)
    value = span_value([(low, unit_of(unit))])
    yield Draft(first, first + 1, "DURATION", Fixed(value), m.rule, flags=flags)
    value = span_value([(high, unit_of(unit))])
    yield Draft(second, m.end, "DURATION", Fixed(value), m.rule, flags=flags)


def span(m: Match) -> Drafts:
    """ "dois anos e meio", "several weeks"."""
    parts = _amount(m)
    flags = ("vague",) if parts[0][0] is None else ()
    if parts[0][0] is not None and parts[0][0] > 9999 and parts[0][1] == "D":
        return
    if _is_ordinal(m) or _is_share(m):
        return
    yield from one(m, "DURATION", Fixed(span_value(parts), flags), mod=_approx(m))


def _is_ordinal(m: Match) -> bool:
    """ "um segundo lugar": the unit is an ordinal where its number is an article or none fits."""
    unit, number = m.token("u"), m.token("n")
    if unit is None or "ord" not in unit.values:
        return False
    return number is None or "num" not in number.values


def _is_share(m: Match) -> bool:
    """ "three quarters of the budget" is a share."""
    unit = m.token("u")
    return unit is not None and unit_of(unit) == "Q" and bool(m.after().keys() & {"of", "the"})


def plain_span(m: Match) -> Drafts:
    """ "for years", "decades-long"; a bare plural is a time only after such a word."""
    if m.has("l") or "during" in m.before():
        value = Fixed(span_value([(None, unit_of(m["u"]))]), ("vague",))
        yield from one(m, "DURATION", value)


def spanword(m: Match) -> Drafts:
    """ "jahrelang"."""
    value = m.text("s", "spanword")
    yield from one(m, "DURATION", Fixed(value, ("vague",) if "X" in value else ()))


def every(m: Match) -> Drafts:
    """ "toda segunda-feira", "alle vier Jahre"."""
    weekday, part, unit = m.token("wd"), m.token("p"), m.token("u")
    if weekday is not None:
        yield from one(m, "SET", Fixed(f"XXXX-WXX-{weekday.values['weekday']}"))
    elif m.has("mo"):
        yield from one(m, "SET", Fixed(f"XXXX-{int(m.text('mo', 'month')):02d}"))
    elif part is not None:
        yield from one(m, "SET", Fixed(f"XXXX-XX-XXT{part.values['part']}"))
    elif unit is not None:
        count = m.number("n") or m.number("o", "ord") or (None if m.has("s") else 1)
        yield from one(m, "SET", Fixed(span_value([(count, unit_of(unit))])))


def freq(m: Match) -> Drafts:
    """ "annually", "diário"."""
    yield from one(m, "SET", Fixed(m.text("f", "freq")))


def weekly(m: Match) -> Drafts:
    """ "Mondays", "montags"."""
    yield from one(m, "SET", Fixed(f"XXXX-WXX-{m.text('w', 'weekly')}"))


def times_per(m: Match) -> Drafts:
    """ "15 a year", "500 Menschen im Jahr"."""
    unit = m["u"]
    yield Draft(m.places["pp"], m.end, "SET", Fixed(span_value([(1, unit_of(unit))])), m.rule)


def often(m: Match) -> Drafts:
    """ "three times a week"."""
    unit = m["u"]
    yield from one(m, "SET", Fixed(span_value([(1, unit_of(unit))])))
