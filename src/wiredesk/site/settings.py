"""Django's settings, made from a few values of the environment.

WIREDESK_DATA      the data folder (default: ~/.local/share/wiredesk, or under $XDG_DATA_HOME)
WIREDESK_DATABASE  postgresql://user:password@host:port/name (default: SQLite in the data folder)
WIREDESK_PATIENCE  seconds that a write to SQLite waits for another's (default: 60)
WIREDESK_HOSTS     names under which the desk is reached, as "desk.example.org" (default: this
                   machine's alone)
WIREDESK_SECURE    "1" where it is reached by https (cookies then go by https alone)
WIREDESK_TIME_ZONE the newsroom's time zone, as "Europe/Lisbon" (default: UTC)
WIREDESK_LANGUAGE  the interface's language where a browser names none: en or pt (default: en)
WIREDESK_MAIL      smtp://user:password@host:port, for mail to people on duty (default: none is
                   sent; it is written to the log)
WIREDESK_ALLOW     networks allowed besides the internet; see ``site.network``
WIREDESK_FOLDERS   folders of this machine that screens may watch and import, separated as in PATH,
                   with all below them (default: the folder "incoming" in the data folder)
WIREDESK_METRICS_TOKEN  a word that opens /metrics to a program ("Authorization: Bearer …"); without
                   one only people who may see the desk's health read it
WIREDESK_API       requests that a token may make a minute (default: 600)
WIREDESK_KEY       the key that sessions and kept credentials stand on (default: made once, kept in
                   the data folder, readable by its owner alone)
"""

import contextlib
import os
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.management.utils import get_random_secret_key

from wiredesk.site.network import networks

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


def folders(named: str, folder: Path) -> list[Path]:
    """The folders that screens may look into; the data folder's own is made where none is named."""
    if named:
        return [Path(each).expanduser().resolve() for each in named.split(os.pathsep) if each]
    own = folder / "incoming"
    own.mkdir(exist_ok=True)
    return [own.resolve()]


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


def mail(address: str | None) -> dict[str, object]:
    """Django's settings for outgoing mail. Raises ValueError for an address that is none."""
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("WIREDESK_MAIL: write it as smtp://user:password@host:port")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in THIS_MACHINE,
        "EMAIL_TIMEOUT": 30,
    }


THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")

DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DATABASES = {"default": database(os.environ.get("WIREDESK_DATABASE"), DATA)}
NETWORKS = networks()  # allowed besides the internet, for what a screen fetches
FOLDERS = folders(os.environ.get("WIREDESK_FOLDERS", ""), DATA)
METRICS_TOKEN = os.environ.get("WIREDESK_METRICS_TOKEN", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ALLOWED_HOSTS = [*THIS_MACHINE, *os.environ.get("WIREDESK_HOSTS", "").split()]
ROOT_URLCONF = "wiredesk.site.urls"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",  # login throttled
    "csp",
    "wiredesk.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wiredesk.site.statics.Statics",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wiredesk.desk.screens.first.FirstRunMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wiredesk.desk.screens.calling.note_caller",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.tz",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "wiredesk.desk.screens.frame.frame",
            ],
        },
    }
]

# ── Who comes in ──
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "wire"
LOGOUT_REDIRECT_URL = "login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "desk/locked_out.html"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W003"]  # its backend stands first

# ── What a browser is told ──
SECURE = os.environ.get("WIREDESK_SECURE") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if SECURE else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Pico draws its arrows and ticks so
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # nothing is collected: the files are served from the package
WHITENOISE_MAX_AGE = 60  # seconds; asked again by its date then
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
API_PER_MINUTE = int(os.environ.get("WIREDESK_API") or 600)

# ── Languages and times ──
USE_I18N = True
LANGUAGES = [("en", "English"), ("pt", "Português")]
LANGUAGE_CODE = os.environ.get("WIREDESK_LANGUAGE") or "en"
USE_TZ = True
TIME_ZONE = os.environ.get("WIREDESK_TIME_ZONE") or "UTC"
USE_THOUSAND_SEPARATOR = True

globals().update(mail(os.environ.get("WIREDESK_MAIL")))
