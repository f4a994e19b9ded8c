"""wiredesk: the desk that makes stories from third-party feeds into stories an editor can sign.

>>> import wiredesk
>>> reading = wiredesk.read("Lisboa, 3 mai (Mirante) - O porto reabriu.", published="2026-05-03")
>>> print(wiredesk.sheet(reading))    # doctest: +SKIP
"""

from typing import TYPE_CHECKING

from wiredesk.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wiredesk.records import Comparable, Comparison, Reading, Refusal, Tie

__version__ = VERSION

__all__ = ["__version__", "compare", "read", "read_all", "relate", "sheet"]


def read(
    story: str | bytes,
    *,
    published: str | None = None,
    source: str | None = None,
    language: str | None = None,
) -> "Reading":
    """Read one story, given as text, as bytes in any format wiredesk knows, or by its address.

    ``published`` (ISO 8601), ``source`` and ``language`` (BCP 47) are what you know better than
    the copy. Of several stories the first is read; ``read_all`` reads each. Raises ValueError, in
    words, when there is no story in it or ``published`` is no date.
    """
    from wiredesk.records import Refusal

    for found in read_all(story, published=published, source=source, language=language):
        if isinstance(found, Refusal):
            raise ValueError(f"{found.what}: {found.why}")
        return found
    raise ValueError("There is no story in it.")


def read_all(
    delivered: str | bytes,
    *,
    published: str | None = None,
    source: str | None = None,
    language: str | None = None,
) -> "list[Reading | Refusal]":
    """Read every story in a text, in bytes, or at an address (http, https).

    A list of readings, with a Refusal in the place of what could not be read or fetched.
    """
    from wiredesk.pipeline import read_delivery
    from wiredesk.records import Delivery, Given, Refusal, is_when

    if published is not None and not is_when(published):
        raise ValueError(f"published: {published!r} is no date; write it as 2026-05-03")
    from wiredesk.wire.carriers.web import once

    given = Given(published=published, source=source, language=language)
    if isinstance(delivered, bytes):
        delivery: Delivery | Refusal = Delivery(body=delivered)
    elif once.is_address(delivered):
        delivery = once.deliver(delivered)
    else:
        body = delivered.encode("utf-8", "surrogatepass")
        delivery = Delivery(body=body, media_type="text/plain; charset=utf-8")
    return [delivery] if isinstance(delivery, Refusal) else list(read_delivery(delivery, given))


def sheet(reading: "Reading", part: str | None = None) -> str:
    """A reading as text, as ``wiredesk read`` prints it; one ``part`` of it where one is named."""
    from wiredesk.sheets.text import as_text

    return as_text(reading, part)


def relate(
    stories: "Iterable[Reading | Comparable]",
    among: "Iterable[Reading | Comparable] | None" = None,
) -> "list[Tie]":
    """What stories are to each other, or to those ``among`` which they are looked for.

    Ties of kind copy, part and version, each with its evidence, in the order of the stories.
    """
    from wiredesk import lineage

    there = None if among is None else map(_comparable, among)
    return list(lineage.relate(map(_comparable, stories), there))


def compare(before: "Reading | Comparable", after: "Reading | Comparable") -> "Comparison":
    """Two stories side by side: what became of each paragraph, the gravest changes first.

    Stories of two languages are compared by what survives translation.
    """
    from wiredesk.lineage.alignment import compare as side_by_side
    from wiredesk.lineage.translations import compare_across

    one, other = _comparable(before), _comparable(after)
    tongues = {story.language.partition("-")[0].lower() for story in (one, other)}
    if len(tongues - {"und"}) > 1:
        return compare_across(one, other)
    return side_by_side(one, other)


def _comparable(story: "Reading | Comparable") -> "Comparable":
    from wiredesk.pipeline.comparing import comparable
    from wiredesk.records import Reading

    return comparable(story) if isinstance(story, Reading) else story
