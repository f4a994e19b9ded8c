"""What a newsroom settles for its site, beside what it says of its channel."""

from wiredesk.records import Record


class SiteSettings(Record, frozen=True, kw_only=True):
    """Empty means: as usual."""

    theme: str | None = None
    """A folder whose ``templates``, ``assets`` and ``words`` stand before those of the theme."""
    timezone: str = "UTC"
    """An IANA name; times that state their offset are shown in it."""
    canonical_to_original: bool = False
    """Whether a whole, untranslated copy names the original as its canonical address."""
    reserved: bool = True
    """Whether rights in text and data mining are reserved (Directive (EU) 2019/790, article 4)."""
    mining_policy: str | None = None
    """Address of the terms on which mining is allowed."""
    about: tuple[str, ...] = ()
    """Who we are, in paragraphs of ours; they open the page on ourselves."""
    trust: tuple[tuple[str, str], ...] = ()
    """Lines of trust.txt: ("belongto", "https://…"), ("control", …), ("social", …)."""
    keys: tuple[str, ...] = ()
    """Keys by which search engines know that the site is ours: each is shown as KEY.txt."""
