"""How long the workbench takes in a real browser: first paint of each screen, map, a decision, memory of the server.

``python -m benchmarks.workbench FILE``: FILE is a casefile as ``benchmarks.workbench_data`` makes one. Times are by the
clock, in milliseconds, the median of several visits after a first one; memory is that of the server (resident), which
loads no reader for this.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

VISITS = 5
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
PAINT = """() => new Promise((resolve) => new PerformanceObserver((seen) => {
  for (const entry of seen.getEntriesByName('first-contentful-paint')) resolve(entry.startTime);
}).observe({type: 'paint', buffered: true}))"""
JUDGE = """async ([address, asked]) => {
  const token = document.querySelector('meta[name="csrf"]').content;
  const start = performance.now();
  const answer = await fetch(address, {
    method: 'POST', headers: {'X-CSRF-Token': token, 'Content-Type': 'application/json', 'Accept': 'application/json'},
    body: JSON.stringify(asked) });
  await answer.text();
  return [answer.status, performance.now() - start];
}"""


def main(path: Path) -> None:
    """Print what every screen costs."""
    with serving(path) as (address, server), sync_playwright() as playwright:
        chromium = os.environ.get("TRUCELINE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)))
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
        incident = first_incident(page)
        screens = ["/inbox", "/incidents", incident, "/review", "/observations", "/reports", "/search?q=fire", "/map"]
        for screen in [*screens, first_report(page, incident)]:
            print(f"{screen.split('?')[0]:<44} first paint {paint(page, screen):>7.0f} ms", flush=True)
        ready, whole = answering(page), drawn(page)
        print(f"{'/map':<44} answers     {ready:>7.0f} ms", flush=True)
        print(f"{'/map':<44} drawn       {whole:>7.0f} ms", flush=True)
        for reports, took in decided(page):
            print(f"{f'a decision, incident of {reports} reports':<44} round trip  {took:>7.0f} ms", flush=True)
        print(f"{'the server':<44} memory      {resident(server):>7.0f} MB", flush=True)
        browser.close()


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, int]]:
    """Run the workbench over a casefile; yield its address and the id of its process."""
    command = [sys.executable, "-m", "truceline", "serve", str(path), "--port", "0", "--by", "benchmark"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+:\d+", server.stdout.readline())
        assert found is not None, "the server names its address first"
        try:
            yield found[0], server.pid
        finally:
            server.terminate()


def first_incident(page: Page) -> str:
    """Return the address of an incident of the list."""
    page.goto("/incidents?accord=contested")
    return str(page.locator('main a[href^="/incidents/inc-"]').first.get_attribute("href")).split("?")[0]


def first_report(page: Page, incident: str) -> str:
    """Return the address of a report of an incident."""
    page.goto(incident)
    return str(page.locator('main a[href^="/reports/"]').first.get_attribute("href")).split("#")[0]


def paint(page: Page, address: str) -> float:
    """Return when something useful is first painted."""
    told = []
    for _ in range(VISITS + 1):
        page.goto(address, wait_until="load")
        told.append(float(page.evaluate(PAINT)))
    return median(told[1:])


def answering(page: Page) -> float:
    """Return when list, timeline and filters of the map answer, with all incidents in them."""
    return _until(page, "[data-ready=yes]")


def drawn(page: Page) -> float:
    """Return when the map has drawn all incidents; without a graphics card that is slow."""
    return _until(page, "[data-drawn=yes]")


def _until(page: Page, mark: str) -> float:
    told = []
    for _ in range(VISITS + 1):
        start = perf_counter()
        page.goto("/map", wait_until="commit")
        page.wait_for_selector(mark, timeout=60_000, state="attached")
        told.append((perf_counter() - start) * 1000)
    return median(told[1:])


def decided(page: Page) -> Iterator[tuple[int, float]]:
    """Yield how long a decision takes to its answer for incidents of few, of the usual number, and of most reports.

    An incident is accepted, and that undone, in turn; the first of all is left out.
    """
    page.goto("/incidents")
    told = page.evaluate("async () => (await (await fetch('/map.json')).json()).incidents")
    sized = sorted(zip(told["reports"], told["id"], strict=True))
    for place in (0, len(sized) // 2, len(sized) * 9 // 10, len(sized) * 99 // 100, len(sized) - 1):
        reports, incident = sized[place]
        page.goto(f"/incidents/{incident}")
        yield reports, _decided(page, {"verdict": "accept", "targets": [incident]})


def _decided(page: Page, accept: dict[str, object]) -> float:
    told = []
    for visit in range(2 * VISITS + 1):
        asked = ["/judgements/undo", {}] if visit % 2 else ["/judgements", accept]
        status, took = page.evaluate(JUDGE, asked)
        assert status < 400, status
        told.append(float(took))
    return median(told[1:])


def resident(process: int) -> float:
    """Return the memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
