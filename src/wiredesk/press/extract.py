"""Headline, short extract and link: what goes out where a licence allows no more."""

from msgspec import structs

from wiredesk.records import Article

LONGEST = 200
"""Characters of an extract. The law of the EU (2019/790, article 15) says "very short" and names
no figure; feeds of publishers show about as much."""


def as_excerpt(article: Article) -> Article:
    """The article with one short extract for its text, and nothing else of the text anywhere.

    Pictures go too: a licence that does not cover the text does not cover them.
    """
    first = next((one for one in article.paragraphs if one.strip()), "")
    return structs.replace(
        article,
        paragraphs=(shortened(first),),
        summary=None,
        quotes=(),
        media=(),
        mends=(),
        index=False,
    )


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text on one line, cut between words where the script has any."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest)
    return text[: space if space > 0 else longest - 1].rstrip(" ,;:–—-") + "…"
