"""Importing, the whole way, on a PostgreSQL started for it; see ``imports``."""

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from measure.bench import Timed
from measure.speed import imports
from tests.postgresql import programs, server

TITLE = "Importing on PostgreSQL: the same"
ROUNDS = imports.ROUNDS


def timed() -> Iterator[Timed]:
    """On PostgreSQL; nothing where the machine has none."""
    bin_ = programs()
    if bin_ is None:
        print("  not measured: this machine has no PostgreSQL (Debian: apt install postgresql)")
        return
    stack = ExitStack()
    atexit.register(stack.close)
    os.environ["WIREDESK_DATABASE"] = stack.enter_context(server(bin_))
    yield from imports.imported(Path(tempfile.mkdtemp(prefix="wiredesk-imports-")))
