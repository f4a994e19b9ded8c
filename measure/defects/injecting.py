"""Errors put into clean stories at known places: the same ones every time.

An injection is a function from a clean text to a text with one error, and the span where the
error now stands (``None`` for the story as a whole), or ``None`` where the story has no place for
it. Which of several places is taken hangs on the story's number alone.
"""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
SENTENCES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))
LANGUAGES = ("pt", "en", "es", "fr", "de")
JOINED = {"pt": "e", "en": "and", "es": "y", "fr": "et", "de": "und"}


class Clean(NamedTuple):
    """One clean story of ours."""

    language: str
    number: int
    text: str

    @property
    def held_back(self) -> bool:
        """Whether it was kept out of the work on the rules."""
        return self.number % 2 == 1


class Injected(NamedTuple):
    """A text with one error; ``span`` is ``None`` for the story as a whole."""

    text: str
    span: tuple[int, int] | None
    before: str | None = None
    """The text before the error, where it is not the clean story."""


Injection = Callable[[Clean], Injected | None]


def stories() -> list[Clean]:
    """The clean stories; paragraphs stand apart by blank lines."""
    found = []
    for language in LANGUAGES:
        text = (HERE / "stories" / f"{language}.txt").read_text("utf-8")
        for number, story in enumerate(text.split("\n=====\n")):
            found.append(Clean(language, number, story.strip().replace("\n", "\n\n")))
    return found


def body(story: Clean) -> tuple[int, int]:
    """Where the paragraphs stand: behind headline and byline, before credit and rights."""
    start = story.text.index("\n\n", story.text.index("\n\n") + 2) + 2
    return start, story.text.rindex("\n\n", 0, story.text.rindex("\n\n"))


def places(pattern: str, story: Clean) -> list[re.Match[str]]:
    """Where a pattern fits in the body, outside the dateline's line."""
    start, end = body(story)
    start = story.text.index("\n\n", start)
    return list(re.compile(pattern, re.MULTILINE).finditer(story.text, start, end))


def replaced(pattern: str, new: Callable[[re.Match[str]], str], mark: int = 0) -> Injection:
    """An injection that rewrites one place; the error spans the new words, or group ``mark``'s
    distance into them."""

    def inject(story: Clean) -> Injected | None:
        found = places(pattern, story)
        if not found:
            return None
        match = found[(story.number * 7 + 3) % len(found)]
        words = new(match)
        text = story.text[: match.start()] + words + story.text[match.end() :]
        return Injected(text, (match.start() + mark, match.start() + max(len(words), mark + 1)))

    return inject


def unpaired(pattern: str) -> Injection:
    """An injection that takes away one half of a pair; the error is its whole paragraph's."""

    def inject(story: Clean) -> Injected | None:
        gone = replaced(pattern, lambda match: "")(story)
        if gone is None or gone.span is None:
            return None
        start = gone.text.rindex("\n", 0, gone.span[0]) + 1
        return Injected(gone.text, (start, gone.text.index("\n", start)))

    return inject


