"""Tables of words, learnt from the translations that people confirmed, used where they help."""

from collections import defaultdict
from datetime import datetime

from wiredesk.desk.models import Compared, Tie, WordTable
from wiredesk.desk.packing import pack_words, unpack_comparable
from wiredesk.lineage.translations.finding import UNKNOWN, tongue
from wiredesk.lineage.translations.trying import FEWEST, Pair, is_worth_using
from wiredesk.lineage.word_tables import learn
from wiredesk.records import Comparable

LATEST = 400
"""Pairs of two languages that a table is learnt from, those confirmed last."""

OTHERS = 300
"""Stories of the second language among which a table is tried."""


def learn_words(now: datetime) -> int:
    """Learn a table for each two languages of which enough translations were confirmed and more
    than when it was last learnt; how many were learnt."""
    learnt = 0
    for (one, other), pairs in sorted(_confirmed().items()):
        name = f"{one}-{other}"
        known = WordTable.objects.filter(languages=name).first()
        if len(pairs) < FEWEST or (known is not None and known.confirmed == len(pairs)):
            continue
        kept = pairs[:LATEST]
        table = learn(kept)
        if table is None:
            continue
        helps = is_worth_using(kept, _others(other, {b.id for _, b in kept}))
        WordTable.objects.update_or_create(
            languages=name,
            defaults={
                "packed": pack_words(table),
                "confirmed": len(pairs),
                "helps": helps,
                "made": now,
            },
        )
        learnt += 1
    return learnt


def _confirmed() -> dict[tuple[str, str], list[Pair]]:
    """The pairs that people confirmed by their two languages, in the order of their names; the
    latest first."""
    ruled = Tie.objects.filter(kind="translation", ruled="same").order_by("-pk")
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    rows = ruled.values_list("a__compared__packed", "b__compared__packed")
    for a, b in rows.iterator(500):
        if a is None or b is None:
            continue
        one, other = sorted((unpack_comparable(a), unpack_comparable(b)), key=tongue)
        languages = tongue(one), tongue(other)
        if languages[0] != languages[1] and UNKNOWN not in languages:
            found[languages].append((one, other))
    return found


def _others(language: str, but: set[str]) -> list[Comparable]:
    rows = Compared.objects.filter(language__istartswith=language).order_by("-seen")
    some = [
        unpack_comparable(p) for p in rows.values_list("packed", flat=True)[: OTHERS + len(but)]
    ]
    return [one for one in some if one.id not in but and tongue(one) == language][:OTHERS]
