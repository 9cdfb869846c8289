"""The Chromium of the machine, for scripts that draw pages; ``TRUCELINE_CHROMIUM`` may name another."""

import os
import shutil
import sys

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str:
    """Return its path; end with what to do where there is none."""
    path = os.environ.get("TRUCELINE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        sys.exit("No Chromium was found: install one (apt-get install chromium), or name it in TRUCELINE_CHROMIUM.")
    return path
