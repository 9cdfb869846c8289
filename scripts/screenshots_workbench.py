"""Draw the workbench over the example reports: docs/incident.png, map.png, review.png, and every screen at every width.

The others go to out/screenshots/workbench. By hand (``make screenshots``); needs a Chromium of the machine,
``TRUCELINE_CHROMIUM`` may name one. What is drawn depends on the fonts of the machine: no test compares the pictures.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chromium import find_chromium
from playwright.sync_api import Browser, Page, sync_playwright

from truceline.casefile.casefile import Casefile
from truceline.store.rows import WaitingQuery

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "screenshots" / "workbench"
SIZES = {"1440": (1440, 900), "1024": (1024, 768), "390": (390, 844)}
DOCS = {"incident": (1200, 900), "map": (1200, 900), "review": (1200, 900)}
MOST_BYTES = 400_000  # of a picture in the repository


def main() -> None:
    path = find_chromium()
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        casefile = Path(folder) / "tegh.tl"
        screens = make(casefile)
        with serving(casefile) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-quic"])
            for name, size in DOCS.items():
                draw(browser, address + screens[name], ROOT / "docs" / f"{name}.png", size=size)
            for screen, target in screens.items():
                for width, size in SIZES.items():
                    for scheme in ("light", "dark"):
                        picture = OUT / f"{screen}-{width}-{scheme}.png"
                        draw(
                            browser, address + target, picture, size=size, dark=scheme == "dark", whole=screen != "map"
                        )
            browser.close()
    for name in DOCS:
        size_of = (ROOT / "docs" / f"{name}.png").stat().st_size
        print(f"docs/{name}.png: {size_of:,} bytes")
        if size_of > MOST_BYTES:
            sys.exit(f"A picture may have {MOST_BYTES:,} bytes at most.")
    print(f"the others are in {OUT.relative_to(ROOT)}/")


def make(path: Path) -> dict[str, str]:
    """Add the example reports, and return the addresses of the screens by name."""
    with Casefile.create(path, by="A. Analyst") as casefile:
        casefile.add(ROOT / "examples" / "reports")
        casefile.add(ROOT / "examples" / "doubtful")
        most = max(casefile.incidents(), key=lambda row: row.documents).id
        merge = next(w for w in casefile.store.decisions.find(WaitingQuery()) if w.decision.kind == "near_merge")
        damaged = casefile.incident(most).documents[-1]
    return {
        "inbox": "/inbox",
        "incidents": "/incidents",
        "incident": f"/incidents/{most}",
        "map": "/map",
        "review": f"/review/{merge.decision.id}",
        "report": f"/reports/{damaged}",
        "reports": "/reports",
        "observation": "/observations/new",
        "import": "/observations/import",
        "search": "/search?q=fire",
    }


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """Run the workbench, and yield its address."""
    command = [sys.executable, "-m", "truceline", "serve", str(path), "--port", "0", "--by", "A. Analyst"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+:\d+", server.stdout.readline())
        assert found is not None, "the server names its address first"
        try:
            yield found[0]
        finally:
            server.terminate()


def draw(
    browser: Browser, address: str, picture: Path, *, size: tuple[int, int], dark: bool = False, whole: bool = False
) -> None:
    """Open a screen and draw what is then seen; the map when all of it is drawn."""
    page: Page = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    ).new_page()
    page.goto(address, wait_until="networkidle")
    if "/map" in address:
        page.wait_for_selector("[data-drawn=yes]", state="attached", timeout=60_000)
    page.screenshot(path=picture, full_page=whole)
    page.context.close()


if __name__ == "__main__":
    main()
