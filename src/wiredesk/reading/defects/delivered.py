"""What came with the copy and must not be printed: ``furniture.*``, orders, editors' notes."""

from collections.abc import Iterator

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect

KEPT = frozenset({"byline", "credit", "rights", "sign_off", "photo_credit", "pubdate"})
"""Furniture that belongs to a story: who wrote, sent and owns it. It is moved, not mended."""

NOT_HERE = frozenset({"editor_note", "embargo", "llm_leftover", "llm_instruction", "link_text"})
"""Furniture that other checks raise under names of their own."""

CRITICAL = frozenset({"disclaimer"})
"""To print "we accept no responsibility for this text" is worse than a stray line of a menu."""

WORDS = {
    "breadcrumb": "The path through somebody's site was left in.",
    "counter": "Counts of shares or comments were left in.",
    "share": "Words for sharing were left in.",
    "navigation": "A menu of somebody's site was left in.",
    "related": "A pointer to other stories was left in.",
    "newsletter": "An invitation to a newsletter was left in.",
    "cookie": "A notice about cookies was left in.",
    "advertisement": "A mark of an advertisement was left in.",
    "paywall": "A notice to subscribers was left in.",
    "tags": "Tags were left in.",
    "disclaimer": "A disclaimer was left in: name the source in a credit line instead.",
}

ORDERS = {
    "kill": ("kill.order", "critical", "The sender has killed this story: do not publish it."),
    "hold": ("kill.hold", "critical", "The sender holds this story back: do not publish it yet."),
    "embargo": ("embargo.until", "critical", "The story is under embargo{until}."),
    "correction": ("editor_note.correction", "major", "A note to editors says what was corrected."),
}


def check_furniture(proof: Proof) -> Iterator[Defect]:
    """Yield each piece of furniture that stands in what would be published.

    What a page has outside its body is the page's own business.
    """
    for piece in proof.copy.furniture:
        where = (piece.start, piece.end)
        if piece.kind in KEPT | NOT_HERE or proof.off_page.touches(*where):
            continue
        note = WORDS.get(piece.kind, "Something that is no part of the story was left in.")
        severity = "critical" if piece.kind in CRITICAL else "major"
        yield raised(
            f"furniture.{piece.kind}",
            where,
            note,
            severity=severity,
            mend="",
            confidence=piece.confidence,
        )


def check_orders(proof: Proof) -> Iterator[Defect]:
    """Yield orders and notes of the sender that stand in the copy; a kill or an embargo is loud."""
    for order in proof.copy.orders:
        usual = (f"editor_note.{order.kind}", "minor", "A note to editors was left in.")
        kind, severity, note = ORDERS.get(order.kind, usual)
        note = note.format(until=f" until {order.until}" if order.until else "")
        mend = "" if kind.startswith("editor_note") else None
        where = None if order.start is None else (order.start, order.end or order.start)
        yield raised(kind, where, note, severity=severity, mend=mend, confidence=order.confidence)
