"""Figures on what a query finds, as tables; ``drawing.charts`` draws them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wiredesk.desk.models import Entry
from wiredesk.desk.search import words
from wiredesk.desk.search.finding import Scopes, asked, label_of, source_names, term_for
from wiredesk.desk.search.query import Query, parse_query

MOST = 5_000
"""Stories that figures are made of: the newest matches."""

BARS = 15

COUNTED = frozenset(kind[:2] for kind in ("speaker", "kind", "source", "defect", "mended"))
"""How the tags begin that are counted."""


class Bar(NamedTuple):
    """One thing and how often it is there."""

    label: str
    count: int
    query: str
    """What to add to the query to have these alone."""


class Share(NamedTuple):
    """How much of a source's stories stands on somebody's word."""

    source: str
    stories: int
    sentences: int
    claimed: int
    own_voice: int
    share: float
    """Claimed of claimed and own voice, 0 to 1; 0 where there is neither."""
    query: str


class Faults(NamedTuple):
    """The defects of a source's stories, the commonest kinds first."""

    source: str
    stories: int
    defects: int
    a_story: float
    kinds: tuple[Bar, ...]
    query: str


class Figures(NamedTuple):
    """All figures on one query."""

    over_time: tuple[Bar, ...]
    """Stories by day, month or year of publication, the oldest first, gaps filled with 0."""
    undated: int
    """Stories that declare no date."""
    quoted: tuple[Bar, ...]
    """Claims by speaker."""
    kinds: tuple[Bar, ...]
    """Claims by the kind of source they rest on."""
    attribution: tuple[Share, ...]
    """By source, the largest first."""
    defects: tuple[Faults, ...]
    stories: int
    """How many it is made of; where ``capped``, the newest of more."""
    capped: bool


def figures(query: Query | str, scopes: Scopes = (), most: int = MOST) -> Figures:
    """The figures on what a query finds: three statements, four where sources are asked for."""
    query = parse_query(query) if isinstance(query, str) else query
    places = words.newest(asked(query, scopes), most + 1)
    tally = _Tally()
    for row in _rows(places[:most]):
        tally.add(*row)
    names = source_names(tally.sources)
    return Figures(
        over_time=over_time(tally.dates),
        undated=tally.stories - len(tally.dates),
        quoted=_best(tally.speakers, "speaker", names),
        kinds=_best(tally.kinds, "kind", names),
        attribution=_attribution(tally, names),
        defects=_defects(tally, names),
        stories=tally.stories,
        capped=len(places) > most,
    )


class _Tally:
    """All counts, made in one pass over the rows."""

    def __init__(self) -> None:
        self.stories = 0
        self.dates: list[str] = []
        self.speakers: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.sources: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        """Stories, sentences, claimed, own voice."""
        self.defects: dict[str, Counter[str]] = defaultdict(Counter)

    def add(
        self, published: str, sentences: int, claimed: int, own_voice: int, lines: str, times: str
    ) -> None:
        """Count one story."""
        self.stories += 1
        if published:
            self.dates.append(published)
        sources, defects = [], []
        for line, count in zip(lines.split("\n"), times.split(), strict=False):
            if line[:2] not in COUNTED:  # most lines: persons, places, topics
                continue
            kind, _, value = line.partition("\t")
            if kind == "speaker":
                self.speakers[value] += int(count)
            elif kind == "kind":
                self.kinds[value] += int(count)
            elif kind == "source":
                sources.append(value)
            elif kind in {"defect", "mended"}:  # a sender's, whoever mended them
                defects.append((value, int(count)))
        for source in sources:
            sums = self.sources[source]
            for at, number in enumerate((1, sentences, claimed, own_voice)):
                sums[at] += number
            for defect, number in defects:
                self.defects[source][defect] += number


def _rows(places: Sequence[int]) -> Iterator[tuple[str, int, int, int, str, str]]:
    columns = ("published", "sentences", "claimed", "own_voice", "tag_lines", "times")
    rows = Entry.objects.filter(place__in=words.among(places)).order_by()
    return rows.values_list(*columns).iterator()


def _best(counted: Counter[str], kind: str, names: dict[str, str]) -> tuple[Bar, ...]:
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:BARS]
    return tuple(Bar(label_of(kind, v, names), count, term_for(kind, v)) for v, count in best)


def _attribution(tally: _Tally, names: dict[str, str]) -> tuple[Share, ...]:
    return tuple(
        Share(
            label_of("source", source, names),
            stories,
            sentences,
            claimed,
            own,
            claimed / (claimed + own) if claimed + own else 0.0,
            term_for("source", source),
        )
        for source, (stories, sentences, claimed, own) in _largest(
            tally.sources, lambda sums: sums[0]
        )
    )


def _defects(tally: _Tally, names: dict[str, str]) -> tuple[Faults, ...]:
    return tuple(
        Faults(
            label_of("source", source, names),
            tally.sources[source][0],
            counted.total(),
            counted.total() / tally.sources[source][0],
            _best(counted, "defect", names)[:5],
            term_for("source", source),
        )
        for source, counted in _largest(tally.defects, lambda counted: counted.total())
    )


def _largest(by_source, size):  # type: ignore[no-untyped-def]
    """The sources of the largest figures, with them."""
    return sorted(by_source.items(), key=lambda item: (-size(item[1]), item[0]))[:BARS]


def over_time(dates: Sequence[str]) -> tuple[Bar, ...]:
    """How many of some dates lie in each day, month or year, whichever makes some sixty or less.

    Dates less precise than that are left out of it.
    """
    days = sorted(d[:10] for d in dates if len(d) >= 10)
    months = sorted(d[:7] for d in dates if len(d) >= 7)
    if days and len(span := _days(days[0], days[-1])) <= 62:
        return _filled(span, days)
    if months and len(span := _months(months[0], months[-1])) <= 62:
        return _filled(span, months)
    years = sorted(d[:4] for d in dates)
    return _filled([f"{y:04}" for y in _range(years)], years)


def _range(years: Sequence[str]) -> range:
    return range(int(years[0]), int(years[-1]) + 1) if years else range(0)


def _filled(span: Sequence[str], dates: Sequence[str]) -> tuple[Bar, ...]:
    counted = Counter(dates)
    return tuple(Bar(each, counted[each], f"date:{each}") for each in span)


def _days(first: str, last: str) -> list[str]:
    try:
        begin, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    except ValueError:
        return [""] * 63
    return [date.fromordinal(day).isoformat() for day in range(begin, min(end, begin + 62) + 1)]


def _months(first: str, last: str) -> list[str]:
    begin, end = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (first, last))
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(begin, min(end, begin + 62) + 1)]
