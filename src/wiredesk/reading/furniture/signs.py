"""Lines that their form gives away: counters, dates, addresses, hashtags, sign-offs, fences."""

import re

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import WORD, Line, Mark
from wiredesk.reading.signed import DATED

COUNT = re.compile(r"[+\d][\d.,  ]*[kKmMbB]?\+?")
LONGEST_COUNT = 20
MARKS = " \t()[]{}|·•*:,;+-–—/\\&#\u200b\ufe0f"

NUMBERS = re.compile(
    r"\d{1,4}(?:[./:h’'-]\d{1,4})*(?:st|nd|rd|th|er|º|ª|h|hs|hrs|am|pm|min|uhr|z)?"
)

FULL_DATE = re.compile(
    r"(?<![\d.])(?:[0-3]?\d([./-])[01]?\d\1(?:20|19)?\d\d|(?:20|19)\d\d([./-])[01]?\d\2[0-3]?\d)(?![\d.]\d)"
)
YEAR_OR_CLOCK = re.compile(r"(?:19|20)\d\d|\d{1,2}[:h.]\d\d(?:am|pm|h)?|\d{1,2}(?:am|pm|h)")

SENTENCE_STOP = re.compile(r"(?<!min)(?<!std)(?<!mins)(?<!hrs)(?<!\bh)\.$")
"""A stop that is no abbreviation's: "Hace 36 años." is a sentence, "2 min." is not."""

ADDRESS = re.compile(
    r"(?:[^\s:]{1,30}:\s*)?<?(?:https?://|www\.)[^\s<>]+>?[.)]?|<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?"
)

HASHTAGS = re.compile(r"(?:[#＃][^\W\d]\w*[\s,;|·]*)+")

INITIALS = re.compile(
    r"[=/\\(\[–—*-]*\s*[^\W\d_]{2,4}(?:\s?[/.]{1,2}\s?[^\W\d_]{2,4}){1,3}[)\]]?\s*[=.]?"
)
"""Who wrote and who passed it: "(AB/cd)", "gm/jl/tb", "//AB"."""

LONE_INITIALS = re.compile(r"\((?!sic\)|foto\)|ndlr\)|red\))[^\W\d_A-Z]{2,3}\)")
"""Who wrote it, alone in brackets at the end: "(stk)"."""

PASSED_ON = re.compile(
    r"[^\W\d_]{2,4}(?:[ /,(]{1,2}[^\W\d_]{2,4}\)?){0,3}\s?//\s?[^\W\d_][\w .,/()-]{1,40}"
)
"""Initials, two strokes and who passed it on: "AMC // Mirante/fim", "JPM (LFS) // MAG"."""

ENDED = re.compile(
    r"[\s=*#–—/.(<\[-]*(?:ends?|fim|fin|ende|30|xxx)[\s=*#–—/.)>\]-]*", re.IGNORECASE
)
"""The end of a take: "-ends-", "-30-", "= FIM"; needs a mark or stands last."""

SLASH_END = re.compile(r"[=–—-]?\s*[^\W\d_][\w ]{1,30}/\s?(?:fim|fin|end|ende)\.?", re.IGNORECASE)
"""The agency and the end: "Lusa/Fim"."""

RULE_LINE = re.compile(r"[#*=_~–—-]{2,}|[#]{1,3}")

FENCE = re.compile(r"`{3,}\s*\w{0,12}")
JSON = re.compile(r"\{\s*\"\w+\"\s*:.*|\"\w{2,20}\"\s*:\s*[\"\[{].*|[{}\[\]]{1,3},?")
"""What is left of a machine's answer in JSON; counts at the ends of the copy only."""
JSON_ENDS = 3

BOLD = re.compile(r"(\*\*|__)(?=\S).+(?<=\S)\1")
HASHES = re.compile(r"#{1,6} (?=\S)")

PLAYER = re.compile(
    r"\[?\d{1,2}\s?(?:/|of|de|von|sur)\s?\d{1,2}\]?\s*\|?|\d?\d:\d\d(?:\s?/\s?\d?\d:\d\d)?"
)
"""Of a gallery or a player: "1 of 5 |", "[1/3]", "00:00 / 03:21"."""

