"""Topics on stories of ours whose topic was written down first.

The lists and the stories have one author, so that the shares are too good; translations of one
story told alike (``topics_translations``) is the sterner figure.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import wiredesk

SET = "topics"
STORIES = Path(__file__).parent.parent / "topics"


def top(text: str, language: str) -> str:
    """The first top-level topic of a text, "none" where it has none."""
    reading = wiredesk.read(text, language=language)
    tops = [topic.code for topic in reading.topics if topic.code[-6:] == "000000"]
    return tops[0].removeprefix("medtop:") if tops else "none"


def measure() -> Iterator[tuple[str, float]]:
    """Yield shares of stories told right when told, told at all, and left alone as they should."""
    for name in ("tuned", "held_back"):
        stories = tomllib.loads((STORIES / f"{name}.toml").read_text("utf-8"))["story"]
        told = [(s["topic"], top(s["text"].strip(), s["language"])) for s in stories]
        some = [(want, got) for want, got in told if want != "none"]
        answered = [(want, got) for want, got in some if got != "none"]
        yield f"{name}: right of told", sum(w == g for w, g in answered) / len(answered)
        yield f"{name}: told", len(answered) / len(some)
        none = [got for want, got in told if want == "none"]
        yield f"{name}: left alone", none.count("none") / len(none)
