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
    "add_person": pgettext_lazy("what was done", "added a person"),
    "change_role": pgettext_lazy("what was done", "gave another role"),
    "change_limits": pgettext_lazy("what was done", "changed what a person may see"),
    "change_mail": pgettext_lazy("what was done", "changed a mail address"),
    "change_duty": pgettext_lazy("what was done", "put on duty, or off"),
    "let_leave": pgettext_lazy("what was done", "let a person leave, or come back"),
    "give_link": pgettext_lazy("what was done", "made a link to come in by"),
    "join": pgettext_lazy("what was done", "came in by a link"),
    "change_own_password": pgettext_lazy("what was done", "changed the own password"),
    "change_own_name": pgettext_lazy("what was done", "changed the own name or mail address"),
    "keep_keys": pgettext_lazy("what was done", "turned keys on or off"),
    "add_hook": pgettext_lazy("what was done", "added a webhook"),
    "change_hook": pgettext_lazy("what was done", "changed a webhook"),
    "remove_hook": pgettext_lazy("what was done", "removed a webhook"),
    "try_hook": pgettext_lazy("what was done", "tried a webhook"),
    "tell_again": pgettext_lazy("what was done", "told a webhook again"),
    "save_rule": pgettext_lazy("what was done", "wrote a house rule"),
    "remove_rule": pgettext_lazy("what was done", "removed a house rule"),
    "switch_rule": pgettext_lazy("what was done", "turned a house rule on or off"),
    "move_rule": pgettext_lazy("what was done", "moved a house rule"),
    "save_name": pgettext_lazy("what was done", "wrote a name"),
    "remove_name": pgettext_lazy("what was done", "removed a name"),
    "merge_names": pgettext_lazy("what was done", "made one of two names"),
    "give_token": pgettext_lazy("what was done", "gave a token"),
    "revoke_token": pgettext_lazy("what was done", "revoked a token"),
    "ask_backup": pgettext_lazy("what was done", "asked for a backup"),
    "fetch_backup": pgettext_lazy("what was done", "carried a backup away"),
    "remove_backup": pgettext_lazy("what was done", "deleted a backup"),
    "retry_job": pgettext_lazy("what was done", "had work tried again"),
    "save_search": pgettext_lazy("what was done", "saved a search"),
    "change_source": pgettext_lazy("what was done", "changed a source"),
    "pause_source": pgettext_lazy("what was done", "paused a source, or let it go on"),
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

EDGES: dict[str, Words] = {
    "wire": pgettext_lazy("where a story came from", "from the agency"),
    "press_release": pgettext_lazy("where a story came from", "press release"),
    "outlet": pgettext_lazy("where a story came from", "from another outlet"),
    "translation": pgettext_lazy("where a story came from", "translated"),
    "common_source": pgettext_lazy("where a story came from", "common source"),
    "incidental": pgettext_lazy("where a story came from", "the same quotation"),
    "version": pgettext_lazy("where a story came from", "later version"),
    "undecided": pgettext_lazy("where a story came from", "undecided"),
    "inferred": pgettext_lazy("where a story came from", "a source that nobody sent"),
}

TIES: dict[str, Words] = {
    "copy": pgettext_lazy("tie of two stories", "copy"),
    "part": pgettext_lazy("tie of two stories", "took parts"),
    "version": pgettext_lazy("tie of two stories", "version"),
    "translation": pgettext_lazy("tie of two stories", "translation"),
    "follows": pgettext_lazy("tie of two stories", "speaks of it"),
}

DERIVED: dict[str, Words] = {
    "wholly": pgettext_lazy("derived from another story", "wholly derived"),
    "partly": pgettext_lazy("derived from another story", "partly derived"),
    "not": pgettext_lazy("derived from another story", "not derived"),
}

ALIGNED: dict[str, Words] = {
    "verbatim": pgettext_lazy("paragraph", "word for word"),
    "edited": pgettext_lazy("paragraph", "edited"),
    "merged": pgettext_lazy("paragraph", "merged"),
    "split": pgettext_lazy("paragraph", "split"),
    "moved": pgettext_lazy("paragraph", "moved"),
    "new": pgettext_lazy("paragraph", "new"),
    "cut": pgettext_lazy("paragraph", "cut"),
    "translated": pgettext_lazy("paragraph", "translated"),
}

CHANGES: dict[str, Words] = {
    "number": pgettext_lazy("change", "figure"),
    "date": pgettext_lazy("change", "date"),
    "name": pgettext_lazy("change", "name"),
    "negation": pgettext_lazy("change", "negation"),
    "attribution": pgettext_lazy("change", "on whose word"),
    "quotation": pgettext_lazy("change", "quotation"),
    "word": pgettext_lazy("change", "words"),
}

RUNS: dict[str, Words] = {
    "running": pgettext_lazy("run", "running"),
    "done": pgettext_lazy("run", "done"),
    "cancelled": pgettext_lazy("run", "cancelled"),
}

OUTCOMES: dict[str, Words] = {
    "new": pgettext_lazy("item of a run", "new"),
    "known": pgettext_lazy("item of a run", "known already"),
    "changed": pgettext_lazy("item of a run", "read otherwise"),
    "unchanged": pgettext_lazy("item of a run", "read the same"),
}

