"""Letters that were lost or changed on the way: ``encoding.*``."""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span

# A lead byte of UTF-8 read as Latin-1 or Windows-1252, and a byte that may follow it.
_SUSPECT = re.compile(
    "(?:[ÂÃÄÅÎÏÐÑÒÓÔÙØÚÛ]|[âãäåçèéêëìíî](?=[\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}))"
    "[\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TAG = re.compile(
    r"</?(?:p|br|hr|b|i|u|s|em|strong|a|div|span|img|h[1-6]|ul|ol|li|blockquote|iframe|script|style|"
    r"table|tr|td|th|figure|figcaption|section|article|font|center|sup|sub|video|audio|source)"
    r"(?=[\s/>])[^<>\n]{0,400}>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|vc_[a-z_]{1,30}|et_pb_[a-z_]{1,30}|"
    r"fusion_[a-z_]{1,30}|blockquote|url|img)\b[^\]\n]{0,400}\]",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"\*\*[^*\n]{1,200}\*\*|(?m:^#{1,6} (?=\S))|\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,300}\)"
)
_LOST = re.compile("\ufffd+")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]+"
)
_QUESTION = re.compile(r"\?(?=[^\W\d_])")

ENOUGH = 2000
"""Places that are handed to ftfy; a text with more of them needs another decoding."""

JOINERS = "\u200c\u200d"
MARKS_OF_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


def check_mojibake(proof: Proof) -> Iterator[Defect]:
    """Yield words whose letters were decoded by the wrong table: "NotÃ­cias" for "Notícias".

    ftfy finds them; what it would do to quotation marks that are right is left alone.
    """
    done = 0
    for suspect in islice(_SUSPECT.finditer(proof.text), ENOUGH):
        if suspect.start() < done:
            continue
        start, done = _word_around(proof.text, suspect.start(), suspect.end())
        words = proof.text[start:done]
        mend = _repaired(words)
        if mend != words:
            note = "Letters were decoded by the wrong table."
            whole = None if _SUSPECT.search(mend) else mend
            yield raised("encoding.mojibake", (start, done), note, severity="major", mend=whole)


def _word_around(text: str, start: int, end: int) -> Span:
    """The run without spaces around a place, at most 80 letters either way."""
    head = re.split(r"[ \n\t]", text[max(0, start - 80) : start])[-1]
    rest = re.split(r"[ \n\t]", text[end : end + 80])[0]
    return start - len(head), end + len(rest)


def _repaired(words: str) -> str:
    import ftfy  # only where something looks broken: it takes longer to load than to run

    return ftfy.fix_encoding(words)


def check_markup(proof: Proof) -> Iterator[Defect]:
    """Yield entities, tags, shortcodes and Markdown that stand in the text as letters."""
    text = proof.text
    if "&" in text:
        for match in _ENTITY.finditer(text):
            letter = html.unescape(match[0])
            if match[0][1] == "#" or match[0][1:] in html5:
                note = f"An entity was left undecoded; “{letter}” is meant."
                yield raised("encoding.entity", match.span(), note, mend=letter, confidence=0.97)
    if "<" in text:
        for match in _TAG.finditer(text):
            note = "A tag stands in the text."
            yield raised("encoding.tag", match.span(), note, severity="major", mend="")
    if "[" in text:
        for match in _SHORTCODE.finditer(text):
            note = "A shortcode of the sender's system stands in the text."
            yield raised("encoding.shortcode", match.span(), note, severity="major", mend="")
    if "*" in text or "#" in text or "](" in text:
        for match in _MARKDOWN.finditer(text):
            note = "Markdown signs stand in the text."
            mend = match[0][2:-2] if match[0].startswith("**") else None
            mend = "" if match[0].startswith("#") else mend
            yield raised("encoding.markdown", match.span(), note, mend=mend)


def check_characters(proof: Proof) -> Iterator[Defect]:
    """Yield letters that were lost, and signs that cannot be seen and have no business here.

    Joiners belong to Arabic, Persian, Indic scripts and emoji; marks of direction to
    right-to-left text. An override of direction is never right.
    """
    text = proof.text
    for match in _LOST.finditer(text) if "\ufffd" in text else ():
        note = "Letters were lost here."
        yield raised("encoding.replacement", match.span(), note, severity="major", confidence=0.99)
    for match in _UNSEEN.finditer(text):
        kind = _unseen_kind(text, *match.span())
        if kind:
            note, severity = _UNSEEN_NOTES[kind]
            yield raised(f"encoding.{kind}", match.span(), note, severity=severity, mend="")
    for match in _QUESTION.finditer(text) if "?" in text else ():
        at = match.start()
        if _is_lost_letter(text, at) and not proof.is_address(at):
            where = _word_around(text, at, at + 1)
            note = "A question mark inside a word: a letter may have been lost."
            yield raised("encoding.lost_letter", where, note)


_UNSEEN_NOTES = {
    "control": ("A control character that cannot be seen.", "minor"),
    "soft_hyphen": ("A hyphenation mark of another layout was left in.", "info"),
    "invisible": ("A character that cannot be seen.", "minor"),
    "hidden_text": ("Letters that cannot be seen: text may be hidden here.", "critical"),
    "bidi_control": ("A sign that turns the direction of the text and cannot be seen.", "major"),
}


def _unseen_kind(text: str, start: int, end: int) -> str | None:
    """What a run of unseen signs is; ``None`` where it belongs."""
    run = text[start:end]
    first = run[0]
    if first >= "\U000e0000":
        flag = start > 0 and text[start - 1] == "\U0001f3f4"  # the flag of Wales is spelled so
        return None if flag or (first >= "\U000e0100" and len(run) == 1) else "hidden_text"
    if first < "\u00a0":
        return "control"
    if first == "\u00ad":
        return "soft_hyphen"
    if any(sign in "\u202d\u202e" for sign in run):
        return "bidi_control"
    near = text[max(0, start - 1) : start] + text[end : end + 1]
    if all(sign in JOINERS for sign in run):
        return None if any(_joins(letter) for letter in near) else "invisible"
    if all(sign in MARKS_OF_DIRECTION for sign in run):
        line = text[max(0, start - 200) : end + 200]
        if any("\u0590" <= letter <= "\u08ff" for letter in line):
            return None
        return "bidi_control" if any(s in MARKS_OF_DIRECTION[3:] for s in run) else "invisible"
    return "invisible"


def _joins(letter: str) -> bool:
    """Whether joiners belong beside a letter: Semitic and Indic scripts, emoji."""
    return (
        "\u0600" <= letter <= "\u08ff"
        or "\u0900" <= letter <= "\u109f"
        or "\u1780" <= letter <= "\u18af"
        or letter in "\ufe0f\u2640\u2642\u2695\u2764"
        or letter >= "\U0001f000"
    )


def _is_lost_letter(text: str, at: int) -> bool:
    return (
        at > 0
        and text[at - 1].isalpha()
        and text[at + 1].islower()
        and (text[at - 1].islower() or (at > 1 and not text[at - 2].isalpha()) or at == 1)
    )
