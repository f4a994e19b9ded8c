"""The states of a story on the desk, and which decision leads from one to another.

Pure: no store, no clock. A state is a word; a move gives the next one or a refusal in words.
"""

from wiredesk.records import Refusal

STATES = ("received", "taken", "mended", "approved", "held", "rejected")

OPEN = ("received", "taken", "mended")
"""States in which somebody still has to decide."""

MOVES: dict[str, dict[str, str]] = {
    "received": {
        "take": "taken",
        "mend": "mended",
        "edit": "mended",
        "approve": "approved",
        "hold": "held",
        "reject": "rejected",
    },
    "taken": {
        "take": "taken",
        "put_back": "received",
        "mend": "mended",
        "edit": "mended",
        "approve": "approved",
        "hold": "held",
        "reject": "rejected",
    },
    "mended": {
        "take": "mended",
        "mend": "mended",
        "edit": "mended",
        "approve": "approved",
        "hold": "held",
        "reject": "rejected",
    },
    # What is approved is one text: whoever changes it, or takes it up again, unsettles that.
    "approved": {
        "mend": "mended",
        "edit": "mended",
        "reopen": "taken",
        "hold": "held",
        "reject": "rejected",
    },
    # A held story may be worked on; it goes on only when somebody has said that it is held no more.
    "held": {"mend": "held", "edit": "held", "reopen": "taken", "reject": "rejected"},
    "rejected": {"reopen": "taken", "hold": "held"},
}
"""State → decision → the state after it."""

WORDS = {
    "received": "new",
    "taken": "taken",
    "mended": "mended",
    "approved": "approved",
    "held": "held",
    "rejected": "rejected",
}

INSTEAD = {
    "approved": "It is approved. Reopen it first.",
    "held": "It is held. Reopen it first.",
    "rejected": "It is rejected. Reopen it first.",
}


def move(state: str, verb: str) -> str | Refusal:
    """The state that a decision leads to, or why it may not be made in this one."""
    after = MOVES[state].get(verb)
    if after is not None:
        return after
    if state in INSTEAD and verb != "reopen":
        return Refusal(what=verb, why=INSTEAD[state])
    return Refusal(what=verb, why=f"It is {WORDS[state]}; there is nothing to {_said(verb)}.")


def _said(verb: str) -> str:
    return verb.replace("_", " ")


def is_begun(state: str, edited: bool) -> bool:
    """Whether people have mended a story, or decided on it: no other text may stand for that."""
    return edited or state not in {"received", "taken"}


def after_arrival(state: str, text_changed: bool) -> str:
    """The state of a story of which a new version arrived.

    A changed text unsettles what was decided on the old one, and goes back to whoever took it;
    what is held or rejected stays so, for no version lifts a person's stop. Changed dates and
    fields leave every state as it is.
    """
    if text_changed and state in {"mended", "approved"}:
        return "taken"
    return state


FOLLOWED = {
    "kill": "reject",
    "deletion": "reject",
    "hold": "hold",
    "embargo": "reopen",
    "correction": "reopen",
}
"""What an alert asks → the decision that follows it."""


def follow(kind: str, state: str) -> str:
    """The state after an alert was followed. What already is as asked stays."""
    after = MOVES[state].get(FOLLOWED[kind])
    return after or state
