"""What the program writes of its work, on standard error: plain lines, or one JSON object a line.

WIREDESK_LOG   "json" for JSON, a line for each poll and job; else words, and trouble alone
"""

import json as json_text
import logging
import os
import sys
from datetime import UTC, datetime

from wiredesk.wire.redacting import without_secrets

NAME = "wiredesk"
"""Our handler among others."""

FIELDS = ("source", "address", "verb", "subject", "outcome", "seconds", "worker")
"""What a record may carry besides its message."""


class _Words(logging.Formatter):
    """Plain lines without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        return without_secrets(super().format(record))


class _Json(logging.Formatter):
    """One JSON object a line, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record; a trace of an exception stands in it whole."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, object] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        said |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        clean = {
            name: without_secrets(value) if isinstance(value, str) else value
            for name, value in said.items()
        }
        return json_text.dumps(clean, ensure_ascii=False, default=lambda v: without_secrets(str(v)))


def set_up() -> None:
    """Write to standard error from now on, as the environment asks. Twice sets it up once."""
    json = os.environ.get("WIREDESK_LOG", "").lower() == "json"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(json))
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if kept.name != NAME]
    handler.name = NAME
    root.addHandler(handler)
    logging.getLogger("wiredesk").setLevel(logging.INFO if json else logging.WARNING)


def formatter(json: bool) -> logging.Formatter:
    """What makes a line of a record, without secrets."""
    return _Json() if json else _Words("%(levelname)s %(name)s: %(message)s")
