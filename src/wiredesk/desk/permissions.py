"""Who may do what: one table for the screens, the API and the actions.

A role is a group of ``django.contrib.auth``. ``may`` asks the table, then the person's scopes: a
person limited to some sources or languages may not even see a story outside them.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from wiredesk.desk.models import Scope, Sighting, Source, Story

READER = frozenset({"see", "find", "export", "save_search"})
EDITOR = READER | {
    *("take", "mend", "dismiss", "edit", "tick", "approve", "hold", "reject", "reopen", "undo"),
    *("follow", "dismiss_alert", "import", "relate", "keep_name", "preview_source"),
}
PUBLISHER = EDITOR | {
    *("publish", "correct", "withdraw", "schedule", "share_search", "show_search", "set_duty"),
    *("add_source", "change_source", "pause_source", "change_rules", "see_reviews"),
}
ADMINISTRATOR = PUBLISHER | {
    *("remove_source", "change_people", "give_token", "see_audit", "see_health", "back_up"),
    *("retry", "change_destinations", "change_hooks"),
}

VERBS: dict[str, frozenset[str]] = {
    "reader": READER,
    "editor": EDITOR,
    "publisher": PUBLISHER,
    "administrator": ADMINISTRATOR,
}
"""Role (the name of a group) → what it may do."""

ALL = frozenset().union(*VERBS.values())

PERSON_ALONE = frozenset({"approve", "change_people", "give_token"})
"""What no token may do: an approval needs a person, and no key makes another."""


def verbs_of(user: Any) -> frozenset[str]:
    """All that a person may do somewhere; nothing for nobody and for who has left.

    Asks the store once for each user object.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_desk_verbs"):
        if user.is_superuser:
            return ALL
        roles = user.groups.values_list("name", flat=True)
        user._desk_verbs = frozenset().union(*(VERBS.get(role, frozenset()) for role in roles))
    return user._desk_verbs


def narrow(user: Any, verbs: Iterable[str]) -> None:
    """Let this user object do no more than these verbs, as one does that came by a token."""
    user._desk_verbs = verbs_of(user) & frozenset(verbs) - PERSON_ALONE


def may(user: Any, verb: str, thing: Story | Source | None = None) -> bool:
    """Whether a person may do it: by role, and on this thing. Raises KeyError for no known verb."""
    if verb not in ALL:
        raise KeyError(verb)
    if verb not in verbs_of(user):
        return False
    scopes = scopes_of(user)
    if thing is None or not scopes:
        return True
    if isinstance(thing, Source):
        return any(scope.source_id in {None, thing.pk} for scope in scopes)
    return _covers(scopes, thing)


def scopes_of(user: Any) -> list[Scope]:
    """The parts of the wire that a person is limited to; empty is no limit."""
    if user.is_superuser:
        return []
    if not hasattr(user, "_desk_scopes"):
        user._desk_scopes = list(Scope.objects.filter(user=user))
    return user._desk_scopes


def reach_of(user: Any) -> list[tuple[int | None, str]]:
    """A person's scopes as the search asks for them: a source's id or any, a language or any."""
    return [(scope.source_id, scope.language) for scope in scopes_of(user)]


def _covers(scopes: list[Scope], story: Story) -> bool:
    language = story.latest.language if story.latest else ""
    fitting = [scope for scope in scopes if _speaks(language, scope.language)]
    if any(scope.source_id is None for scope in fitting):
        return True
    sources = [scope.source_id for scope in fitting]
    return Sighting.objects.filter(story=story, source__in=sources).exists()


def _speaks(language: str, wanted: str) -> bool:
    """Whether "pt-BR" is covered by "pt", and anything by nothing."""
    return not wanted or language == wanted or language.startswith(wanted + "-")


def seen_by(user: Any, prefix: str = "") -> Q:
    """The condition on rows with ``source`` and ``language`` that a person may see them."""
    scopes = scopes_of(user)
    allowed = Q()
    for scope in scopes:
        one = Q()
        if scope.source_id is not None:
            one &= Q(**{f"{prefix}source": scope.source_id})
        if scope.language:
            one &= Q(**{f"{prefix}language": scope.language}) | Q(
                **{f"{prefix}language__startswith": scope.language + "-"}
            )
        if not one:
            return Q()
        allowed |= one
    return allowed
