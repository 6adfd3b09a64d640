"""When a reader sees the first words of each page of the web app: first paint in Chromium.

    python bench/paint.py                       the sample story, written into docs/performance.md
    python bench/paint.py --ledger big.db       a ledger of one's own, printed

Each page is loaded in a browser that has nothing in its cache, so the style sheet and the script
come anew each time. The browser itself tells the time from the beginning of the navigation
(PerformanceObserver, "first-contentful-paint").
"""

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from pages import addresses
from sayso import pipeline
from sayso.web.running import served
from sayso.web.settings import Settings
from tables import table, write

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ROUNDS = 5
AIM = 1000
PAINT = """() => new Promise((found) => {
  new PerformanceObserver((list) => {
    for (const each of list.getEntriesByName("first-contentful-paint")) found(each.startTime);
  }).observe({ type: "paint", buffered: true });
  setTimeout(() => found(-1), 20000);
})"""


def painted(browser: Browser, address: str, paths: Sequence[str]) -> list[float]:
    """Milliseconds to the first paint of each, in order of size."""
    taken = []
    for path in paths:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address + path)
        found = float(page.evaluate(PAINT))
        if found < 0:
            raise SystemExit(f"{path} was never painted")
        taken.append(found)
        context.close()
    return sorted(taken)


def measured(ledger: Path) -> Mapping[str, list[float]]:
    """The times of each sort of page."""
    found = {}
    with served(Settings(ledger, read_only=True)) as address, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        painted(browser, address, ["/method"])  # the browser is slower the first time
        for name, paths in addresses(ledger, ROUNDS).items():
            found[name] = painted(browser, address, paths)
        browser.close()
    return found


def lines(found: Mapping[str, list[float]]) -> Iterator[str]:
    """The table, and whether the aim is met."""
    rows = [
        [name, f"{statistics.median(taken):.0f}", f"{taken[-1]:.0f}"]
        for name, taken in found.items()
    ]
    yield from table(["page", "median, ms", f"slowest of {ROUNDS}, ms"], rows)
    slow = [name for name, taken in found.items() if taken[-1] >= AIM]
    load, cores = os.getloadavg()[0], os.cpu_count()
    yield f"Slowest over a second: {', '.join(slow)}." if slow else "None takes a second."
    yield f"{cores} cores, with a load of {load:.0f} from this and all other programs meanwhile."


def main() -> None:
    """Print the table, and write that of the sample into the docs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ledger", type=Path, help="one of your own; its figures are printed only")
    given = parser.parse_args().ledger
    with tempfile.TemporaryDirectory() as folder:
        ledger = given or Path(folder) / "sample.db"
        if given is None:
            pipeline.ingest([pipeline.sample()], ledger)
        told = "\n".join(lines(measured(ledger)))
    print(told)
    if given is None:
        write("bench/paint.py", told, PAGE)


if __name__ == "__main__":
    main()
