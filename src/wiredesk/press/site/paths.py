"""Where each page stands in the folder, and how one page leads to another.

A page of its own folder is ``…/index.html`` on disk and ``…/`` in addresses. Links between pages
are relative: a site may stand below any path, and be read from a disk.
"""

from urllib.parse import quote, unquote

from wiredesk.press.channel import story_path
from wiredesk.records import Release

INDEX = "index.html"


def story_folder(release: Release) -> str:
    """The folder of a story's page, as file systems write it."""
    return unquote(story_path(release))


def address_of(path: str) -> str:
    """A path in the folder as a reader's browser asks for it, below the front page."""
    return quote(path.removesuffix(INDEX) if path.endswith("/" + INDEX) or path == INDEX else path)


def relative(path: str, seen_from: str) -> str:
    """The link from one page to another; both are paths in the folder."""
    target = address_of(path)
    here = seen_from.split("/")[:-1]
    there = target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and quote(here[same]) == there[same]:
        same += 1
    link = "../" * (len(here) - same) + "/".join(there[same:])
    return link or "./"
