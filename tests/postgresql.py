"""The desk's tests on PostgreSQL: a server started for them, on a folder that is thrown away.

`python -m tests.postgresql [pytest's arguments]`. Where WIREDESK_DATABASE names a server, that one
is used; where this machine has none to start, it says so and is content.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OTHER_USERS = ("postgres", "nobody")
"""PostgreSQL refuses to run as root; it is run as the first of these that there is."""


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest where there are several."""
    places = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "pg_ctl").exists()), None)


def user() -> list[str]:
    """What to put before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return []
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    name = next(name for name in OTHER_USERS if name in names)
    return ["setpriv", f"--reuid={name}", f"--regid={pwd.getpwnam(name).pw_gid}", "--clear-groups"]


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """A server on loopback with an empty database; gives its address."""
    folder = Path(tempfile.mkdtemp(prefix="wiredesk-postgresql-"))
    before = user()
    if before:
        shutil.chown(folder, before[1].partition("=")[2])
    data, port = folder / "data", _free_port()

    def run(program: str, *words: str) -> None:
        command = [*before, str(bin_ / program), *words]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=60)

    run("initdb", "-D", str(data), "-U", "wiredesk", "-A", "trust", "-E", "UTF8", "--locale=C")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
    run("pg_ctl", "start", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", options)
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "wiredesk", "wiredesk")
        yield f"postgresql://wiredesk@127.0.0.1:{port}/wiredesk"
    finally:
        run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(data))
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def tests(address: str, arguments: list[str]) -> int:
    """Run the desk's tests on a server."""
    command = [sys.executable, "-m", "pytest", *(arguments or ["tests/desk"])]
    return subprocess.run(command, env={**os.environ, "WIREDESK_DATABASE": address}).returncode


def main(arguments: list[str]) -> int:
    """The tests' exit code; 0 where there is no PostgreSQL to test with."""
    if address := os.environ.get("WIREDESK_DATABASE"):
        return tests(address, arguments)
    bin_ = programs()
    if bin_ is None:
        print("NOT TESTED on PostgreSQL: this machine has none (Debian: apt install postgresql).")
        return 0
    with server(bin_) as address:
        print(f"The desk's tests on PostgreSQL ({bin_})")
        return tests(address, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
