"""Sitemaps (sitemaps.org 0.9): addresses and no article; the reader is told to fetch them."""

from sayso.ingest import markup
from sayso.ingest.markup import name_of
from sayso.ingest.source import refused
from sayso.model import RawInput, Received

SHOWN = 3


def read(raw: RawInput) -> Received:
    """Nothing but how many addresses it holds, and the first of them."""
    root = markup.xml(raw.data, mend=True)
    listed = [child for child in root if name_of(child) in ("url", "sitemap")]
    places = [
        "".join(part.itertext()).strip()
        for child in listed
        for part in child
        if name_of(part) == "loc"
    ]
    what = "sitemaps" if name_of(root) == "sitemapindex" else "pages"
    told = ", ".join(places[:SHOWN]) + (", …" if len(places) > SHOWN else "")
    reason = f"a sitemap: the addresses of {what} and no article; fetch those you want"
    return refused(raw.uri, reason, f"{len(places):,} addresses: {told}")
