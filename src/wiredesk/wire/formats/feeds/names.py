"""Elements by their short names, whatever namespace address, case or prefix a feed writes."""

from functools import lru_cache

# Namespace → prefix. Feeds in use write these addresses, several of them misspelt.
_PREFIXES = {
    "": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss2.1": "",
    "http://backend.userland.com/rss091": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://example.com/newformat#": "",
    "http://example.com/necho": "",
    "http://purl.org/echo/": "",
    "uri/of/echo/namespace#": "",
    "http://purl.org/pie/": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://hacks.benhammersley.com/rss/streaming/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/rss/1.0/modules/image/": "image",
    "http://purl.org/rss/1.0/modules/threading/": "thr",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/rss/": "media",
    "http://video.search.yahoo.com/mrss": "media",
    "http://video.search.yahoo.com/mrss/": "media",
    "http://backend.userland.com/creativecommonsrssmodule": "cc",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://creativecommons.org/ns#": "cc",
    "http://creativecommons.org/ns#license": "cc",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://freshmeat.net/rss/fm/": "fm",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://www.georss.org/georss": "georss",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://schemas.pocketsoap.com/rss/mydescmodule/": "szf",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://podlove.org/simple-chapters": "psc",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """The short name of an element ("dc:creator", "title"), lower case.

    An element of a namespace that is not known keeps its local name behind "?:".
    """
    if tag[0] != "{":
        return tag.rpartition(":")[2].lower() if tag.count(":") == 1 else tag.lower()
    space, _, local = tag[1:].partition("}")
    prefix = _PREFIXES.get(space.lower(), "?")
    return f"{prefix}:{local.lower()}" if prefix else local.lower()
