"""Names that packs know where capitals tell nothing: peoples ("russo"), other scripts."""

from __future__ import annotations

from wiredesk.reading.names.judged import slug
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.setting import Setting
from wiredesk.records import Name

HANGUL, KATAKANA = ("\uac00", "\ud7a3"), ("\u30a1", "\u30fc")


def beside_runs(
    setting: Setting, found: list[tuple[Name, Known | None]]
) -> list[tuple[Name, Known | None]]:
    """Names that packs know where capitals tell nothing: peoples ("russo"), other scripts."""
    taken = [(name.start, name.end) for name, _ in found]
    added: list[tuple[Name, Known | None]] = []
    at = 0
    end_of_last = 0
    for start in sorted(setting.known):
        known = setting.known[start][0]
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if (at < len(taken) and taken[at][0] < known.end) or start < end_of_last:
            continue
        if _stands_alone(setting, known):
            end_of_last = known.end
            rule = f"names.{slug(known.source)}:{setting.lexicon.tag}"
            name = Name(
                start=start,
                end=known.end,
                type=known.type,
                rule=rule,
                method=known.source,
                confidence=0.9,
            )
            added.append((name, known))
    return added


def _stands_alone(setting: Setting, known: Known) -> bool:
    first = setting.words.text[known.start]
    if first.isupper() or first.islower() or first.istitle():
        return known.type == "NORP"
    return not _inside_word(setting.words.text, known)


def _inside_word(text: str, known: Known) -> bool:
    """Whether it is a part of a longer word where spaces do not tell.

    A Korean word opens with its name and ends in particles; a Japanese foreign name is written
    in katakana to its end.
    """
    before, after = text[known.start - 1 : known.start], text[known.end : known.end + 1]
    first, last = text[known.start], text[known.end - 1]
    if _in(HANGUL, first) and _in(HANGUL, before):
        return True
    return (_in(KATAKANA, first) and _in(KATAKANA, before)) or (
        _in(KATAKANA, last) and _in(KATAKANA, after)
    )


def _in(script: tuple[str, str], character: str) -> bool:
    return bool(character) and script[0] <= character <= script[1]
