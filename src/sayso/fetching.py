"""Fetching: articles by their addresses, or those of a feed or sitemap that lists them.

Every answer goes into an archive beside the ledger as it came, and is read out of it as any record
of a crawl is.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.fetch.address import is_address
from sayso.fetch.archive import Archive
from sayso.fetch.asked import Answer, Limits, NotFetched, Validators
from sayso.fetch.fetcher import UNCHANGED, Fetcher
from sayso.ingest import fetched, listing, received, storable
from sayso.ingest.listing import Entry
from sayso.ingest.source import Source, together
from sayso.model import Article, Received, SetAside, digest

__all__ = ["Fetching", "Known", "beside", "is_address"]

STAGE: Final = "fetch"
MOST_PAGES: Final = 50  # of one feed or sitemap at a time
MOST_TRIES: Final = 3
MOST_SEEN: Final = 20_000  # addresses of one listing that are remembered
MOST_DEPTH: Final = 2  # sitemaps within an index of them (sitemaps.org allows one level)
ITEM: Final = "#item="
LEFT: Final = "not fetched: more pages are listed than are fetched in one run"


@dataclass(slots=True)
class Known:
    """What is known of an address from earlier polls: of a listing, what of it was seen.

    ``texts`` are digests of what articles said last: many pages change with every answer, their
    words do not, and a version is one of words.

    ``failed`` and ``wait`` are of the last poll: why there was nothing, and for how many seconds a
    server asked to be let be.
    """

    validators: Validators = field(default_factory=Validators)
    seen: dict[str, str] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    failed: str = ""
    wait: float = 0.0


class Fetching:
    """Reads addresses; ``known`` is what it learns about them, by address."""

    def __init__(
        self,
        archive: Path,
        limits: Limits | None = None,
        *,
        most: int = MOST_PAGES,
        fetcher: Fetcher | None = None,
        polling: bool = False,
    ) -> None:
        """``polling`` says that what cannot be had now is asked for again another time."""
        self._fetcher = fetcher or Fetcher(limits)
        self._archive = Archive(archive, self._fetcher.limits.agent)
        self._most, self._polling = most, polling
        self.known: dict[str, Known] = {}

    def read(self, address: str) -> Iterator[Received]:
        """The article at an address, or those that are new in what it lists."""
        yield from map(storable.find, self._read(address, 0))

    def _read(self, address: str, depth: int) -> Generator[Received, None, bool]:
        """The same; whether all of it was had."""
        known = self.known.setdefault(address, Known())
        known.failed, known.wait = "", 0.0
        try:
            answer = self._fetcher.get(address, known.validators if self._polling else None)
        except NotFetched as error:
            known.failed, known.wait = str(error), error.wait
            yield _aside(address, str(error))
            return False
        if answer.status == UNCHANGED:
            return True
        source = self._kept(answer)
        whole = True
        if isinstance(source, Received):
            yield source
        elif (entries := listing.find(source)) is None:
            yield from (self._changed(got, known) for got in received.each(source))
        else:
            whole = yield from self._listed(source, entries, known, depth)
        # While something is left of it, it is asked for anew even if it does not change.
        known.validators = answer.validators if whole else Validators()
        return whole

    def _kept(self, answer: Answer, listed: str = "") -> Source | Received:
        """An answer as it is read, once it is in the archive."""
        notes = [("archive", self._archive.keep(answer))]
        notes += [("redirected from", hop) for hop in answer.hops[:1]]
        notes += [("listed in", listed)] if listed else []
        return fetched.source(answer.message, answer.address, answer.at, notes)

    def _listed(
        self, source: Source, entries: Sequence[Entry], known: Known, depth: int
    ) -> Generator[Received, None, bool]:
        """What is new of a listing; whether all of that was had."""
        fresh = [each for each in entries if not _is_seen(each, known)]
        items = _items(source, entries, fresh)
        yield items.get(0, Received())
        asked = left = 0
        for entry in fresh:
            item = items.get(entry.number, Received())
            if entry.full:
                _see(entry, known)
                yield item
            elif asked >= self._most or (known.wait and self._polling):
                left += 1
                yield Received() if self._polling else Received(item.articles)
            elif entry.lists:
                asked += 1
                yield from self._inner(entry, known, depth)
            else:
                asked += 1
                yield self._page(source.uri, entry, item, known)
        for kept in (known.seen, known.texts):
            for address in list(kept)[:-MOST_SEEN]:
                del kept[address]
        if left and not self._polling:
            yield _aside(source.uri, LEFT, f"{left:,} of them, over {self._most}")
        return not left and not known.tries

    def _page(self, listed: str, entry: Entry, item: Received, known: Known) -> Received:
        """The page that is listed; where it cannot be had, what the feed itself holds of it."""
        try:
            source = self._kept(self._fetcher.get(entry.address), listed)
        except NotFetched as error:
            known.wait = max(known.wait, error.wait)
            aside = _aside(entry.address, str(error), f"listed in {listed}").set_aside
            gone = self._is_given_up(entry, known, error)
            return Received(item.articles if gone else (), aside)
        _see(entry, known)
        page = source if isinstance(source, Received) else together(received.each(source))
        if not page.articles:
            return Received(item.articles, page.set_aside)
        return self._changed(page, known)

    def _changed(self, got: Received, known: Known) -> Received:
        """What is read, without articles that say what they said at the last poll."""
        if not self._polling:
            return got
        fresh: list[Article] = []
        for article in got.articles:
            said = digest(article.text.encode("utf-8", "replace"))
            if known.texts.pop(article.uri, "") != said:
                fresh.append(article)
            known.texts[article.uri] = said
        return Received(tuple(fresh), got.set_aside)

    def _inner(self, entry: Entry, known: Known, depth: int) -> Iterator[Received]:
        """A sitemap within an index."""
        if depth >= MOST_DEPTH:
            _see(entry, known)
            yield _aside(entry.address, f"sitemaps more than {MOST_DEPTH} deep within each other")
            return
        whole = yield from self._read(entry.address, depth + 1)
        known.wait = max(known.wait, self.known[entry.address].wait)
        if whole:
            _see(entry, known)

    def _is_given_up(self, entry: Entry, known: Known, error: NotFetched) -> bool:
        """Whether a page is not asked for again; a server that asked for time is not counted."""
        tries = known.tries.pop(entry.address, 0) + (0 if error.wait else 1)
        if self._polling and error.again and tries < MOST_TRIES:
            known.tries[entry.address] = tries
            return False
        _see(entry, known)
        return True


def beside(ledger: Path) -> Path:
    """Where the answers for a ledger are kept."""
    return ledger.with_name(f"{ledger.stem}.fetched.warc.gz")


def _is_seen(entry: Entry, known: Known) -> bool:
    """A sitemap without dates says not whether a sitemap in it changed: so that is asked."""
    return known.seen.get(entry.address) == entry.stamp and not (entry.lists and not entry.stamp)


def _see(entry: Entry, known: Known) -> None:
    known.tries.pop(entry.address, None)
    known.seen.pop(entry.address, None)  # so that it is the last that is forgotten
    known.seen[entry.address] = entry.stamp


def _items(source: Source, entries: Sequence[Entry], fresh: Iterable[Entry]) -> dict[int, Received]:
    """What a feed itself holds of fresh entries, by number; under 0 what has no address.

    A sitemap holds nothing itself, and where it lists nothing its reader says so.
    """
    if not entries:
        return {0: together(received.each(source))}
    every, wanted = {each.number for each in entries}, {each.number for each in fresh}
    found: dict[int, Received] = {}
    if not wanted:
        return found
    got = together(received.each(source))
    for article in got.articles:
        number = _number(dict(article.basis).get("feed", ""))
        if number in wanted:
            found[number] = Received((article,))
        elif number not in every:
            found[0] = Received((*found.get(0, Received()).articles, article))
    for item in got.set_aside:
        if (number := _number(item.uri)) in wanted:
            found[number] = Received((), (item,))
    return found


def _number(uri: str) -> int:
    told = uri.rpartition(ITEM)[2] if ITEM in uri else ""
    return int(told) if told.isdecimal() else 0


def _aside(uri: str, reason: str, detail: str = "") -> Received:
    return Received(set_aside=(SetAside(STAGE, reason, uri, detail=detail),))
