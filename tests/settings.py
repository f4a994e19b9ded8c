"""The desk's settings, on a data folder that lives as long as the tests do."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="wiredesk-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["WIREDESK_DATA"] = FOLDER

from wiredesk.site.settings import *  # noqa: E402, F403