SHORTCODE = re.compile(
    r"(?:\[/?(?:caption|gallery|embed|video|audio|ad_\d+|vc_\w+|et_pb_\w+|wp_\w+|adrotate)\b[^\]\n]*\]\s*)+"
)
"""What a content system would have replaced: "[ad_1]", "[caption id=…]"."""

TEMPLATE = re.compile(r"\{\{[^{}\n]{1,60}\}\}|\[(?:Your|My) \w+\]|<%.{1,60}%>")
"""A blank that nobody filled: "{{title}}"."""

EMBED = re.compile(
    r"(?:</?[a-z][^<>\n]{0,200}>[\s.]*)+|pic\.twitter\.com/\w+|[–—-]{1,2}\s.{1,60}\(@\w{1,20}\).{0,40}"
)
"""A post of a network, or the tag it stood in: "— Lantern (@lantern) October 28, 2025"."""

CONTACT = re.compile(
    r"(?:[^@\n]{0,60}?[:\s])?(?:@\w{2,30}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})[.!]?"
)
"""A handle or an address with a few words before it: "E-mail: ana@x.pt", "Twitter: @ana"."""
CONTACT_WORDS = 6

SLUG = re.compile(r"(?:©\s*)?[\w-]{2,20},\s\w{2,6}:\d{4,}[\d/-]*")
"""An agency's number of the item: "dpa-infocom, dpa:251028-930-123456/1"."""

DATE_TOKENS = 18


def judge_count(line: Line) -> Mark | None:
    """Numbers with what they count: "1.2k Shares", "Comentários (3)", "39 Likes 4 Comments"."""
    if line.size > 9:
        return None
    counted = lexicon().counted
    words = [w for w in line.words if not COUNT.fullmatch(w)]
    numbers = len(COUNT.findall(line.text))
    if words and numbers and all(w in counted for w in words):
        return line.whole("counter", "counted", 0.95)
    return None


def is_bare_count(line: Line) -> bool:
    """A number alone on its line, as share bars leave it: "39", "1.2k"."""
    bare = line.text.strip(MARKS)
    if not bare or len(bare) > LONGEST_COUNT:
        return False
    if not bare[0].isdigit():
        # "👍 39 👎 2": signs that are no letters beside the numbers.
        rest = [t for t in bare.split() if not COUNT.fullmatch(t)]
        return any(c.isdigit() for c in bare) and all(_is_sign(t) for t in rest)
    return len(bare) <= 9 and bool(COUNT.fullmatch(bare)) and not bare.endswith((".", ","))


def _is_sign(token: str) -> bool:
    """Whether a token is an emblem: no letter, no digit, no mark of writing."""
    return all(ord(c) > 0x2000 and not c.isalnum() for c in token)


def judge_date(line: Line) -> Mark | None:
    """As "Published Oct 28, 2025 10:32 AM", "há 2 horas", "4 min read": nothing but a date told."""
    tokens = line.words if line.size <= DATE_TOKENS else []
    if not tokens or len(tokens) > DATE_TOKENS:
        return None
    words = lexicon()
    said = set(tokens)
    # "Posted on October 28 by admin": beside a word of publishing a desk may stand.
    allowed = words.dating | words.desks if said & words.published else words.dating
    if not all(_is_dating(token, allowed) for token in tokens):
        return None
    numbers = [token for token in tokens if token[0].isdigit()]
    if said & words.published and (numbers or len(tokens) > 1):
        return line.whole("pubdate", "published", 0.95)
    # A date, or a lapse of time, without a word that says what it is.
    if line.zone == "mid" or not numbers or SENTENCE_STOP.search(line.folded):
        return None
    precise = any(YEAR_OR_CLOCK.fullmatch(n) for n in numbers)
    if FULL_DATE.search(line.text) or (precise and said & words.calendar):
        return line.whole("pubdate", "date", 0.85)
    return line.whole("pubdate", "lapse", 0.75) if said & words.lapsed else None


def _is_dating(token: str, dating: frozenset[str]) -> bool:
    """Numbers, words of dates, and both with a mark between: "10:32pm", "segunda-feira"."""
    if NUMBERS.fullmatch(token) or token.rstrip(".") in dating:
        return True
    parts = re.split(r"[./:'’-]", token)
    return len(parts) > 1 and all(NUMBERS.fullmatch(p) or p in dating for p in parts if p)


