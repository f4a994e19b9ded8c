"""Words, dates, languages and addresses as screens show them."""

from datetime import date, datetime
from urllib.parse import urlencode, urlsplit

from babel import Locale, UnknownLocaleError, dates
from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from wiredesk.desk import found_words, saying, words
from wiredesk.desk.models import SavedSearch
from wiredesk.desk.rules import FACTS
from wiredesk.desk.search.finding import label_of, term_for
from wiredesk.records import TieEvidence

register = template.Library()


@register.simple_tag
def state(code: str) -> words.Words:
    """A story's state in words."""
    return words.said(words.STATES, code)


@register.simple_tag
def verb(code: str) -> words.Words:
    """What somebody did."""
    return words.said(words.VERBS, code)


@register.simple_tag
def order_words(code: str) -> words.Words:
    """An agency's order."""
    return words.said(words.ORDERS, code)


@register.simple_tag
def licence(code: str | None) -> words.Words:
    """What a licence allows."""
    return words.said(words.LICENCES, code or "")


@register.simple_tag
def source_kind(code: str) -> words.Words:
    """The kind of a source."""
    return words.said(words.KINDS, code)


@register.simple_tag
def chain_role(code: str) -> words.Words:
    """What a station of a story's way is."""
    return words.said(words.ROLES_IN_CHAIN, code)


@register.simple_tag
def rule_kind(code: str) -> words.Words:
    """What a house rule does."""
    return words.said(words.RULES, code)


@register.simple_tag
def tie_kind(code: str) -> words.Words:
    """What two stories are to each other."""
    return words.said(words.TIES, code)


@register.simple_tag
def edge_kind(code: str) -> words.Words:
    """Where a story came from."""
    return words.said(words.EDGES, code)


@register.simple_tag
def derived(code: str) -> words.Words:
    """Whether a story is derived from another."""
    return words.said(words.DERIVED, code)


@register.simple_tag
def aligned(code: str) -> words.Words:
    """What became of a paragraph."""
    return words.said(words.ALIGNED, code)


@register.simple_tag
def change_kind(code: str) -> words.Words:
    """What kind of words changed."""
    return words.said(words.CHANGES, code)


@register.simple_tag
def run_state(code: str) -> words.Words:
    """How a run stands."""
    return words.said(words.RUNS, code)


@register.simple_tag
def run_outcome(code: str) -> words.Words:
    """What came of an item of a run."""
    return words.said(words.OUTCOMES, code)


@register.simple_tag
def run_kind(code: str) -> words.Words:
    """What a run goes through."""
    return words.said(words.RUN_KINDS, code)


@register.simple_tag
def read_otherwise(codes: str) -> str:
    """What of a story is read otherwise."""
    return ", ".join(str(words.said(words.READ_OTHERWISE, code)) for code in codes.split())


@register.simple_tag
def release_kind(code: str) -> words.Words:
    """What a release does."""
    return words.said(words.RELEASES, code)


@register.simple_tag
def row_state(code: str) -> words.Words:
    """How a row of the outbox stands."""
    return words.said(words.ROWS, code)


@register.simple_tag
def ledger_state(code: str) -> words.Words:
    """Where a story stands for readers."""
    return words.said(words.LEDGER, code)


@register.simple_tag
def role(code: str) -> words.Words:
    """A person's role."""
    return words.said(words.ROLES, code)


@register.simple_tag
def operator(code: str) -> words.Words:
    """How a condition compares."""
    return words.said(words.OPERATORS, code)


@register.simple_tag
def group_words(code: str) -> words.Words:
    """What a group of conditions says."""
    return words.said(words.GROUPS, code)


@register.simple_tag
def value_words(code: str) -> words.Words:
    """Yes or no; any other value as it is."""
    return words.VALUES.get(code, code)


@register.simple_tag
def fact(name: str) -> str:
    """What a fact of a story is."""
    return gettext(FACTS[name].sentence) if name in FACTS else name


@register.simple_tag
def name_kind(code: str) -> words.Words:
    """What a name is of."""
    return words.said(words.NAMES, code)


@register.simple_tag
def job_words(verb: str) -> words.Words:
    """What a job does."""
    return words.said(words.JOBS, verb)


@register.simple_tag
def job_state(code: str) -> words.Words:
    """How a job stands."""
    return words.said(words.JOB_STATES, code)


@register.simple_tag
def thing(code: str) -> words.Words:
    """What something was done on."""
    return words.said(words.DONE_ON, code)


