"""Draw the page of the example reports: docs/page.png for the README, and every width and scheme in out/screenshots.

By hand (``make screenshots``); needs a Chromium of the machine, ``TRUCELINE_CHROMIUM`` may name one. What is drawn
depends on the fonts of the machine, so the pictures are not compared by a test.
"""

import sys
from pathlib import Path

from chromium import find_chromium
from playwright.sync_api import Browser, sync_playwright

from truceline.cli.read import read

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "screenshots"
PICTURE = ROOT / "docs" / "page.png"
SHOWN = "tegh-05-mt.txt"  # the damaged one: it has most to show
CLAIM = "#r1-c2"
SIZES = {"1440": (1440, 900), "1024": (1024, 768), "390": (390, 844)}
MOST_BYTES = 300_000  # of the picture in the repository


def main() -> None:
    path = find_chromium()
    OUT.mkdir(parents=True, exist_ok=True)
    one, several = OUT / "one.html", OUT / "several.html"
    read([str(ROOT / "examples" / "reports" / SHOWN)], html=str(one))
    read([str(ROOT / "examples" / "reports")], html=str(several))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        draw(browser, one, PICTURE, size=(1200, 780), claim=CLAIM)
        for name, size in SIZES.items():
            for scheme in ("light", "dark"):
                draw(browser, several, OUT / f"{name}-{scheme}.png", size=size, dark=scheme == "dark", claim=CLAIM)
        browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes; the others are in {OUT.relative_to(ROOT)}/")
    if size > MOST_BYTES:
        sys.exit(f"The picture may have {MOST_BYTES:,} bytes at most.")


def draw(
    browser: Browser, page_file: Path, picture: Path, *, size: tuple[int, int], claim: str, dark: bool = False
) -> None:
    """Open a page, follow a claim to its words, and draw what is then seen."""
    page = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    ).new_page()
    page.goto(page_file.as_uri())
    page.locator(f"{claim} .head").click()
    page.screenshot(path=picture)
    page.context.close()


if __name__ == "__main__":
    main()
