"""Write the table of formats that are read in docs/formats.md, from a reading of a file of each.

``make docs`` writes it, ``--check`` only tells whether it is current, as tests do.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import made  # type: ignore[import-not-found]  # noqa: E402
import newsroom_server  # type: ignore[import-not-found]  # noqa: E402
from sayso.fetching import Fetching  # noqa: E402
from sayso.ingest import received  # noqa: E402
from sayso.ingest.source import together  # noqa: E402
from sayso.model import RawInput, Received  # noqa: E402

PAGE = ROOT / "docs" / "formats.md"
BEGIN, END = "<!-- read: written by `make docs` -->", "<!-- /read -->"


def table() -> str:
    """One row a format: the file, who wrote it, and what its reading gave."""
    rows = ["| format | file | written by | articles | set aside |", "|---|---|---|---|---|"]
    for name, file, writer, make in made.EVERY:
        got = received.read(RawInput(file, make()))
        rows.append(f"| {name} | `{file}` | {writer} | {_articles(got)} | {_aside(got)} |")
    told = "Addresses of feeds, sitemaps and pages (RFC 9110, robots.txt of RFC 9309)"
    got = fetched()
    rows.append(f"| {told} | `http://…/feed` | http.server | {_articles(got)} | {_aside(got)} |")
    return "\n".join(rows)


def fetched() -> Received:
    """A feed of three pages, one of which is there, fetched from a server on this machine."""
    public = mock.patch("sayso.fetch.address.is_public", return_value=True)
    with newsroom_server.served() as site, tempfile.TemporaryDirectory() as folder, public:
        paths = ("/mill", "/members/bridge", "/gone")
        site.pages |= {
            "/robots.txt": b"User-agent: *\nDisallow: /members/",
            "/feed": newsroom_server.rss(site, *((path, f"News {path}") for path in paths)),
            "/mill": newsroom_server.html(made.PAGE.encode()),
        }
        reached = Fetching(Path(folder) / "kept.warc.gz", fetcher=newsroom_server.fetcher())
        return together(reached.read(site.at("/feed")))


def _articles(got: Received) -> str:
    kinds = Counter(article.format for article in got.articles)
    return ", ".join(f"{count} ({kind})" for kind, count in sorted(kinds.items())) or "none"


def _aside(got: Received) -> str:
    reasons = Counter(item.reason for item in got.set_aside)
    return "; ".join(reasons) or "nothing"


def page() -> str:
    """The page as it should be."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def main() -> int:
    """Write the page, or with ``--check`` tell whether it is current."""
    wanted = page()
    if wanted == PAGE.read_text(encoding="utf-8"):
        return 0
    if "--check" in sys.argv[1:]:
        print("docs/formats.md is not current; run `make docs`")
        return 1
    PAGE.write_text(wanted, encoding="utf-8")
    print("wrote docs/formats.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
