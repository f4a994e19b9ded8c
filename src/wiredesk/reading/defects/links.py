"""Links that report back, and pictures on somebody else's machine: ``source.*``."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span

_URL = re.compile(r"https?://[^\s<>\"“”»]{4,2000}")
_TRACKING = re.compile(
    r"(?:utm_[a-z]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid?|mc_[ce]id|"
    r"_hs(?:enc|mi)|vero_id|oly_(?:anon|enc)_id|s_cid|icid|cmpid|xtor|wt_mc|at_(?:medium|campaign|"
    r"custom\d|source)|ns_[a-z]+|spm|mkt_tok|__twitter_impression|ref_src|guccounter|guce_referrer"
    r"(?:_sig)?|share_id|_ga|trk|smid|sref)",
    re.IGNORECASE,
)


def check_links(proof: Proof) -> Iterator[Defect]:
    """Yield links with marks that tell the sender who clicked, in the text and behind words."""
    note = "The link carries marks that track who follows it."
    for match in _URL.finditer(proof.text):
        address = match[0].rstrip(".,;:!?)'’")
        clean = without_tracking(address)
        if clean != address:
            where = (match.start(), match.start() + len(address))
            yield raised("source.tracking_link", where, note, mend=clean, confidence=0.97)
    for link in proof.copy.story.links:
        clean = without_tracking(link.href)
        if clean == link.href or "://" in link.text:
            continue
        place: Span | None = None
        if link.start is not None and link.end is not None:
            place = (link.start, link.end)
            if proof.skipped.touches(*place):
                continue
        yield raised("source.tracking_link", place, f"{note} Without them: {clean}")


def without_tracking(address: str) -> str:
    """The address without the parts that only track; nothing else of it is touched."""
    head, mark, rest = address.partition("?")
    if not mark:
        return address
    query, hash_mark, fragment = rest.partition("#")
    split = re.split(r"(&(?:amp;)?|;)", query)
    parts, joins = split[::2], split[1::2]
    kept = [
        (join, part)
        for join, part in zip(["", *joins], parts, strict=True)
        if not _TRACKING.fullmatch(part.partition("=")[0])
    ]
    if len(kept) == len(parts):
        return address
    query = "".join((join if i else "") + part for i, (join, part) in enumerate(kept))
    return head + ("?" + query if query else "") + hash_mark + fragment


def check_pictures(proof: Proof) -> Iterator[Defect]:
    """Yield pictures that stand on another host than the story does."""
    story = proof.copy.story
    home = _site(story.canonical or story.address or "")
    if not home:
        return
    for media in story.media:
        there = _site(media.href)
        picture = media.type is None or media.type.startswith("image")
        if picture and there and there != home:
            note = f"The picture stands on {there}: keep a copy that you have the rights to."
            yield raised("source.hotlinked_image", None, note, severity="info")


def _site(address: str) -> str:
    """The last two labels of an address's host; "" where there is none."""
    if not address.startswith(("http://", "https://")):
        return ""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])
