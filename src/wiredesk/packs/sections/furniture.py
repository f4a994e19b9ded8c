"""Words that stand in site furniture.

Furniture is often in another language than the story, so the lists of all packs are read together
(``reading/furniture/lexicon.py``) and none is ``Words``: the pass for one language leaves them out.
"""

from typing import Literal

from msgspec import field

from wiredesk.packs.loading import Example, Section

Kind = Literal[
    "breadcrumb",
    "counter",
    "share",
    "navigation",
    "related",
    "newsletter",
    "cookie",
    "photo_credit",
    "advertisement",
    "paywall",
    "tags",
    "disclaimer",
    "link_text",
    "byline",
    "credit",
    "sign_off",
    "rights",
    "pubdate",
    "editor_note",
    "embargo",
    "llm_leftover",
    "llm_instruction",
]

Family = Literal[
    "this_story",
    "taken",
    "feed",
    "refuses",
    "duty",
    "reliable",
    "of_the_text",
    "reserves",
    "alters",
    "notice",
    "discretion",
    "unedited",
    "machine",
    "order",
    "prompt",
]

ByKind = dict[Kind, list[str]]


class FurnitureWords(Section, kw_only=True):
    """Words of menus, counters, share bars, disclaimers, by what they prove.

    A phrase in capitals is found in capitals only; one that ends in ``*`` is a beginning of words;
    one of ``opens`` that ends in ``:`` needs a mark behind it (a colon, a bar, a dash); one of
    ``holds`` that begins with ``^`` opens its sentence, and one with `` … `` in it is how the
    sentence opens (in one of several ways between bars) and what comes later in it:
    "the post|the article … appeared first on".
    """

    alone: ByKind = field(default_factory=dict)
    """Phrases that are furniture where a line holds nothing else: "Facebook", "Source link"."""
    opens: ByKind = field(default_factory=dict)
    """Phrases that make furniture of the line, or of the sentence, that they open: "Tags:"."""
    holds: ByKind = field(default_factory=dict)
    """Phrases that give a sentence away wherever they stand in it: "sign up for our newsletter"."""
    home: list[str] = field(default_factory=list)
    """What the first page is called."""
    sections: list[str] = field(default_factory=list)
    """Sections of news sites."""
    counted: list[str] = field(default_factory=list)
    """What counters count: shares, comments, views."""
    published: list[str] = field(default_factory=list)
    """Words that say what a date is: published, updated."""
    dating: list[str] = field(default_factory=list)
    """Single words that may stand in such a line beside numbers, months and weekdays."""
    lapsed: list[str] = field(default_factory=list)
    """Words that make a lapse the time of publication: "2 hours ago", "4 min read"."""
    by: list[str] = field(default_factory=list)
    """What opens a byline before a name: "By", "Texto:"."""
    roles: list[str] = field(default_factory=list)
    """Single words that may stand in a byline beside names: "staff", "enviado", "em"."""
    particles: list[str] = field(default_factory=list)
    """Words in names that have no capital: "de", "von"."""
    desks: list[str] = field(default_factory=list)
    """Who signs where no person does: "Redação", "Staff"."""
    houses: list[str] = field(default_factory=list)
    """What stands beside a name in a photo credit: "Divulgação", "Getty Images"."""
    agency: list[str] = field(default_factory=list)
    """What a news agency calls itself: "Agência", "Wire"."""
    credited_with: list[str] = field(default_factory=list)
    """What opens a credit in brackets: "(com Lusa)"."""
    acts: list[str] = field(default_factory=list)
    """What a site asks of its reader, one word or two: "subscribe", "entre no"."""
    aims: ByKind = field(default_factory=dict)
    """Single words for what it asks it of: "newsletter", "Instagram", "comments"."""
    fillers: list[str] = field(default_factory=list)
    """Small words that may stand between the phrases of a share bar or a menu."""
    families: dict[Family, list[str]] = field(default_factory=dict)
    """Word families: several of a disclaimer's make one, however translated; a machine that is
    addressed, an order and the text or the prompt make a hidden instruction."""
    example: list[Example] = field(default_factory=list)
