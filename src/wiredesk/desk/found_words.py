"""What the codes of findings and of evidence are called, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from wiredesk.desk.saying import said
from wiredesk.desk.words import KINDS, LANGUAGES, TIES, Words

DEFECTS: dict[str, Words] = {
    "accuracy.agreement": pgettext_lazy("defect", "agreement"),
    "accuracy.article": pgettext_lazy("defect", "article"),
    "accuracy.gender": pgettext_lazy("defect", "gender"),
    "accuracy.number_agreement": pgettext_lazy("defect", "agreement in number"),
    "accuracy.preposition": pgettext_lazy("defect", "preposition"),
    "accuracy.pronoun_ambiguous": pgettext_lazy("defect", "ambiguous pronoun"),
    "accuracy.terminology": pgettext_lazy("defect", "terminology"),
    "acronym.undefined": pgettext_lazy("defect", "acronym not spelt out"),
    "category.empty": pgettext_lazy("defect", "no section"),
    "category.wrong": pgettext_lazy("defect", "wrong section"),
    "date.impossible": pgettext_lazy("defect", "impossible date"),
    "date.relative_unanchored": pgettext_lazy("defect", "a day that nothing fixes"),
    "date.season_hemisphere": pgettext_lazy("defect", "season of the other hemisphere"),
    "date.weekday_wrong": pgettext_lazy("defect", "wrong weekday"),
    "date.year_missing": pgettext_lazy("defect", "no year"),
    "editor_note.correction": pgettext_lazy("defect", "correction"),
    "embargo.until": pgettext_lazy("defect", "embargo"),
    "encoding.entity": pgettext_lazy("defect", "code of a letter"),
    "encoding.invisible": pgettext_lazy("defect", "invisible character"),
    "encoding.lost_letter": pgettext_lazy("defect", "lost letter"),
    "encoding.markdown": pgettext_lazy("defect", "Markdown left over"),
    "encoding.mojibake": pgettext_lazy("defect", "garbled letters"),
    "encoding.replacement": pgettext_lazy("defect", "lost letters"),
    "encoding.shortcode": pgettext_lazy("defect", "shortcode left over"),
    "encoding.tag": pgettext_lazy("defect", "HTML left over"),
    "fluency.unidiomatic": pgettext_lazy("defect", "unidiomatic"),
    "kill.hold": pgettext_lazy("defect", "hold"),
    "kill.order": pgettext_lazy("defect", "kill"),
    "llm_instruction.prompt": pgettext_lazy("defect", "instructions to a machine"),
    "llm_leftover.chat": pgettext_lazy("defect", "a chatbot’s words"),
    "llm_leftover.mark": pgettext_lazy("defect", "a chatbot’s mark"),
    "missing.byline": pgettext_lazy("defect", "no byline"),
    "missing.credit": pgettext_lazy("defect", "no credit"),
    "missing.date": pgettext_lazy("defect", "no date of publication"),
    "missing.dateline": pgettext_lazy("defect", "no dateline"),
    "missing.rights": pgettext_lazy("defect", "no rights"),
    "missing.translation_notice": pgettext_lazy("defect", "no notice of translation"),
    "mt.literal": pgettext_lazy("defect", "literal translation"),
    "name.inconsistent": pgettext_lazy("defect", "one name in two forms"),
    "name.institution": pgettext_lazy("defect", "name of an institution"),
    "name.transliteration": pgettext_lazy("defect", "transliteration"),
    "quote.machine_translated": pgettext_lazy("defect", "quotation translated by a machine"),
    "quote.mark_turned": pgettext_lazy("defect", "quotation mark turned round"),
    "quote.unbalanced": pgettext_lazy("defect", "quotation not closed"),
    "quote.unbalanced_bracket": pgettext_lazy("defect", "bracket not closed"),
    "repeat.enumeration": pgettext_lazy("defect", "repeated item"),
    "repeat.paragraph": pgettext_lazy("defect", "repeated paragraph"),
    "repeat.phrase": pgettext_lazy("defect", "repeated phrase"),
    "repeat.sentence": pgettext_lazy("defect", "repeated sentence"),
    "repeat.word": pgettext_lazy("defect", "repeated word"),
    "source.hotlinked_image": pgettext_lazy("defect", "picture from another’s server"),
    "source.link_without_url": pgettext_lazy("defect", "link that leads nowhere"),
    "source.tracking_link": pgettext_lazy("defect", "link that tracks"),
    "source.unnamed_agency": pgettext_lazy("defect", "unnamed agency"),
    "source.unsourced_figure": pgettext_lazy("defect", "figure without a source"),
    "spelling.slip": pgettext_lazy("defect", "slip of spelling"),
    "truncated.body": pgettext_lazy("defect", "text cut off"),
    "truncated.paragraph": pgettext_lazy("defect", "paragraph cut off"),
    "truncated.title": pgettext_lazy("defect", "headline cut off"),
    "typography.all_caps": pgettext_lazy("defect", "all in capitals"),
    "typography.capital_after_semicolon": pgettext_lazy("defect", "capital after a semicolon"),
    "typography.double_space": pgettext_lazy("defect", "double space"),
    "typography.doubled_mark": pgettext_lazy("defect", "doubled mark"),
    "typography.foreign_capital": pgettext_lazy("defect", "capital of another language"),
    "typography.foreign_comma": pgettext_lazy("defect", "comma of another language"),
    "typography.foreign_decimal": pgettext_lazy("defect", "decimal mark of another language"),
    "typography.missing_space": pgettext_lazy("defect", "missing space"),
    "typography.mixed_quotes": pgettext_lazy("defect", "mixed quotation marks"),
    "typography.space_before_mark": pgettext_lazy("defect", "space before a mark"),
}

FAMILIES: dict[str, Words] = {
    "accuracy": pgettext_lazy("defect", "accuracy"),
    "date": pgettext_lazy("defect", "date"),
    "encoding": pgettext_lazy("defect", "encoding"),
    "fluency": pgettext_lazy("defect", "fluency"),
    "furniture": pgettext_lazy("defect", "furniture"),
    "leftover": pgettext_lazy("defect", "left in another language"),
    "missing": pgettext_lazy("defect", "missing"),
    "mt": pgettext_lazy("defect", "machine translation"),
    "name": pgettext_lazy("defect", "name"),
    "quote": pgettext_lazy("defect", "quotation"),
    "repeat": pgettext_lazy("defect", "repetition"),
    "source": pgettext_lazy("defect", "source"),
    "spelling": pgettext_lazy("defect", "spelling"),
    "truncated": pgettext_lazy("defect", "cut off"),
    "typography": pgettext_lazy("defect", "typography"),
    "variety": pgettext_lazy("defect", "variety of the language"),
}
"""For kinds that bear a name of a pack's own ("leftover.english", "spelling.ao90")."""

