"""What the codes of rows and records are called on screens, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise

STATES: dict[str, Words] = {
    "received": pgettext_lazy("state of a story", "new"),
    "taken": pgettext_lazy("state of a story", "taken"),
    "mended": pgettext_lazy("state of a story", "mended"),
    "approved": pgettext_lazy("state of a story", "approved"),
    "held": pgettext_lazy("state of a story", "held"),
    "rejected": pgettext_lazy("state of a story", "rejected"),
}

VERBS: dict[str, Words] = {
    "take": pgettext_lazy("what was done", "took it"),
    "put_back": pgettext_lazy("what was done", "put it back"),
    "mend": pgettext_lazy("what was done", "accepted a mend"),
    "edit": pgettext_lazy("what was done", "edited the text"),
    "dismiss": pgettext_lazy("what was done", "dismissed a defect"),
    "tick": pgettext_lazy("what was done", "checked"),
    "approve": pgettext_lazy("what was done", "approved it"),
    "hold": pgettext_lazy("what was done", "held it"),
    "reject": pgettext_lazy("what was done", "rejected it"),
    "reopen": pgettext_lazy("what was done", "reopened it"),
    "follow": pgettext_lazy("what was done", "followed the agency"),
    "dismiss_alert": pgettext_lazy("what was done", "did not follow the agency"),
    "lift_embargo": pgettext_lazy("what was done", "lifted the embargo"),
    "undo": pgettext_lazy("what was done", "undid a decision"),
    "arrived": pgettext_lazy("what was done", "a new version arrived"),
    "carry": pgettext_lazy("what was done", "our changes were carried to the new version"),
    "publish": pgettext_lazy("what was done", "published it"),
    "refile": pgettext_lazy("what was done", "published it again, mended"),
    "correct": pgettext_lazy("what was done", "published a correction"),
    "withdraw": pgettext_lazy("what was done", "withdrew it"),
    "suspend": pgettext_lazy("what was done", "took it off the pages"),
    "resume": pgettext_lazy("what was done", "brought it back"),
    "same": pgettext_lazy("what was done", "said that two stories are the same"),
    "not_same": pgettext_lazy("what was done", "said that two stories are not the same"),
}

ORDERS: dict[str, Words] = {
    "kill": pgettext_lazy("an agency's order", "KILL"),
    "hold": pgettext_lazy("an agency's order", "HOLD"),
    "embargo": pgettext_lazy("an agency's order", "EMBARGO"),
    "correction": pgettext_lazy("an agency's order", "CORRECTION"),
    "deletion": pgettext_lazy("an agency's order", "DELETED"),
}

LICENCES: dict[str, Words] = {
    "full": pgettext_lazy("licence", "full text"),
    "excerpt": pgettext_lazy("licence", "headline, extract and link"),
    "none": pgettext_lazy("licence", "may not be published"),
    "": pgettext_lazy("licence", "unknown"),
}

KINDS: dict[str, Words] = {
    "official": pgettext_lazy("kind of source", "official"),
    "official_assessment": pgettext_lazy("kind of source", "official assessment"),
    "state_media": pgettext_lazy("kind of source", "state media"),
    "agency": pgettext_lazy("kind of source", "news agency"),
    "media": pgettext_lazy("kind of source", "media"),
    "document": pgettext_lazy("kind of source", "document"),
    "broadcast": pgettext_lazy("kind of source", "broadcast"),
    "expert": pgettext_lazy("kind of source", "expert"),
    "witness": pgettext_lazy("kind of source", "witness"),
    "company": pgettext_lazy("kind of source", "company"),
    "party": pgettext_lazy("kind of source", "interested party"),
    "anonymous": pgettext_lazy("kind of source", "anonymous"),
    "unknown": pgettext_lazy("kind of source", "unknown"),
}

ROLES_IN_CHAIN: dict[str, Words] = {
    "agency": pgettext_lazy("station of a story's way", "agency"),
    "outlet": pgettext_lazy("station of a story's way", "outlet"),
    "source": pgettext_lazy("station of a story's way", "source"),
    "republisher": pgettext_lazy("station of a story's way", "republisher"),
    "translator": pgettext_lazy("station of a story's way", "translator"),
}

RELEASES: dict[str, Words] = {
    "publish": pgettext_lazy("release", "published"),
    "refile": pgettext_lazy("release", "mended"),
    "correct": pgettext_lazy("release", "corrected"),
    "hold": pgettext_lazy("release", "taken off for now"),
    "resume": pgettext_lazy("release", "brought back"),
    "withdraw": pgettext_lazy("release", "withdrawn"),
}

ROWS: dict[str, Words] = {
    "waiting": pgettext_lazy("row of the outbox", "waiting"),
    "sending": pgettext_lazy("row of the outbox", "being sent"),
    "sent": pgettext_lazy("row of the outbox", "arrived"),
    "stuck": pgettext_lazy("row of the outbox", "stuck: a person has to look"),
    "needless": pgettext_lazy("row of the outbox", "not needed: a newer one went"),
}

LEDGER: dict[str, Words] = {
    "new": pgettext_lazy("for readers", "not published"),
    "scheduled": pgettext_lazy("for readers", "scheduled"),
    "live": pgettext_lazy("for readers", "live"),
    "held": pgettext_lazy("for readers", "off the pages for now"),
    "withdrawn": pgettext_lazy("for readers", "withdrawn"),
}

RULES: dict[str, Words] = {
    "must": pgettext_lazy("house rule", "must be so"),
    "must_not": pgettext_lazy("house rule", "must not be so"),
    "warn": pgettext_lazy("house rule", "is warned of"),
}

FACETS: dict[str, Words] = {
    "source": pgettext_lazy("what stories are told apart by", "Source"),
    "agency": pgettext_lazy("what stories are told apart by", "Agency"),
    "language": pgettext_lazy("what stories are told apart by", "Language"),
    "person": pgettext_lazy("what stories are told apart by", "Person"),
    "place": pgettext_lazy("what stories are told apart by", "Place"),
    "speaker": pgettext_lazy("what stories are told apart by", "Speaker"),
    "kind": pgettext_lazy("what stories are told apart by", "Kind of source"),
    "date": pgettext_lazy("what stories are told apart by", "Date"),
    "topic": pgettext_lazy("what stories are told apart by", "Topic"),
    "defect": pgettext_lazy("what stories are told apart by", "Defect"),
}

ROLES: dict[str, Words] = {
    "reader": _("reader"),
    "editor": _("editor"),
    "publisher": _("publisher"),
    "administrator": _("administrator"),
}


def said(words: dict[str, Words], code: str | None) -> Words:
    """What a code is called; the code itself, its underscores as spaces, where nobody named it."""
    return words.get(code or "", (code or "").replace("_", " "))
