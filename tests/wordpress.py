"""A real WordPress, from Debian's packages, as long as a test needs it.

Everything of it lies in one folder: its copy of WordPress, its MariaDB (on a socket, no port), its
uploads. PHP's own server answers on a port of its own. Nothing is left running.
``python -m tests.wordpress`` runs the tests that need it, and says so where it is not installed.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WORDPRESS = Path("/usr/share/wordpress")
PACKAGES = "wordpress mariadb-server-core php-cli php-mysql"
USER, PASSWORD = "redacao", "not a secret: lives as long as a test"


def missing() -> str:
    """What is not installed here; empty where all is."""
    programs = ("php", "mariadbd", "mariadb-install-db")
    gone = [one for one in programs if not shutil.which(one, path=PATH)]
    gone += [] if (WORDPRESS / "wp-load.php").exists() else [str(WORDPRESS)]
    return ", ".join(gone)


PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin"


class WordPress(NamedTuple):
    """A running one: its address, a user of the role "author", and its application password."""

    address: str
    user: str
    password: str


CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', '%(user)s'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(sock)s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT',
          'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) define($name, $name);
define('WP_HOME', '%(address)s'); define('WP_SITEURL', '%(address)s');
define('WP_ENVIRONMENT_TYPE', 'local');  // application passwords without https
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true); define('FS_METHOD', 'direct');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""

INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Farol', 'admin', 'admin@farol.test', true, '', wp_generate_password(24));
$user = wp_create_user('%(user)s', wp_generate_password(24), 'redacao@farol.test');
(new WP_User($user))->set_role('author');
wp_insert_term('Economia', 'category', ['slug' => 'economia']);
[$password] = WP_Application_Passwords::create_new_application_password($user, ['name' => 'desk']);
file_put_contents(__DIR__ . '/password', $password);
"""


@contextlib.contextmanager
def wordpress() -> Iterator[WordPress]:
    """Start one, new and empty; it is gone afterwards."""
    # The path of a socket has a hundred letters at most, and pytest's folders have more.
    folder = Path(tempfile.mkdtemp(prefix="wp-"))
    try:
        with _database(folder) as sock, _pages(folder, sock) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, sock, me = folder / "data", folder / "sock", pwd.getpwuid(os.getuid()).pw_name
    # A server that starts clears away others' tables from a temporary folder that it shares.
    common = ["--no-defaults", f"--datadir={data}", f"--tmpdir={folder}"]
    install = [
        "mariadb-install-db",
        *common,
        f"--user={me}",
        "--auth-root-authentication-method=normal",
    ]
    _run([*install, "--skip-test-db"], folder)
    start = ["mariadbd", *common, f"--user={me}", f"--socket={sock}", "--skip-networking"]
    start += ["--skip-grant-tables", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin"]
    (folder / "init.sql").write_text("CREATE DATABASE wordpress CHARACTER SET utf8mb4;\n")
    start += [f"--init-file={folder / 'init.sql'}", f"--pid-file={folder / 'pid'}"]
    with _started(start, folder / "database.log") as running:
        _wait(sock.exists, running, folder / "database.log")
        yield sock


@contextlib.contextmanager
def _pages(folder: Path, sock: Path) -> Iterator[WordPress]:
    root, log = folder / "wordpress", folder / "pages.log"
    shutil.copytree(WORDPRESS, root, symlinks=False, ignore_dangling_symlinks=True)
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    told = {"address": address, "sock": sock, "user": "root"}
    (root / "wp-config.php").write_text(CONFIG % told)
    (root / "install.php").write_text(INSTALL % {"user": USER})
    (root / "wp-content" / "uploads").mkdir(parents=True, exist_ok=True)
    _run(["php", str(root / "install.php")], root)
    serve = ["php", "-d", "post_max_size=4M", "-S", f"127.0.0.1:{port}", "-t", str(root)]
    with _started(serve, log) as running:
        _wait(lambda: _answers(f"{address}/?rest_route=/"), running, log)
        yield WordPress(address, USER, (root / "password").read_text())


@contextlib.contextmanager
def _started(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        running = subprocess.Popen(
            command,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # PHP's server has children, which do not go with it
        )
    try:
        yield running
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program and its children."""
    os.killpg(running.pid, signal.SIGTERM)
    try:
        running.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, env=_environment()
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": PATH, "PHP_CLI_SERVER_WORKERS": "2"}


def _wait(ready: object, running: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + 60
    while not ready():  # type: ignore[operator]
        if running.poll() is not None or time.monotonic() > ends:
            raise RuntimeError(log.read_text("utf-8", "replace")[-2000:])
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - ours
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def main() -> None:
    """Run the tests that need one; aloud where there is none."""
    if gone := missing():
        print(f"WordPress is NOT tested here: {gone} is missing. As root: apt install {PACKAGES}")
        return
    raise SystemExit(
        subprocess.call(
            [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/desk/test_wordpress.py"]
        )
    )


if __name__ == "__main__":
    main()