CLAIMS: dict[str, Words] = {
    "direct": pgettext_lazy("claim", "direct speech"),
    "mixed": pgettext_lazy("claim", "partly quoted"),
    "indirect": pgettext_lazy("claim", "indirect speech"),
    "speech_act": pgettext_lazy("claim", "act of speech"),
    "evidential": pgettext_lazy("claim", "hearsay"),
    "headline": pgettext_lazy("claim", "in the headline"),
}

FURNITURE: dict[str, Words] = {
    "advertisement": pgettext_lazy("furniture", "advertisement"),
    "breadcrumb": pgettext_lazy("furniture", "breadcrumb"),
    "byline": pgettext_lazy("furniture", "byline"),
    "caption": pgettext_lazy("furniture", "caption"),
    "comments": pgettext_lazy("furniture", "comments"),
    "cookie": pgettext_lazy("furniture", "cookie notice"),
    "counter": pgettext_lazy("furniture", "counter"),
    "credit": pgettext_lazy("furniture", "credit line"),
    "dateline": pgettext_lazy("furniture", "dateline"),
    "disclaimer": pgettext_lazy("furniture", "disclaimer"),
    "editor_note": pgettext_lazy("furniture", "editor’s note"),
    "link_text": pgettext_lazy("furniture", "words of a link"),
    "llm_instruction": pgettext_lazy("furniture", "instructions to a machine"),
    "llm_leftover": pgettext_lazy("furniture", "a chatbot’s words"),
    "navigation": pgettext_lazy("furniture", "navigation"),
    "newsletter": pgettext_lazy("furniture", "newsletter"),
    "paywall": pgettext_lazy("furniture", "paywall"),
    "photo_credit": pgettext_lazy("furniture", "photo credit"),
    "pubdate": pgettext_lazy("furniture", "date of publication"),
    "related": pgettext_lazy("furniture", "related stories"),
    "rights": pgettext_lazy("furniture", "rights"),
    "share": pgettext_lazy("furniture", "share buttons"),
    "sign_off": pgettext_lazy("furniture", "sign-off"),
    "tags": pgettext_lazy("furniture", "tags"),
}

ENTITIES: dict[str, Words] = {
    "PER": pgettext_lazy("kind of name", "person"),
    "ORG": pgettext_lazy("kind of name", "organisation"),
    **dict.fromkeys(("LOC", "GPE", "PLACE", "FAC"), pgettext_lazy("kind of name", "place")),
}

ORDERS: dict[str, Words] = {
    "kill": pgettext_lazy("order in a copy", "kill"),
    "hold": pgettext_lazy("order in a copy", "hold"),
    "embargo": pgettext_lazy("order in a copy", "embargo"),
    "release": pgettext_lazy("order in a copy", "released"),
    "correction": pgettext_lazy("order in a copy", "correction"),
    "writethru": pgettext_lazy("order in a copy", "written through"),
    "update": pgettext_lazy("order in a copy", "update"),
    "advisory": pgettext_lazy("order in a copy", "advisory"),
    "note": pgettext_lazy("order in a copy", "note"),
    "repeat": pgettext_lazy("order in a copy", "repeat"),
    "recast": pgettext_lazy("order in a copy", "recast"),
    "priority": pgettext_lazy("order in a copy", "priority"),
    "take": pgettext_lazy("order in a copy", "take"),
    "end": pgettext_lazy("order in a copy", "end"),
}

