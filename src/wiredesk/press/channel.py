"""A channel: what we publish under one name, and where each story stands in it."""

from urllib.parse import quote, urlsplit

from wiredesk.records import Record, Release


class Channel(Record, frozen=True, kw_only=True):
    """A site or a feed of ours: its name, its addresses, and the policies that it states.

    A saved search, a section or a language is a channel of its own, with its own ``feed``.
    """

    name: str
    home: str
    """Address of the front page; story addresses are made below it."""
    house: str | None = None
    """Who publishes it, where that is not its ``name``: a feed of several has one of its own."""
    language: str = "und"
    """BCP 47, of the channel itself; each story has its own."""
    description: str = ""
    feed: str | None = None
    """Address of the feed itself (``rel="self"``)."""
    hub: str | None = None
    """WebSub hub that is told of every change."""
    contact: str | None = None
    """An e-mail address."""
    logo: str | None = None
    about: str | None = None
    principles: str | None = None
    """Address of the publishing principles."""
    corrections: str | None = None
    """Address of "what we changed and why"."""
    ethics: str | None = None
    ownership: str | None = None
    rights: str | None = None
    """What we say of the rights in the channel as a whole; a story's own rights overrule it."""
    authority: str | None = None
    """Whom ids are named after, for ever ("example.org"); ``None`` is the host of ``home``."""


def house_of(channel: Channel) -> str:
    """The name of who publishes a channel; that of its host where nothing has a name."""
    named = (channel.house or channel.name).strip()
    return named or urlsplit(channel.home).hostname or "localhost"


def story_path(release: Release) -> str:
    """Where a story's page stands below ``home``: its id, then its slug, then a slash.

    The id makes it unique and the slug readable. It holds for every release of a story, also
    for the tombstone of a withdrawn one.
    """
    slug = release.slug or (release.article.slug if release.article else "")
    return (
        f"story/{quote('-'.join(filter(None, (release.story, slug))), safe='', errors='replace')}/"
    )


def story_address(release: Release, channel: Channel) -> str:
    """The address that readers see, and that search engines are told to keep."""
    return channel.home.rstrip("/") + "/" + story_path(release)


def story_id(release: Release, channel: Channel) -> str:
    """What machines know a story by, in every format and release (a tag URI, RFC 4151).

    It is no address, so that a site may move to another domain and its stories stay the same.
    """
    authority = (channel.authority or urlsplit(channel.home).hostname or "localhost").lower()
    year = (release.first_published or release.due or release.at)[:4]
    return f"tag:{authority},{year}:story/{quote(release.story, safe='', errors='replace')}"
