"""All formats, by hand. A new one is a module, a line here, and a golden case."""

from wiredesk.press.formats import Format, atom, jsonfeed, newsml_g2, ninjs, rss, sitemaps

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

BY_NAME = {one.name: one for one in FORMATS}