EVIDENCE: dict[str, Words] = {
    "agency named": pgettext_lazy("evidence", "agency named"),
    "anchor": pgettext_lazy("evidence", "in both"),
    "both come from": pgettext_lazy("evidence", "both come from"),
    "both credit": pgettext_lazy("evidence", "both credit"),
    "both may be translations of": pgettext_lazy("evidence", "both may be translations of"),
    "canonical address": pgettext_lazy("evidence", "canonical address"),
    "closest story": pgettext_lazy("evidence", "closest story"),
    "common source": pgettext_lazy("evidence", "common source"),
    "credit line": pgettext_lazy("evidence", "credit line"),
    "dateline": pgettext_lazy("evidence", "dateline"),
    "decision": pgettext_lazy("evidence", "translation"),
    "declared address": pgettext_lazy("evidence", "the same address"),
    "declared canonical": pgettext_lazy("evidence", "the same canonical address"),
    "declared guid": pgettext_lazy("evidence", "the same id"),
    "first seen": pgettext_lazy("evidence", "first seen"),
    "headline named": pgettext_lazy("evidence", "names the headline"),
    "holds the other wholly": pgettext_lazy("evidence", "holds the other wholly"),
    "id of the other's house": pgettext_lazy("evidence", "id of the other’s house"),
    "label": pgettext_lazy("evidence", "label"),
    "left by an agency's desk": pgettext_lazy("evidence", "left by an agency’s desk"),
    "link to it": pgettext_lazy("evidence", "link to it"),
    "one house": pgettext_lazy("evidence", "one house"),
    "published": pgettext_lazy("evidence", "published"),
    "received": pgettext_lazy("evidence", "received"),
    "recurring form": pgettext_lazy("evidence", "recurring form"),
    "ruling": pgettext_lazy("evidence", "decision"),
    "shared passages": pgettext_lazy("evidence", "shared passages"),
    "shares": pgettext_lazy("evidence", "has in common"),
    "the agency's own story": pgettext_lazy("evidence", "the agency’s own story"),
    "updated": pgettext_lazy("evidence", "updated"),
    "version": pgettext_lazy("evidence", "version"),
    "way it came": pgettext_lazy("evidence", "way it came"),
    "wholly within the other": pgettext_lazy("evidence", "wholly within the other"),
}


def defect_words(kind: str) -> str:
    """A defect's kind; of one that bears a pack's own name the family and that name."""
    if kind in DEFECTS:
        return str(DEFECTS[kind])
    family, dot, name = kind.partition(".")
    told = str(FAMILIES.get(family, family.replace("_", " ")))
    if family == "furniture":
        name = str(FURNITURE.get(name, name))
    return f"{told}: {str(LANGUAGES.get(name, name)).replace('_', ' ')}" if dot else told


def evidence_words(what: str) -> str:
    """What a piece of evidence is."""
    return str(EVIDENCE.get(what) or TIES.get(what) or what)


def evidence_value(what: str, value: str) -> str:
    """What a piece of evidence says."""
    return code(ORDERS, value) if what == "label" else said(value)


def mark_words(title: str) -> str:
    """The title of marked words: a line for each finding that lies over them."""
    return "\n".join(map(_line, title.split("\n")))


_ON_WORD = "on the word of "


def _line(line: str) -> str:
    if line.startswith(_ON_WORD):
        return _("on the word of %(who)s") % {"who": who(line.removeprefix(_ON_WORD))}
    head, colon, rest = line.partition(": ")
    if not colon:
        return line
    if head == "furniture":
        return f"{FAMILIES[head]}: {FURNITURE.get(rest, rest)}"
    if head == "time":
        return _("time: %(value)s") % {"value": rest}
    if head in ENTITIES:
        return f"{ENTITIES[head]}: {entity(rest)}"
    if head in DEFECTS or head.partition(".")[0] in FAMILIES:
        return f"{defect_words(head)}: {said(rest)}"
    speaker, _colon, kind = line.rpartition(": ")
    return f"{who(speaker)}: {KINDS[kind]}" if kind in KINDS else line


def who(speaker: str) -> str:
    """A speaker; nobody in the reader's language."""
    return _("nobody named") if speaker == "nobody named" else speaker


def entity(words: str) -> str:
    """Who is named, in words; nothing where the name is linked to none."""
    return _("not linked") if words == "not linked" else words


def code(words: dict[str, Words], name: str) -> str:
    """A code by its name; itself, its underscores as spaces, where nobody named it."""
    found: str | Promise = words.get(name, name.replace("_", " "))
    return str(found)
