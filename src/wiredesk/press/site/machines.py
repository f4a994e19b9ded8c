"""What machines ask a site for: robots, reservations, trust, what is gone, what to search."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from wiredesk.press.channel import Channel
from wiredesk.press.extract import shortened
from wiredesk.press.site.feeds import FORMATS
from wiredesk.press.site.maps import MAP, NEWS_MAP
from wiredesk.press.site.paths import INDEX, address_of
from wiredesk.press.site.printable import printable
from wiredesk.press.site.settings import SiteSettings
from wiredesk.press.site.stock import Buried, Stock

GONE = "_gone.txt"
"""Paths that are gone for good, one a line, as browsers ask for them below the front page."""

TRAINING_ROBOTS = (
    *("AI2Bot", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot"),
    *("cohere-training-data-crawler", "Diffbot", "Google-Extended", "GPTBot"),
    *("Meta-ExternalAgent", "omgili", "PanguBot", "Timpibot"),
)
"""Robots whose makers say that they gather texts to train models on, and that they keep to
robots.txt under these names. Robots that search or fetch for a reader are not among them."""

SECURE = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def base_path(channel: Channel) -> str:
    """The path of the front page on its host, with slashes around."""
    path = urlsplit(channel.home).path.strip("/")
    return f"/{path}/" if path else "/"


def absolute(channel: Channel, path: str) -> str:
    """The whole address of a page."""
    return channel.home.rstrip("/") + "/" + address_of(path)


def files(stock: Stock, settings: SiteSettings) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of all that is no page for readers."""
    channel = stock.channel
    yield "robots.txt", robots(channel, settings).encode()
    for key in settings.keys:
        yield f"{key}.txt", f"{key}\n".encode()
    yield ".well-known/tdmrep.json", reservation(channel, settings)
    trust = trust_txt(channel, settings).encode()
    yield "trust.txt", trust
    yield ".well-known/trust.txt", trust
    gone = [address_of(b.path) for b in stock.buried if b.for_good]
    yield GONE, "".join(f"{path}\n" for path in gone).encode()
    yield "_gone.nginx", nginx(stock).encode("utf-8", "replace")
    yield ".htaccess", htaccess(channel).encode()
    yield from search_lists(stock)


def robots(channel: Channel, settings: SiteSettings) -> str:
    """robots.txt (RFC 9309): all may read; where mining is reserved, training robots may not."""
    base = base_path(channel)
    groups = [f"User-agent: *\nDisallow: {base}search/*.json\n"]
    if settings.reserved:
        names = "".join(f"User-agent: {name}\n" for name in TRAINING_ROBOTS)
        groups.append(f"{names}Disallow: {base}\n")
    maps = "".join(f"Sitemap: {absolute(channel, name)}\n" for name in (MAP, NEWS_MAP))
    return "\n".join([*groups, maps])


def reservation(channel: Channel, settings: SiteSettings) -> bytes:
    """tdmrep.json, as the W3C community group's TDM Reservation Protocol has it (section 5)."""
    rule: dict[str, object] = {
        "location": f"{base_path(channel)}*",
        "tdm-reservation": int(settings.reserved),
    }
    if settings.reserved and settings.mining_policy:
        rule["tdm-policy"] = settings.mining_policy
    return _json([rule])


def trust_txt(channel: Channel, settings: SiteSettings) -> str:
    """trust.txt, as JournalList specifies it: whom we belong to, what is ours, how to reach us."""
    lines = [(name, value) for name, value in settings.trust if name.isalpha() and value]
    told = {name for name, _ in lines}
    if channel.contact and "contact" not in told:
        lines.append(("contact", channel.contact))
    if channel.principles and "disclosure" not in told:
        lines.append(("disclosure", channel.principles))
    if "datatrainingallowed" not in told:
        lines.append(("datatrainingallowed", "no" if settings.reserved else "yes"))
    one_line = ((name, " ".join(printable(value).split())) for name, value in lines)
    return "".join(f"{name}={value}\n" for name, value in one_line)


def gone_folder(buried: Buried, channel: Channel) -> bytes:
    """What makes Apache answer 410 for a withdrawn story, with its tombstone for a body.

    It stands in the story's own folder, so that one more withdrawal changes no other file.
    """
    page = base_path(channel) + address_of(buried.path)
    return (
        f"ErrorDocument 410 {page}{INDEX}\n"
        "<IfModule mod_rewrite.c>\nRewriteEngine On\nRewriteRule ^$ - [G]\n</IfModule>\n"
    ).encode()


def nginx(stock: Stock) -> str:
    """Lines for nginx (``include …/_gone.nginx;`` in a server): 410 with the tombstone as body.

    nginx compares decoded paths; one that would end its quotes, or be a variable, is left out.
    """
    base = base_path(stock.channel)
    folders = [base + b.path.removesuffix(INDEX) for b in stock.buried if b.for_good]
    return "".join(
        f'location = "{folder}" {{ error_page 410 "{folder}{INDEX}"; return 410; }}\n'
        for folder in folders
        if not set(folder) & set('"$\\{};\n')
    )


def htaccess(channel: Channel) -> str:
    """What Apache should know of the whole folder."""
    types = "".join(
        f'<Files "{name}">\nForceType {form.media_type}\n</Files>\n' for name, form in FORMATS
    )
    return (
        f"ErrorDocument 404 {base_path(channel)}404.html\n"
        "Options -Indexes\n"
        '<FilesMatch "^_">\nRequire all denied\n</FilesMatch>\n'
        f"{types}"
        "<IfModule mod_headers.c>\n"
        f'Header set Content-Security-Policy "{SECURE}"\n'
        'Header set X-Content-Type-Options "nosniff"\n'
        'Header set Referrer-Policy "strict-origin-when-cross-origin"\n'
        "</IfModule>\n"
    )


def search_lists(stock: Stock) -> Iterator[tuple[str, bytes]]:
    """Yield a list a year of what can be searched: path, headline, day, section, other words."""
    years: dict[str, list[list[str]]] = {}
    for story in stock.shown:
        article = story.article
        section = stock.section_of(article)
        words = " ".join((*article.people, *article.places, *article.keywords))
        more = f"{shortened(article.summary or '', 160)} {words}".strip()
        years.setdefault(story.day[:4], []).append(
            [address_of(story.path), article.title, story.day, section[1] if section else "", more]
        )
    for year, rows in years.items():
        yield f"search/{year}.json", _json(rows, lean=True)


def _json(value: object, *, lean: bool = False) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=None if lean else 1)
    return (text + "\n").encode("utf-8", "replace")