def said(kind: str) -> Injection:
    """An injection that puts one of the sentences of a kind behind a paragraph of the body."""

    def inject(story: Clean) -> Injected | None:
        sentences = SENTENCES[story.language].get(kind)
        if not sentences:
            return None
        options = sentences[story.number % 2 :: 2]
        return put(story, options[(story.number // 2) % len(options)])

    return inject


def put(story: Clean, sentence: str, before: str = " ") -> Injected:
    """The story with a marked sentence behind its third paragraph."""
    start, _ = body(story)
    at = story.text.index("\n\n", story.text.index("\n\n", start) + 2)
    head, marked, tail = re.split(r"\[\[|\]\]", sentence)
    begin = at + len(before) + len(head)
    text = story.text[:at] + before + head + marked + tail + story.text[at:]
    return Injected(text, (begin, begin + len(marked)))


_DATE = re.compile(r", (?:[A-Z]\w+\.? )?\d{1,2}\.?(?:, | (?:de )?\w+ (?:de )?)20\d\d")


def undated(kind: str) -> Injection:
    """The sentence of a kind in a story whose dateline has lost its date."""

    def inject(story: Clean) -> Injected | None:
        text = _DATE.sub("", story.text, count=1)
        found = said(kind)(story._replace(text=text))
        return found and found._replace(before=text)

    return inject


def without_line(number: int) -> Injection:
    """The story without one of its lines: 1 is the byline, -2 the credit, -1 the rights."""

    def inject(story: Clean) -> Injected:
        lines = story.text.split("\n\n")
        del lines[number]
        return Injected("\n\n".join(lines), None)

    return inject


def without_dateline(story: Clean) -> Injected:
    """The story whose first paragraph starts with its first word."""
    start, _ = body(story)
    _, _, rest = re.split(r"(\) [—-] )", story.text[start:], maxsplit=1)
    return Injected(story.text[:start] + rest, None)


def without_date(story: Clean) -> Injected:
    """The story whose dateline has lost its date."""
    return Injected(_DATE.sub("", story.text, count=1), None)


def paragraph_again(story: Clean) -> Injected:
    """The story in which a paragraph stands again two paragraphs on."""
    start, end = body(story)
    paragraphs = story.text[start:end].split("\n\n")
    again = paragraphs[1 + story.number % 2]
    at = start + len("\n\n".join(paragraphs[:4]))
    text = story.text[:at] + "\n\n" + again + story.text[at:]
    return Injected(text, (at + 2, at + 2 + len(again)))


def sentence_again(story: Clean) -> Injected | None:
    """The story in which a sentence of the body stands again at the end of another paragraph."""
    found = places(r"(?<=[a-zà-ÿ]{3}[.] )[A-ZÀ-Ý][^.\n“”«»„\"]{30,}\.(?=\n|$)", story)
    if not found:
        return None
    sentence = found[story.number % len(found)][0]
    _, end = body(story)
    text = story.text[:end] + " " + sentence + story.text[end:]
    return Injected(text, (end + 1, end + 1 + len(sentence)))


def headline_cut(story: Clean) -> Injected:
    """The story whose headline is cut inside, with dots or without."""
    end = story.text.index("\n")
    words = story.text[:end].split()
    small = [i for i, w in enumerate(words[3:-1], 3) if w.islower() and len(w) < 4]
    cut = " ".join(words[: (small[-1] + 1 if small and story.number % 3 == 1 else -2)])
    cut += "" if small and story.number % 3 == 1 else "..."
    return Injected(cut + story.text[end:], (0, len(cut)))


def headline_twice(story: Clean) -> Injected:
    """The story under a cut copy of its headline."""
    end = story.text.index("\n")
    cut = story.text[: end * 2 // 3].rstrip() + "..."
    return Injected(cut + "\n\n" + story.text, (0, len(cut)))


def body_cut(story: Clean) -> Injected:
    """The story that ends within a sentence, with dots or without, or with a mark that says so."""
    _, end = body(story)
    last = story.text.rindex("\n\n", 0, end) + 2
    words = story.text[last:end].split(" ")
    kept = " ".join(words[: max(9, len(words) * 2 // 3)]).rstrip(".,;")
    kept += ("...", "", " […]", "…")[story.number % 4]
    text = story.text[:last] + kept
    return Injected(text, (len(text) - min(30, len(kept)), len(text)))


def list_again(story: Clean) -> Injected | None:
    """The story in which a list says one thing again: "A, B and C" as "A, A, A and C"."""
    join = JOINED[story.language]
    pattern = rf"(?<![\w-])(\w{{5,}}), (\w{{4,}})(?:, \w+)? {join} (\w{{4,}})"

    def new(match: re.Match[str]) -> str:
        if story.number % 2:
            return f"{match[1]}, {match[2]}, {match[1]} {join} {match[3]}"
        return f"{match[1]}, {match[1]}, {match[1]} {join} {match[3]}"

    return replaced(pattern, new)(story)


SILENT = {
    "pt": "{} não quis comentar.",
    "en": "{} declined to comment.",
    "es": "{} no quiso hacer comentarios.",
    "fr": "Interrogé, {} n’a pas souhaité commenter.",
    "de": "Zu den Kosten wollte {} nichts sagen.",
}
PERSONS = re.compile(
    r"(?<= )(?:Valadas|Quintela|Rebelo|Bezerra|Tenório|Farias|Prado|Abrantes|Nhantumbo|Ashby|"
    r"Lindqvist|Muthoni|Duffy|Baird|Villanueva|Errázuriz|Goikoetxea|Olmedo|Bruera|Alvarado|"
    r"Sotomayor|Pinedo|Herraiz|Mamani|Chappuis|Diatta|Maréchal|Lambrecht|Bouffard|Arseneau|"
    r"Petersen|Ehrenreich|Tschernko|Grassl|Stocker|Schmitt)(?!\w)"
)


def name_otherwise(story: Clean) -> Injected | None:
    """The story in which somebody stands again under a name that is written otherwise."""
    for match in PERSONS.finditer(story.text, body(story)[0]):
        other = _other_spelling(match[0], story.number)
        if other:
            return put(story, SILENT[story.language].format(f"[[{other}]]"))
    return None


def _other_spelling(name: str, number: int) -> str | None:
    """Another spelling: a letter of another romanisation, doubled, dropped, or turned round."""
    for old, new in (("y", "i"), ("i", "y"), ("k", "ck"), ("v", "w"), ("f", "ph"), ("z", "s")):
        if old in name[1:-1] and number // 2 % 2 == 0:
            return name[0] + name[1:].replace(old, new, 1)
    if len(name) > 6:
        middle = len(name) // 2
        if name[middle] != name[middle + 1]:
            return name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]
    return None


def acronym_alone(story: Clean) -> Injected | None:
    """The story that no longer says what its acronym stands for."""
    small = r"(?: (?:d\w{0,3}|para|of|für|las?|y|and|e|des)(?= ))*"
    name = rf"(?:[A-ZÀ-Ý][\w-]*{small} ?)"
    match = re.search(rf"{name}{{2,}}\((?P<a>[A-Z]{{3,5}})\)", story.text)
    if not match:
        return None
    text = story.text[: match.start()] + match["a"] + story.text[match.end() :]
    return Injected(text, (match.start(), match.start() + len(match["a"])))


def mojibake(story: Clean) -> Injected | None:
    """The story in which one word was decoded by the wrong table."""
    found = places(r"(?<!\w)\w*[à-ÿ]\w*(?!\w)", story)
    if not found:
        return None
    match = found[(story.number * 5 + 1) % len(found)]
    words = match[0].encode("utf-8").decode("cp1252" if story.number % 2 else "latin-1", "replace")
    text = story.text[: match.start()] + words + story.text[match.end() :]
    return Injected(text, (match.start(), match.start() + len(words)))


def foreign_paragraph(story: Clean) -> Injected:
    """The story with a paragraph in another language."""
    return put(story, SENTENCES[story.language]["paragraph"], "\n\n")


def last_line(kind: str) -> Injection:
    """The story with a line behind its last: link words without a link, an agency unnamed."""

    def inject(story: Clean) -> Injected:
        line = SENTENCES[story.language][kind]
        text = story.text
        if kind == "unnamed":
            text = "\n\n".join(text.split("\n\n")[:-2])
            text = re.sub(r" \([\w ]+\)(?= [—-] )", "", text, count=1)
        inner = len(line) - len(line.strip("()"))
        start = len(text) + 2 + bool(inner)
        return Injected(f"{text}\n\n{line}", (start, start + len(line) - inner))

    return inject


QUOTED = r"[“„«]|(?<=\s)\"(?=\w)"
CLOSED = r"[”»]|(?<=[\w.,?!])\"|“(?=[ ,.\n])"

INJECTIONS: tuple[tuple[str, Injection], ...] = (
    ("typography.capital_after_semicolon", replaced(r"; [a-zà-ÿ]", lambda m: m[0].upper())),
    ("typography.space_before_mark", replaced(r"(?<=\w)[,.](?=\s)", lambda m: " " + m[0])),
    ("typography.missing_space", replaced(r"(?<=[a-zà-ÿ]{2})[.] (?=[A-ZÀ-Ý][a-z])", lambda m: ".")),
    ("typography.double_space", replaced(r"(?<=\w) (?=\w)", lambda m: "  ")),
    ("typography.doubled_mark", replaced(r"(?<=\w), (?=\w)", lambda m: ",, ")),
    (
        "typography.all_caps",
        replaced(r"(?<=[.] )[A-ZÀ-Ý][^.\n“”«»„\"]{25,}\.", lambda m: m[0].upper()),
    ),
    ("quote.unbalanced opening gone", unpaired(QUOTED)),
    ("quote.unbalanced closing gone", unpaired(CLOSED)),
    ("quote.unbalanced_bracket", unpaired(r"\((?=\w)")),
    ("repeat.word", replaced(r"(?<![\w’'-])[a-zà-ÿ]{2,}(?= [a-zà-ÿ])", lambda m: f"{m[0]} {m[0]}")),
    (
        "repeat.phrase",
        replaced(
            r"(?<![\w’'-])(?:de|of|in|para|dans|von|con|por|auf|nach) \w+(?= \w)",
            lambda m: f"{m[0]} {m[0]}",
        ),
    ),
    ("repeat.enumeration", list_again),
    ("repeat.sentence", sentence_again),
    ("repeat.paragraph", paragraph_again),
    ("truncated.title cut", headline_cut),
    ("truncated.title copy", headline_twice),
    ("truncated.body", body_cut),
    ("leftover words", said("leftover")),
    ("leftover paragraph", foreign_paragraph),
    ("mt.literal", said("mt")),
    ("fluency.unidiomatic", said("fluency")),
    ("spelling", said("spelling")),
    ("name.inconsistent", name_otherwise),
    ("name.transliteration", said("transliteration")),
    ("name.institution", said("institution")),
    ("acronym.undefined new", said("acronym")),
    ("acronym.undefined unexplained", acronym_alone),
    ("accuracy.terminology", said("terminology")),
    ("accuracy.article", said("article")),
    ("accuracy.number_agreement", said("number")),
    ("accuracy.agreement", said("agreement")),
    ("accuracy.pronoun_ambiguous", said("pronoun")),
    ("accuracy.preposition", said("preposition")),
    ("date.relative_unanchored", undated("relative")),
    ("date.year_missing", undated("year")),
    ("date.season_hemisphere", said("season")),
    ("date.weekday_wrong", said("weekday")),
    ("encoding.mojibake", mojibake),
    (
        "encoding.entity",
        replaced(
            r"(?<=\w)é(?=\w)| (?:e|y|et|und|and) ",
            lambda m: "&eacute;" if m[0] == "é" else " &amp; ",
        ),
    ),
    ("encoding.tag", replaced(r"(?<= )\w{5,}(?= )", lambda m: f"<b>{m[0]}</b>")),
    ("encoding.invisible", replaced(r"(?<=\w{3})(?=\w{3})", lambda m: "\u200b")),
    ("encoding.bidi_control", replaced(r"(?<= )(?=\w{5,})", lambda m: "\u202e")),
    ("encoding.replacement", replaced(r"(?<=\w{2})\w(?=\w)", lambda m: "\ufffd")),
    ("encoding.lost_letter", replaced(r"(?<=[a-z]{2})[à-ÿ](?=[a-z])", lambda m: "?")),
    (
        "source.tracking_link",
        lambda s: put(s, "[[https://news.test/2026/05/x?id=7&utm_source=feed&utm_medium=rss]]"),
    ),
    ("source.unnamed_agency", last_line("unnamed")),
    ("source.link_without_url", last_line("link")),
    ("llm_leftover", said("chat")),
    ("llm_instruction", said("prompt")),
    ("missing.byline", without_line(1)),
    ("missing.dateline", without_dateline),
    ("missing.date", without_date),
    (
        "missing.credit",
        lambda s: Injected(
            re.sub(r" \((?:[\w ]+)\) (?=[—-])", " ", "\n\n".join(s.text.split("\n\n")[:-2])), None
        ),
    ),
    ("missing.rights", without_line(-1)),
)
"""What is injected, by the kind of defect that must come of it; words behind a space tell ways of
doing it apart."""