READ_OTHERWISE: dict[str, Words] = {
    "reading": pgettext_lazy("what changes", "read for the first time"),
    "language": pgettext_lazy("what changes", "language"),
    "origin": pgettext_lazy("what changes", "where it comes from"),
    "claims": pgettext_lazy("what changes", "claims"),
    "defects": pgettext_lazy("what changes", "defects"),
}

RUN_KINDS: dict[str, Words] = {
    "files": pgettext_lazy("kind of run", "files"),
    "folder": pgettext_lazy("kind of run", "a folder"),
    "addresses": pgettext_lazy("kind of run", "addresses"),
    "reread": pgettext_lazy("kind of run", "stories read again"),
    "dry": pgettext_lazy("kind of run", "what reading again would change"),
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

DESTINATIONS: dict[str, Words] = {
    "site": pgettext_lazy("kind of destination", "site"),
    "wordpress": pgettext_lazy("kind of destination", "WordPress"),
    "webhook": pgettext_lazy("kind of destination", "webhook"),
    "mail": pgettext_lazy("kind of destination", "letter"),
    "folder": pgettext_lazy("kind of destination", "folder"),
    "websub": pgettext_lazy("kind of destination", "WebSub hub"),
    "indexnow": pgettext_lazy("kind of destination", "search engines"),
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

OPERATORS: dict[str, Words] = {
    "=": pgettext_lazy("comparison", "is"),
    "<": pgettext_lazy("comparison", "is less than"),
    "<=": pgettext_lazy("comparison", "is at most"),
    ">": pgettext_lazy("comparison", "is more than"),
    ">=": pgettext_lazy("comparison", "is at least"),
    "begins": pgettext_lazy("comparison", "begins with"),
    "contains": pgettext_lazy("comparison", "contains"),
    "in": pgettext_lazy("comparison", "is one of"),
    "has": pgettext_lazy("comparison", "has"),
    "has_any": pgettext_lazy("comparison", "has one of"),
    "unknown": pgettext_lazy("comparison", "is not known"),
}

GROUPS: dict[str, Words] = {
    "all": pgettext_lazy("conditions", "All of these hold"),
    "any": pgettext_lazy("conditions", "At least one of these holds"),
    "not_all": pgettext_lazy("conditions", "Not all of these hold"),
    "not_any": pgettext_lazy("conditions", "None of these holds"),
}

VALUES: dict[str, Words] = {
    "yes": pgettext_lazy("value", "yes"),
    "no": pgettext_lazy("value", "no"),
}

NAMES: dict[str, Words] = {
    "person": pgettext_lazy("kind of name", "person"),
    "organisation": pgettext_lazy("kind of name", "organisation"),
    "place": pgettext_lazy("kind of name", "place"),
}

LANGUAGES: dict[str, Words] = {
    "english": pgettext_lazy("language", "English"),
    "french": pgettext_lazy("language", "French"),
    "german": pgettext_lazy("language", "German"),
    "italian": pgettext_lazy("language", "Italian"),
    "portuguese": pgettext_lazy("language", "Portuguese"),
    "spanish": pgettext_lazy("language", "Spanish"),
}
"""Languages by the names that kinds of defects bear."""

JOBS: dict[str, Words] = {
    "take_in": pgettext_lazy("work", "taking in what arrived"),
    "let_go": pgettext_lazy("work", "letting go what may be kept no longer"),
    "back_up": pgettext_lazy("work", "making a backup"),
    "rebuild_index": pgettext_lazy("work", "making the search index anew"),
    "mail_alert": pgettext_lazy("work", "mail to the people on duty"),
    "send": pgettext_lazy("work", "sending to a destination"),
    "follow_alert": pgettext_lazy("work", "following an agency’s order"),
    "show_missing": pgettext_lazy("work", "putting stories on the Wire"),
    "read_version": pgettext_lazy("work", "reading a story"),
    "read_page": pgettext_lazy("work", "reading a linked page"),
    "run": pgettext_lazy("work", "going on with an import"),
    "fetch_item": pgettext_lazy("work", "fetching an address of an import"),
    "unsubscribe": pgettext_lazy("work", "asking a hub to push no more"),
}

JOB_STATES: dict[str, Words] = {
    "waiting": pgettext_lazy("state of work", "waiting"),
    "failing": pgettext_lazy("state of work", "failed, and will be tried again"),
    "quarantined": pgettext_lazy("state of work", "set aside after failing three times"),
}

DONE_ON: dict[str, Words] = {
    "story": pgettext_lazy("thing", "story"),
    "alert": pgettext_lazy("thing", "alert"),
    "ruling": pgettext_lazy("thing", "decision"),
    "source": pgettext_lazy("thing", "source"),
    "person": pgettext_lazy("thing", "person"),
    "staff": pgettext_lazy("thing", "new person"),
    "account": pgettext_lazy("thing", "own account"),
    "rule": pgettext_lazy("thing", "house rule"),
    "name": pgettext_lazy("thing", "name"),
    "token": pgettext_lazy("thing", "token"),
    "backup": pgettext_lazy("thing", "backup"),
    "job": pgettext_lazy("thing", "job"),
    "search": pgettext_lazy("thing", "saved search"),
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


HOOK_EVENTS: dict[str, Words] = {
    "story.arrived": _("a story, or a new version of one, arrived"),
    "story.read": _("a version was read"),
    "ruling.made": _("somebody decided on a story"),
    "alert.raised": _("a kill, hold, correction or embargo came for our work"),
    "release.made": _("something was published, corrected or withdrawn"),
}
"""Events that webhooks are told of."""
