"""Words that stand above a story's first paragraph, for the wire, which knows no language yet."""

from functools import lru_cache
from importlib.resources import files

from wiredesk.packs.loading import Section, load


class HeadWords(Section, kw_only=True):
    """Labels of headlines, openers of bylines, first words of breadcrumbs; lower case."""

    title_labels: list[str]
    byline_openers: list[str]
    home: list[str]
    skip: list[str]


@lru_cache(maxsize=1)
def head_words() -> HeadWords:
    """The words, of all languages together."""
    return load(files("wiredesk.packs").joinpath("heads.toml"), HeadWords)
