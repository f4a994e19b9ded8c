"""What the arguments of a command name: files, folders, addresses, standard input."""

from collections.abc import Iterator
from pathlib import Path

from wiredesk.cli.shown import progress
from wiredesk.records import Delivery, Refusal
from wiredesk.site.network import networks
from wiredesk.wire.carriers import folder, stdin, warc
from wiredesk.wire.carriers.web import once

Asked = Path | str | Refusal
"""A file, an address or "-", or why there is nothing of that name."""


def everything(what: list[str]) -> list[Asked]:
    """Each file, address and standard input that the arguments name, folders walked."""
    found: list[Asked] = []
    for name in what:
        if name == "-" or once.is_address(name):
            found.append(name)
        elif Path(name).exists():
            found += folder.deliveries(Path(name))
        else:
            why = "There is no such file or folder."
            found.append(Refusal(what="not found", why=why, address=name))
    return found


def deliver(one: Asked) -> Delivery | Refusal:
    """The delivery that one of them is."""
    if isinstance(one, Refusal):
        return one
    if isinstance(one, Path):
        return folder.deliver(one)
    return stdin.deliver() if one == "-" else once.deliver(one, networks())


def deliveries(what: list[str], word: str) -> Iterator[Delivery | Refusal]:
    """Every delivery that the arguments name, one by one, with a progress bar where many are."""
    found = everything(what)
    with progress(word, shown=len(found) > 1) as bar:
        for one in bar.track(found):
            if isinstance(one, Path) and warc.is_archive(one):
                yield from warc.deliveries(one)
            else:
                yield deliver(one)