@register.filter
def said(sentence: object) -> str:
    """A sentence of the pure rooms in the reader's language; never asked of delivered text."""
    return saying.said(str(sentence or ""))


@register.filter
def evidence(what: str) -> str:
    """What a piece of evidence is."""
    return found_words.evidence_words(what)


@register.filter
def evidence_value(piece: TieEvidence | dict[str, str]) -> str:
    """What a piece of evidence says: a finding's, or a row's."""
    if isinstance(piece, dict):
        return found_words.evidence_value(piece["what"], piece["value"])
    return found_words.evidence_value(piece.what, piece.value)


@register.filter
def topic_name(code: str) -> str:
    """A topic by its name in the reader's language."""
    return label_of("topic", code.removeprefix("medtop:"), {}, get_language() or "en")


@register.filter
def mark_title(title: str) -> str:
    """What is said of marked words."""
    return found_words.mark_words(title)


@register.filter
def who(speaker: str) -> str:
    """Who speaks."""
    return found_words.who(speaker)


@register.simple_tag
def order_kind(code: str) -> str:
    """An order or note that stands in a copy."""
    return found_words.code(found_words.ORDERS, code).upper()


@register.simple_tag
def destination_kind(code: str) -> words.Words:
    """What a destination is."""
    return words.said(words.DESTINATIONS, code)


def _locale() -> Locale:
    return Locale.parse((get_language() or "en").replace("-", "_"))


@register.simple_tag
def language_name(tag: str | None) -> str:
    """A language by its name in the reader's language; its tag where it has none."""
    if not tag or tag == "und":
        return "—"
    try:
        return Locale.parse(tag, sep="-").get_display_name(_locale()) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@register.simple_tag
def when(value: str | None) -> SafeString:
    """An ISO date as precise as it is and no more: a day gets no hour."""
    if not value:
        return mark_safe("—")
    return format_html('<time datetime="{}">{}</time>', value, as_known(value))


def as_known(value: str) -> str:
    """An ISO date in the reader's language, as precise as it is and no more."""
    locale = _locale()
    try:
        if len(value) == 4:
            return value
        if len(value) == 7:
            return dates.format_skeleton("yMMM", date.fromisoformat(f"{value}-01"), locale=locale)
        if len(value) == 10:
            return dates.format_date(date.fromisoformat(value), "medium", locale=locale)
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    if at.tzinfo is None:  # the sender's own clock; nobody knows which
        return dates.format_datetime(at, "medium", locale=locale)
    zone = timezone.get_current_timezone()
    return dates.format_datetime(at, "medium", tzinfo=zone, locale=locale)


@register.simple_tag
def moment(at: datetime | None) -> SafeString:
    """A time of the desk's own clock, in its time zone; the whole of it in the element."""
    if at is None:
        return mark_safe("—")
    local = timezone.localtime(at)
    shown = dates.format_datetime(local, "short", locale=_locale())
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), local, shown)


@register.simple_tag
def clock(at: datetime | None) -> SafeString:
    """A time of today by its hour, one of another day by its day: for lists."""
    if at is None:
        return mark_safe("—")
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        shown = dates.format_time(local, "short", locale=_locale())
    else:
        shown = dates.format_skeleton("MMMd", local, locale=_locale())
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), local, shown)


@register.simple_tag
def duration(seconds: int) -> str:
    """Seconds as a person says them."""
    if seconds < 90:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


@register.simple_tag
def outside(address: str | None) -> SafeString:
    """An address as a link that tells its host nothing; plain words where it is no web address."""
    if not address:
        return mark_safe("—")
    if urlsplit(address).scheme not in {"http", "https"}:
        return format_html("<bdi>{}</bdi>", address)
    return format_html(
        '<a href="{}" rel="nofollow noreferrer noopener" target="_blank"><bdi>{}</bdi></a>',
        address,
        address if len(address) <= 80 else address[:77] + "…",
    )


@register.simple_tag
def find_address(kind: str, value: str) -> str:
    """Where Find shows the stories that have a value of a kind."""
    return f"{reverse('find')}?{urlencode({'q': term_for(kind, value)})}"


@register.simple_tag
def saved_address(search: SavedSearch) -> str:
    """Where a saved search is asked: on Find, if Find can; else on the Wire."""
    if set(search.query) == {"find"}:
        return f"{reverse('find')}?{urlencode({'q': search.query['find']})}"
    return f"{reverse('wire')}?search=saved-{search.pk}"
