"""The site's folder behind real web servers: what was withdrawn is 410, with its tombstone."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import quote

import pytest

from tests.site_samples import CHANNEL, NOW, SETTINGS, release, releases
from wiredesk.press.destinations.site import write_site

NGINX = """daemon off; pid {root}/pid; error_log {root}/err; events {{}}
http {{ access_log off; client_body_temp_path {root}/t1; proxy_temp_path {root}/t2;
fastcgi_temp_path {root}/t3; uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
server {{ listen 127.0.0.1:{port}; root {root}/host; charset utf-8; default_type text/html;
error_page 404 /jornal/404.html; include {root}/host/jornal/_gone.nginx; }} }}
"""
APACHE = """ServerRoot {root}
ServerName localhost
PidFile {root}/pid
Listen 127.0.0.1:{port}
ErrorLog {root}/err
Mutex file:{root}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
DirectoryIndex index.html
DocumentRoot {root}/host
<Directory {root}/host>
AllowOverride All
Require all granted
</Directory>
"""

SERVERS = {
    "nginx": (NGINX, lambda file: ["nginx", "-c", file]),
    "apache2": (APACHE, lambda file: ["apache2", "-D", "FOREGROUND", "-f", file]),
}

Ask = Callable[[str], tuple[int, str, str | None]]


@pytest.fixture(scope="module", params=SERVERS)
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    settings, command = SERVERS[request.param]
    if not shutil.which(request.param):
        pytest.skip(f"no {request.param} here")
    root = tmp_path_factory.mktemp(request.param)
    top = Path(gettempdir()).resolve()
    for folder in (root, *root.parents):
        if folder.resolve() == top or not folder.is_relative_to(top):
            break
        folder.chmod(0o755)  # the servers read as another user where root started them
    buried = release(None, "a3", "2026-05-09T07:00:00Z", number=2, kind="withdraw", slug="الميناء")
    write_site(root / "host" / "jornal", [*releases(), buried], CHANNEL, NOW, SETTINGS)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = root / "conf"
    file.write_text(settings.format(root=root, port=port), "utf-8")
    server = subprocess.Popen(command(str(file)), stderr=subprocess.DEVNULL)
    wait_for(port)
    yield lambda path: asked(port, path)
    server.terminate()
    server.wait(20)


def wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server did not start")


def asked(port: int, path: str) -> tuple[int, str, str | None]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, answer.getheader("Content-Security-Policy")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/jornal/", 200, "Farol do Sado"),
        ("/jornal/story/a5-ferry-de-troia/", 200, "Ferry de Troia"),
        ("/jornal/story/k1-choque/", 410, "o acidente deu-se em 2019"),
        (quote("/jornal/story/a3-الميناء/"), 410, "Esta notícia foi retirada"),
        ("/jornal/story/k2-choque/", 200, "Esta notícia está a ser verificada"),
        ("/jornal/nowhere/", 404, "Não existe esta página"),
    ],
)
def test_server_answers_as_the_folder_says(ask: Ask, path: str, status: int, words: str) -> None:
    answered, body, _ = ask(path)
    assert (answered, words in body) == (status, True)
