"""What speaks for a candidate's type: each piece of evidence by its name, and its weight."""

from __future__ import annotations

from wiredesk.reading.names.context import around
from wiredesk.reading.names.heads import heads
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.setting import Candidate, Setting
from wiredesk.reading.names.shape import shape

WEIGHTS: dict[str, dict[str, float]] = {
    # What stands before the name.
    "title": {"PER": 5.0},
    "person word before": {"PER": 4.0},
    "person verb before": {"PER": 1.0},
    "body word before": {"ORG": 3.5, "LOC": -1.5},
    "land word before": {"GPE": 3.5},
    "work word before": {"MISC": 4.0},
    "place preposition before": {"GPE": 1.8, "PER": -1.0},
    "town behind of": {"GPE": 0.7},
    "owner of an office": {"PER": -3.0, "GPE": 1.2, "ORG": 1.0},
    "article before": {"PER": -1.5, "ORG": 0.8, "LOC": 0.2},
    "plural article before": {"PER": -1.5, "MISC": 0.8},
    "article before a noun": {"PER": -1.5, "GPE": -2.0, "ORG": 0.3},
    "article before, no firm": {"PER": -1.5, "MISC": 1.0},
    "apposition after": {"PER": 3.0},
    "holder of an office": {"PER": 4.0},
    "in a list of people": {"PER": 1.5},
    "in a list of bodies": {"ORG": 1.5},
    "in a list of places": {"GPE": 1.5},
    "quoted": {"MISC": 3.5},
    "full name elsewhere": {"PER": 6.0},
    "body's name elsewhere": {"ORG": 6.0},
    "event's name elsewhere": {"EVENT": 6.0},
    "declared body": {"ORG": 8.0},
    "declared place": {"GPE": 6.0},
    # What follows.
    "person verb after": {"PER": 1.5},
    "person verb after an article": {"PER": -3.0, "ORG": 2.0},
    "office after": {"GPE": 5.0},
    "subject": {"PER": 0.3},
    "verb after": {"PER": 0.6},
    "years after": {"PER": 2.0},
    "country after": {"GPE": 2.0},
    # The words themselves.
    "first name, more": {"PER": 3.2},
    "first name alone": {"PER": 2.0},
    "surname last": {"PER": 1.4},
    "surname alone": {"PER": 1.0},
    "a person's name too": {"GPE": -1.0},
    "initial": {"PER": 2.5},
    "numeral": {"PER": 1.5},
    "two or three words": {"PER": 1.2},
    "ends as a noun": {"PER": -2.0, "MISC": 0.8},
    "short opener": {"PER": -3.0, "GPE": -3.0, "ORG": -3.0, "MISC": -3.0},
    "one word": {"PER": 0.4, "GPE": 0.2, "ORG": 0.2, "MISC": 0.2},
    "many words": {"MISC": 0.6, "ORG": 0.6},
    "body head": {"ORG": 5.0},
    "body tail": {"ORG": 5.0, "PER": -3.0},
    "body ending": {"ORG": 4.0},
    "land head": {"LOC": 4.6},
    "land tail": {"LOC": 5.0},
    "land ending": {"GPE": 1.5},
    "body head elsewhere": {"ORG": 3.5},
    "land head elsewhere": {"LOC": 3.5},
    "tail elsewhere ORG": {"ORG": 3.5},
    "tail elsewhere LOC": {"LOC": 3.5},
    "tail elsewhere EVENT": {"EVENT": 3.5},
    "team": {"ORG": 4.5},
    "place of a region": {"GPE": 4.5},
    "direction": {"GPE": 5.5},
    "letters first": {"ORG": 3.5},
    "letters last": {"ORG": 3.0},
    "work head": {"MISC": 5.2},
    "event head": {"EVENT": 5.6},
    "event tail": {"EVENT": 6.2},
    "acronym": {"ORG": 2.6, "PER": -2.0},
    "ampersand": {"ORG": 2.0},
    "mixed capitals": {"ORG": 1.2, "MISC": 0.8, "PER": -1.0},
    "digits": {"MISC": 1.5, "PER": -2.0},
}


def evidence(setting: Setting, c: Candidate) -> list[str]:
    """The names of everything that speaks for or against a type of this candidate."""
    found = around(setting, c)
    found += shape(setting, c)
    if not setting.words.shouted[c.first]:
        found += heads(setting, c)
    return found


def weigh(found: list[str], known: Known | None) -> tuple[str, float, str]:
    """The type that the evidence speaks for, how strongly, and the strongest piece of it."""
    totals: dict[str, float] = {}
    for name in found:
        for kind, weight in WEIGHTS[name].items():
            totals[kind] = totals.get(kind, 0.0) + weight
    if known:
        totals[known.type] = totals.get(known.type, 0.0) + known.strength
    if not totals:
        return "MISC", 0.0, "shape"
    kind = max(totals, key=lambda k: (totals[k], k))
    why, most = "shape", 0.0
    if known is not None and known.type == kind:
        why, most = known.source, known.strength
    for name in found:
        if (weight := WEIGHTS[name].get(kind, 0.0)) > most:
            why, most = name, weight
    return kind, totals[kind], why
