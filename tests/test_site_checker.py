"""The site's pages in the Nu Html Checker (vnu), which knows what HTML may hold and where."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site_samples import CHANNEL, ENGLISH, NOW, SEARCHES, SETTINGS, releases
from wiredesk.press.destinations.site import write_site

JAR = Path(os.environ.get("WIREDESK_VNU", "/usr/local/share/vnu/package/build/dist/vnu.jar"))


def test_every_kind_of_page_is_html_in_both_languages(tmp_path: Path) -> None:
    if not JAR.is_file() or not shutil.which("java"):
        pytest.skip(f"no java, or no {JAR} here: npm pack vnu-jar, unpacked there")
    for name, channel in (("pt", CHANNEL), ("en", ENGLISH)):
        write_site(tmp_path / name, releases(), channel, NOW, SETTINGS, SEARCHES)
    write_site(tmp_path / "empty", [], CHANNEL, NOW, SETTINGS)
    command = ["java", "-Xss8m", "-jar", JAR, "--skip-non-html", "--exit-zero-always", tmp_path]
    told = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert told.stderr == ""
