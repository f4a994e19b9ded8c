"""What goes wrong, as a program is told it: problem details (RFC 9457), in words."""

import msgspec
from django.http import HttpResponse

from wiredesk.records import Record, Refusal

MEDIA_TYPE = "application/problem+json"

TITLES = {
    "malformed": (400, "It is not what is asked for here"),
    "unknown_caller": (401, "It is not known who asks"),
    "not_allowed": (403, "This may not be done by whoever asks"),
    "missing": (404, "There is no such thing"),
    "method": (405, "This address does not answer that method"),
    "refused": (409, "It cannot be done as things stand"),
    "conflict": (409, "Somebody saved a newer text meanwhile"),
    "too_large": (413, "It is too large"),
    "media_type": (415, "It is of another kind than asked for"),
    "unreadable": (422, "Nothing could be read in it"),
    "too_many": (429, "Too many requests"),
}
"""Kind of problem → status and title."""


class ProblemDetails(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong (RFC 9457)."""

    type: str
    """``urn:wiredesk:problem:refused``: what to tell problems apart by."""
    title: str
    status: int
    detail: str
    """What is wrong this time, in words."""
    theirs: dict[str, str | int | None] | None = None
    """Of a conflict: what stands by now, and both texts as one where that can be."""


class Problem(Exception):  # noqa: N818 - it is an answer
    """Ends a call with a problem."""

    def __init__(
        self, kind: str, detail: str, theirs: dict[str, str | int | None] | None = None
    ) -> None:
        """``kind`` is one of ``TITLES``."""
        super().__init__(detail)
        self.kind, self.detail, self.theirs = kind, detail, theirs
        self.headers: dict[str, str] = {}

    def answer(self) -> HttpResponse:
        """It as an answer."""
        status, title = TITLES[self.kind]
        told = ProblemDetails(
            type=f"urn:wiredesk:problem:{self.kind}",
            title=title,
            status=status,
            detail=self.detail,
            theirs=self.theirs,
        )
        return HttpResponse(
            msgspec.json.encode(told),
            status=status,
            content_type=MEDIA_TYPE,
            headers=self.headers,
        )


def missing(what: str) -> Problem:
    """There is none, or none that this caller may see: a stranger cannot tell which."""
    return Problem("missing", f"There is no such {what}.")


def refused(refusal: Refusal) -> Problem:
    """What an action would not do."""
    if refusal.why == "You may not do this.":
        return Problem("not_allowed", refusal.why)
    return Problem("refused", refusal.why)
