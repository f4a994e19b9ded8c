"""All formats, by hand. A new one is a module, a line here, and a golden case."""

from wiredesk.press.formats import (
    Format,
    One,
    atom,
    jsonfeed,
    newsml_g2,
    ninjs,
    rss,
    sitemaps,
    whole,
)

FORMATS: tuple[Format, ...] = (
    rss.FORMAT,
    atom.FORMAT,
    jsonfeed.FORMAT,
    newsml_g2.FORMAT,
    ninjs.FORMAT,
    sitemaps.SITEMAP_FORMAT,
    sitemaps.NEWS_FORMAT,
)
"""Feeds and maps: each writes a list of releases."""

ONE_BY_ONE: tuple[One, ...] = (
    One("newsml_g2", "application/vnd.iptc.g2.newsitem+xml", "xml", newsml_g2.write_item),
    One("ninjs", "application/json", "json", ninjs.write_item),
    One("release", "application/json", "json", whole.write_item),
)
"""Formats that write one release as a document of its own, for folders and webhooks."""

BY_NAME = {one.name: one for one in FORMATS}
ONE_BY_NAME = {one.name: one for one in ONE_BY_ONE}