def judge_form(line: Line) -> Mark | None:
    """Addresses, hashtags, fences: forms that need no words."""
    text = line.text
    if ADDRESS.fullmatch(text):
        kind = "byline" if "@" in text and "/" not in text else "link_text"
        return line.whole(kind, "address", 0.9)
    if HASHTAGS.fullmatch(text):
        return line.whole("tags", "hashtags", 0.95)
    if EMBED.fullmatch(text):
        return line.whole("share", "embed", 0.85)
    if SHORTCODE.fullmatch(text) or TEMPLATE.fullmatch(text):
        kind = "advertisement" if text.startswith("[ad") else "llm_leftover"
        return line.whole(kind if "{" in text or "[ad" in text else "navigation", "code", 0.85)
    if SLUG.fullmatch(text):
        return line.whole("sign_off", "slug", 0.9)
    outer = min(line.above, line.below) < JSON_ENDS
    if FENCE.fullmatch(text) or (outer and JSON.fullmatch(text)):
        return line.whole("llm_leftover", "fence", 0.9)
    return None


def judge_player(line: Line) -> Mark | None:
    """As "00:00", "[1/3]": a player's clock, a gallery's count, above or below the body."""
    if line.zone in ("head", "tail") and line.size <= 4 and PLAYER.fullmatch(line.text):
        return line.whole("navigation", "player", 0.8)
    return None


def judge_contact(line: Line) -> Mark | None:
    """As "E-mail: ana@x.pt", "@ana": how to reach who wrote it."""
    if line.zone not in ("head", "tail") or line.size > CONTACT_WORDS or "@" not in line.text:
        return None
    return line.whole("byline", "contact", 0.8) if CONTACT.fullmatch(line.text) else None


def judge_bullet(line: Line) -> Mark | None:
    """As "+ Prefeito quer bonde de volta", ">> Mayor wants trams": a pointer amid the body."""
    if line.size > BULLET_WORDS or line.size < 3 or line.ends_as_sentence:
        return None
    if not line.text.startswith(POINTERS):
        return None
    first = next((c for c in line.text if c.isalpha()), "")
    return line.whole("related", "pointer", 0.7) if first.isupper() else None


def judge_tags(line: Line) -> Mark | None:
    """As "Tags bus council lines": the word for tags and no sentence, below the body."""
    if line.zone != "tail" or line.size > BULLET_WORDS or line.ends_as_sentence:
        return None
    first = [t for t in line.told_at.get(line.start, ()) if t.how == "alone" and t.kind == "tags"]
    return line.whole("tags", f"opens:{first[0].hit.value}", 0.75) if first else None


def judge_sign_off(line: Line) -> Mark | None:
    """As "(AB/cd)", "Lusa/Fim", "-30-" at the end of the copy."""
    if line.zone not in ("tail", "bare") or line.size > 5 or len(line.text) > 48:
        return None
    text = line.text
    if INITIALS.fullmatch(text) or LONE_INITIALS.fullmatch(text) or SLASH_END.fullmatch(text):
        return line.whole("sign_off", "initials", 0.85)
    if DATED.fullmatch(text):
        return line.whole("sign_off", "initials", 0.85)
    if PASSED_ON.fullmatch(text) and text[:2].isupper():
        return line.whole("sign_off", "initials", 0.85)
    if ENDED.fullmatch(text) or RULE_LINE.fullmatch(text):
        return line.whole("sign_off", "ended", 0.8)
    return None


def judge_rights(line: Line) -> Mark | None:
    """As "© 2026 Bayside Post"; a picture's © is the photo credit's."""
    folded = line.folded if line.folded.startswith("(c)") else line.folded.lstrip(MARKS)
    if not folded.startswith(("©", "copyright", "(c)", "℗")) or line.size > LONG_RIGHTS:
        return None
    behind = WORD.findall(folded)
    if any(w.isdigit() and len(w) == 4 for w in behind[:6]):
        return line.whole("rights", "copyright", 0.95)
    return None


LONG_RIGHTS = 60
BULLET_WORDS = 20
POINTERS = ("+ ", ">> ", "» ", "► ", "▶", "➡", "👉", "👇", "↓", "→ ")
