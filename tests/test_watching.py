"""Feeds asked again and again, against a server on this machine."""

import json
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import made
from newsroom_server import HERE, Site, Time, fetcher, html, page, rss
from sayso import cli, pipeline
from sayso.errors import InputError, LedgerError
from sayso.fetch.asked import Limits
from sayso.fetching import Fetching, beside
from sayso.store.view import View
from sayso.watching import Watch

START = datetime(2031, 5, 4, tzinfo=UTC)
EVERY = 900.0
DENIED = (
    "The mill of Velm did not burn down on Sunday, the council said. Nobody was hurt, it added."
)


class Days:
    """What time a watch takes it to be."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def later(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def watch(tmp_path: Path, days: Days, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Watch]:
    """A new watch on the same ledger, as after a restart; it reads by rules alone."""

    def make(*feeds: str) -> Watch:
        reached = Fetching(tmp_path / "kept.warc.gz", fetcher=fetcher(), polling=True)
        return Watch(feeds, tmp_path / "x.db", reached, EVERY, days)

    return make


def test_addresses_and_files_go_into_one_ledger(site: Site, tmp_path: Path) -> None:
    site.pages["/mill"] = html(made.PAGE.encode())
    (tmp_path / "a.txt").write_text("\n\n".join(made.PARAGRAPHS), "utf-8")
    ledger = tmp_path / "x.db"
    named = [site.at("/mill"), tmp_path / "a.txt", site.at("/gone")]
    reached = Fetching(beside(ledger), fetcher=fetcher(Limits()))
    told = pipeline.ingest(named, ledger, fast=True, fetching=reached)
    assert (told.new, told.unreadable) == (2, 1)
    with View(ledger) as view:
        assert site.at("/mill") in {article.uri for article in view.articles()}
        assert site.at("/gone") in {each.uri for each in view.set_aside() if each.stage == "fetch"}
    again = pipeline.ingest([beside(ledger)], ledger, fast=True)
    assert (beside(ledger).name, again.new, again.known) == ("x.fetched.warc.gz", 0, 1)


def test_a_watch_goes_on_where_it_ended(site: Site, watch, days: Days) -> None:
    site.pages |= {
        "/feed": html(rss(site, ("/a", "Mill burns")), ETag='"1"'),
        "/a": page("Mill burns"),
    }
    first = watch(site.at("/feed"))
    assert first.round(fast=True).summary.new == 1
    assert (first.wait(), first.round(fast=True).polled) == (EVERY, ())
    first.told(1)
    asked = len(site.paths)
    second = watch(site.at("/feed"))
    assert (second.run, second.wait()) == (1, EVERY)
    days.later(EVERY)
    assert second.round(fast=True).summary.new == 0
    assert site.paths[asked:] == ["/feed"]
    assert dict(site.asked[-1][1])["If-None-Match"] == '"1"'


def test_a_round_that_was_killed_loses_nothing(site: Site, watch, monkeypatch) -> None:
    site.pages |= {"/feed": rss(site, ("/a", "Mill burns")), "/a": page("Mill burns")}
    killed = watch(site.at("/feed"))
    monkeypatch.setattr(Watch, "save", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        killed.round(fast=True)
    monkeypatch.undo()
    monkeypatch.setattr("sayso.fetch.address.is_public", lambda _: True)
    summary = watch(site.at("/feed")).round(fast=True).summary
    assert (summary.new, summary.known) == (0, 1)


def test_a_feed_in_trouble_is_asked_less_and_less(site: Site, watch, days: Days) -> None:
    site.pages["/feed"] = (500, {}, b"")
    watching = watch(site.at("/feed"))
    waits = []
    for _ in range(7):
        done = watching.round(fast=True)
        assert done.troubles == ((site.at("/feed"), "the server sent no page: its status is 500"),)
        waits.append(watching.wait() / EVERY)
        days.later(watching.wait())
    assert waits == [2, 4, 8, 16, 24, 24, 24]  # never more than six hours
    site.pages["/feed"] = rss(site, ("/a", "Mill burns"), full=True)
    assert watching.round(fast=True).summary.new == 1
    assert watching.wait() == EVERY


def test_retry_after_is_waited_for_whatever_the_interval(site: Site, watch, days: Days) -> None:
    site.pages["/feed"] = (429, {"Retry-After": "5000"}, b"")
    watching = watch(site.at("/feed"))
    watching.round(fast=True)
    watching.at_once()
    assert watching.wait() == 5000


def test_one_feed_in_trouble_stops_no_other(site: Site, watch) -> None:
    site.pages["/feed"] = rss(site, ("/a", "Mill burns"), full=True)
    done = watch(site.at("/none"), site.at("/feed"), "http://10.0.0.1/").round(fast=True)
    assert done.summary.new == 1
    assert [feed for feed, _ in done.troubles] == [site.at("/none"), "http://10.0.0.1/"]


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1}', '{"version": 99}', "\x00"])
def test_a_state_that_is_none_is_told(watch, tmp_path: Path, text: str) -> None:
    (tmp_path / "x.watch.json").write_text(text)
    with pytest.raises(InputError, match=r"x\.watch\.json is no state of a watch"):
        watch("https://herald.example/feed")


def run(capsys, *arguments: str) -> tuple[int, list[dict], str]:
    capsys.readouterr()
    status = cli.run(list(arguments))
    shown = capsys.readouterr()
    return status, [json.loads(line) for line in shown.out.splitlines()], shown.err


def here(site: Site, path: str) -> str:
    return site.at(path, HERE)


def on_this_machine(site: Site, data: bytes) -> bytes:
    return data.replace(b"herald.example:", f"{HERE}:".encode())


def test_events_are_written_once(site: Site, tmp_path: Path, capsys) -> None:
    ledger = str(tmp_path / "x.db")
    site.pages["/feed"] = on_this_machine(site, rss(site, ("/a", "Mill burns")))
    site.pages["/a"] = html(made.PAGE.encode())
    command = (
        "watch",
        here(site, "/feed"),
        "--ledger",
        ledger,
        "--once",
        "--fast",
        "--delay",
        "0.2",
    )
    status, events, _ = run(capsys, *command)
    assert status == 0
    assert "new" in {event["kind"] for event in events}
    assert run(capsys, *command)[:2] == (3, [])
    site.pages["/feed"] = on_this_machine(site, rss(site, ("/b", "No fire"), ("/a", "Mill burns")))
    site.pages["/b"] = html(made.page("No fire in Velm", (DENIED, *made.MORE)).encode())
    status, more, _ = run(capsys, *command)
    assert status == 0
    assert more
    assert not {event["event"] for event in more} & {event["event"] for event in events}
    _, told, _ = run(capsys, "alerts", "--ledger", ledger)
    assert {event["event"] for event in told} == {event["event"] for event in [*events, *more]}


def test_a_watch_ends_cleanly(site: Site, tmp_path: Path, capsys, monkeypatch) -> None:
    site.pages["/feed"] = rss(site, ("/a", "Mill burns"), full=True)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        assert len(slept) < 5, "it does not end"
        os.kill(os.getpid(), signal.SIGTERM if len(slept) == 1 else signal.SIGINT)

    # Python's own, whatever a server that ran in this process before left behind.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(cli.watching.time, "sleep", sleep)
    former = signal.getsignal(signal.SIGTERM)
    ledger = str(tmp_path / "x.db")
    for expected in (1, 2):
        status, _, told = run(
            capsys, "watch", here(site, "/feed"), "--ledger", ledger, "--fast", "--every", "2m"
        )
        assert (status, len(slept)) == (0, expected)
        assert "goes on where it was" in told
    signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    assert signal.getsignal(signal.SIGTERM) is former
    with View(Path(ledger)) as view:
        assert len(list(view.articles())) == 1


def test_a_ledger_that_is_taken_is_tried_again(
    site: Site, tmp_path: Path, capsys, monkeypatch
) -> None:
    site.pages["/feed"] = rss(site, ("/a", "Mill burns"), full=True)
    rounds = [0]
    real = Watch.round

    def taken(self, **more):
        rounds[0] += 1
        if rounds[0] == 2:
            raise LedgerError("cannot write the ledger: database is locked")
        if rounds[0] == 3:
            raise KeyboardInterrupt
        return real(self, **more)

    monkeypatch.setattr(Watch, "round", taken)
    monkeypatch.setattr(cli.watching.time, "sleep", Time().sleep)
    status, _, told = run(
        capsys, "watch", here(site, "/feed"), "--ledger", str(tmp_path / "x.db"), "--fast"
    )
    assert (status, rounds[0]) == (0, 3)
    assert "database is locked" in told


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "nothing to watch"),
        (("feed.xml",), "feed.xml is no address"),
        (("https://herald.example/feed", "--every", "10s"), "at least a minute"),
        (("https://herald.example/feed", "--every", "soon"), "say 90s, 15m"),
        (("https://herald.example/feed", "--delay", "0"), "0.2 seconds or more"),
        (("https://herald.example/feed", "--pages", "0"), "1 or more"),
        (("https://herald.example/feed", "--contact", "a\nb"), "in one line"),
    ],
)
def test_wrong_use_is_told(capsys, arguments: tuple[str, ...], why: str) -> None:
    status, _, told = run(capsys, "watch", *arguments)
    assert (status, why in told) == (2, True)


def test_ingest_tells_what_was_not_fetched(site: Site, tmp_path: Path, capsys) -> None:
    ledger = str(tmp_path / "x.db")
    status = cli.run(["ingest", here(site, "/none"), "http://[::1]:8000/x", "--ledger", ledger])
    shown = capsys.readouterr().out
    assert status == 4
    assert "its status is 404" in shown
    assert "private network" in shown
