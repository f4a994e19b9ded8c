"""Web pages: all that a page shows, which of it is body, and what the page declares of itself."""

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urljoin

from wiredesk.records import Block, Delivery, Media, Note, Refusal, Story
from wiredesk.wire.decoding import Decoded, decode
from wiredesk.wire.formats import Format, media_claims
from wiredesk.wire.formats.plaintext import text_id
from wiredesk.wire.formats.webpage.body import judge, says_itself
from wiredesk.wire.formats.webpage.charset import charset_claims
from wiredesk.wire.formats.webpage.clean import clean_html
from wiredesk.wire.formats.webpage.declared import Head, read_declared
from wiredesk.wire.formats.webpage.fields import fields, titles
from wiredesk.wire.formats.webpage.layout import laid_out, links_of
from wiredesk.wire.formats.webpage.shown import Page
from wiredesk.wire.formats.webpage.title import find_title, without_outlet
from wiredesk.wire.formats.webpage.visible import visible
from wiredesk.wire.looks import HTML, look_of
from wiredesk.wire.markup import LONGEST, as_written, parse_html
from wiredesk.wire.refusals import refuse_bytes, refuse_text


def claims(delivery: Delivery) -> bool:
    """HTML documents and fragments."""
    return look_of(delivery).kind == HTML


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """One story: the page's visible text, its body marked, with everything the page declares."""
    if refused := refuse_bytes(delivery.body, delivery.address, LONGEST):
        yield refused
        return
    decoded = decode(delivery.body, media_claims(delivery) + charset_claims(delivery.body))
    refused = refuse_text(decoded.text, decoded.replaced, delivery.address, LONGEST)
    yield refused or page_story(decoded, delivery)


def page_story(decoded: Decoded, delivery: Delivery) -> Story | Refusal:
    """The story that a page is."""
    parsed = parse_html(decoded.text)
    if parsed.root is None:
        return _nothing_shown(delivery)
    head = read_declared(parsed.root)
    absolute = _absolute(head, delivery)
    told = fields(head.declared, absolute)
    page = visible(as_written(parsed.root), absolute)
    notes = (*decoded.notes, *parsed.notes, *head.notes)
    if not page.blocks:
        return _from_declared(head, told, delivery, notes) or _nothing_shown(delivery)
    said = titles(head.declared)
    headline = find_title(page.blocks, said)
    at = headline.block if headline else None
    judged = says_itself(page.blocks, judge(page, at), head.article_body)
    text, spans = laid_out(page.blocks)
    refused = refuse_text(text, 0, delivery.address)
    if refused:
        return refused
    title, title_span = None, None
    if headline:
        start = spans[headline.block][0]
        title_span = (start + headline.start, start + headline.end)
        title = text[slice(*title_span)]
    elif said:
        title = without_outlet(said[0], told.get("provider"))
    return Story(
        id=text_id(text),
        text=text,
        format="webpage",
        title=title,
        title_span=title_span,
        html=clean_html(page.blocks, judged.body, page.pictures),
        address=delivery.address,
        received=delivery.received,
        blocks=tuple(
            Block(start=start, end=end, kind=block.kind, body=body)
            for (start, end), block, body in zip(spans, page.blocks, judged.body, strict=True)
        ),
        links=links_of(page.blocks, spans),
        media=_media(page, judged.body, head),
        declared=head.declared,
        notes=(*notes, *judged.notes),
        **told,
    )


def _absolute(head: Head, delivery: Delivery) -> Callable[[str], str]:
    """What makes an address in the page whole: the page's base, its own address, or the canonical
    one that it declares, the first of these that is an address on the web."""
    address = delivery.address or ""
    base = address if address.startswith(("http://", "https://")) else ""
    if not base:
        named = (d.value for d in head.declared if d.name in ("canonical", "og:url"))
        base = next((v for v in named if v.startswith(("http://", "https://"))), "")
    base = _joined(base, head.base or "")
    return lambda href: _joined(base, href)


def _joined(base: str, href: str) -> str:
    href = "".join(href.split())
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _media(page: Page, body: Sequence[bool | None], head: Head) -> tuple[Media, ...]:
    """The pictures, films and sounds between the first block of the body and the last, and the
    picture that the page declares for itself."""
    chosen = [i for i, is_body in enumerate(body) if is_body]
    found = {
        d.value: Media(href=d.value, type="image")
        for d in head.declared
        if d.name == "og:image" and d.value.startswith(("http://", "https://"))
    }
    for picture in page.pictures:
        if chosen and chosen[0] - 6 <= picture.after <= chosen[-1] + 1:
            said = page.captions.get(picture.figure or -1, [])
            caption = " ".join(page.blocks[i].text for i in said) or picture.alt or None
            kind = "image" if picture.tag == "img" else picture.tag
            found[picture.href] = Media(href=picture.href, type=kind, caption=caption)
    return tuple(found.values())[:200]


def _from_declared(
    head: Head, told: dict[str, str], delivery: Delivery, notes: tuple[Note, ...]
) -> Story | None:
    """The story of a page that scripts would fill, from the text that it declares."""
    if not head.article_body:
        return None
    said = titles(head.declared)
    title = without_outlet(said[0], told.get("provider")) if said else None
    text = f"{title}\n\n{head.article_body}" if title else head.article_body
    note = Note(
        kind="declared text", text="The page shows no text; this is its declared articleBody."
    )
    start = len(text) - len(head.article_body)
    blocks = [Block(start=0, end=len(title), kind="heading", body=False)] if title else []
    return Story(
        id=text_id(text),
        text=text,
        format="webpage",
        title=title,
        title_span=(0, len(title)) if title else None,
        address=delivery.address,
        received=delivery.received,
        blocks=(*blocks, Block(start=start, end=len(text), body=True)),
        declared=head.declared,
        notes=(*notes, note),
        **told,  # type: ignore[arg-type]
    )


def _nothing_shown(delivery: Delivery) -> Refusal:
    return Refusal(
        what="empty",
        why="The page shows no text; perhaps scripts would fill it, or it holds pictures only.",
        address=delivery.address,
    )


FORMAT = Format(name="webpage", claims=claims, parse=parse)
