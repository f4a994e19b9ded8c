"""What a destination answered, what it means for the row that was sent, and the words for it."""

from datetime import timedelta
from typing import NamedTuple

from wiredesk.records import Record

SENT, AGAIN, LOOK, STOP, GONE = "sent", "again", "look", "stop", "gone"


class Answer(Record, frozen=True, kw_only=True):
    """What came of one attempt.

    ``status`` is the HTTP status, or ``None`` where none came; then ``trouble`` says why:
    timeout | unreachable | broken | refused (the destination itself says no, in ``words``).
    """

    status: int | None = None
    trouble: str = ""
    words: str = ""
    """The destination's own words, shortened by the carrier; shown, never trusted."""
    retry_after: timedelta | None = None
    remote: str = ""
    """The destination's id of what it took."""
    address: str = ""
    """Where it stands there, if that is an address."""


class Meaning(NamedTuple):
    """What to do now: sent | again | look (again, but ask first whether it arrived) | stop | gone;
    and one sentence for the editor, empty where all is well."""

    what: str
    words: str = ""


_BY_STATUS = {
    401: (STOP, "It does not accept our name and password (401). Enter them anew, then try again."),
    403: (STOP, "Our account may not do this there (403). Its rights have to be changed there."),
    404: (GONE, "There is nothing at that address (404). Check the destination's address."),
    405: (STOP, "The address takes no such orders (405). Check the destination's address."),
    408: (LOOK, "It took too long to hear us (408). We look whether it arrived, and try again."),
    409: (LOOK, "It says that this stands against what it has (409). We look, and try again."),
    410: (GONE, "It is gone for good there (410)."),
    413: (STOP, "The story or its pictures are too large for it (413). Raise its limit there, "
                "or send fewer pictures."),
    415: (STOP, "It does not take this format (415). Choose another for this destination."),
    421: (AGAIN, "Another server answered for it (421). We try again."),
    425: (AGAIN, "It was too early for it (425). We try again."),
    429: (AGAIN, "It asks us to slow down (429). We wait as long as it says."),
    501: (STOP, "It cannot do this at all (501). Check the destination's kind."),
    507: (STOP, "Its disk is full (507). Room has to be made there."),
}  # fmt: skip

_BY_TROUBLE = {
    "timeout": (LOOK, "No answer came in time. We look whether it arrived, and try again."),
    "broken": (LOOK, "The connection broke off. We look whether it arrived, and try again."),
    "unreachable": (AGAIN, "It cannot be reached. We try again."),
    "refused": (STOP, "It did not take the story."),
}


def meaning_of(answer: Answer, takes_back: bool = False) -> Meaning:
    """What an answer means. ``takes_back`` says that a story was to be taken away: then one that
    is not there any more is done."""
    status = answer.status
    if status is None:
        what, words = _BY_TROUBLE.get(answer.trouble, _BY_TROUBLE["broken"])
    elif 200 <= status < 300:
        return Meaning(SENT)
    else:
        what, words = _BY_STATUS.get(status) or _by_hundreds(status)
    if what == GONE and takes_back:
        return Meaning(SENT)
    own = " ".join(answer.words.split())[:200]
    return Meaning(what, f"{words} It says: “{own}”." if own else words)


def _by_hundreds(status: int) -> tuple[str, str]:
    if status >= 500:
        # It may have taken the story before it stumbled.
        return LOOK, f"It has trouble of its own ({status}). We look, and try again."
    if 300 <= status < 400:
        return STOP, f"It has moved ({status}). Enter its new address."
    return STOP, f"It did not accept the story ({status})."
