"""Django's settings, made from a few values of the environment.

WIREDESK_DATA      the data folder (default: ~/.local/share/wiredesk, or under $XDG_DATA_HOME)
WIREDESK_DATABASE  postgresql://user:password@host:port/name (default: SQLite in the data folder)
WIREDESK_PATIENCE  seconds that a write to SQLite waits for another's (default: 60)
WIREDESK_KEY       the key that sessions and kept credentials stand on (default: made once, kept in
                   the data folder, readable by its owner alone)
"""

import contextlib
import os
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.management.utils import get_random_secret_key

BUSY_FOR = 60
"""Seconds that a write waits for another's: longer than any lock a healthy desk holds."""

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-16000"
)
"""WAL with each commit on disk before it is acknowledged, so that a power cut loses none."""


def data_folder() -> Path:
    """The data folder, made where it is missing."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = Path(os.environ.get("WIREDESK_DATA") or home / "wiredesk")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def database(address: str | None, folder: Path) -> dict[str, object]:
    """Django's description of the database. Raises ValueError for an address that is none."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "wiredesk.sqlite3"),
            "TEST": {"NAME": str(folder / "test.sqlite3")},
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": float(os.environ.get("WIREDESK_PATIENCE") or BUSY_FOR),
                "init_command": SQLITE_START,
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError("WIREDESK_DATABASE: write it as postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def secret_key(folder: Path) -> str:
    """The key of the environment, else the one kept in the data folder, made on first use."""
    if key := os.environ.get("WIREDESK_KEY"):
        return key
    kept = folder / "key"
    if not kept.exists():
        _make_key(kept)
    return kept.read_text().strip()


def _make_key(kept: Path) -> None:
    """Make the key, whole or not at all: another start, or a power cut, never finds half of it."""
    made, name = tempfile.mkstemp(prefix=".key-", dir=kept.parent)  # readable by its owner alone
    with os.fdopen(made, "w") as out:
        out.write(get_random_secret_key())
        out.flush()
        os.fsync(out.fileno())
    with contextlib.suppress(FileExistsError):  # another start was quicker; its key it is
        os.link(name, kept)
    Path(name).unlink()


DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DATABASES = {"default": database(os.environ.get("WIREDESK_DATABASE"), DATA)}
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "wiredesk.desk"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
