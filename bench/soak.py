"""Twelve people at once for some minutes, while articles are added: errors, seconds, memory.

    make soak                                         ten minutes, written into docs/reliability.md
    make soak ARGS="--minutes 3"                      shorter
    make soak ARGS="--ledger big.db --print"          on a copy of a ledger of your own, printed

`sayso serve` runs in a process of its own on a copy of the ledger. Eight readers open pages of all
sorts at random, four reviewers open claims and judge them, each with a second's pause on average;
every twenty seconds an article is added that the ledger does not have yet. An answer that is
neither a page, a redirect nor "somebody was faster" (409) is an error, and so is none within 30
seconds. A judgement may leave a question without answers, and linking then drops it: to be told
that it is not there (404) is counted apart.
"""

import argparse
import html
import http.client
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from pages import addresses
from sayso import pipeline
from tables import table, write

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reliability.md"
READERS, REVIEWERS = 8, 4
PAUSE = (0.5, 1.5)  # seconds between two requests of one person
ADDED_EVERY = 20.0
LOOKED_EVERY = 5.0
PATIENCE = 30.0
AIM = 1.0  # seconds, of 95 in 100
GROWTH = 1.25  # memory in the last quarter against the second; the first fills what is kept
FINE = frozenset({200, 303, 404, 409})
GONE = 404
FORM = {"content-type": "application/x-www-form-urlencoded"}
TOKEN = re.compile(r'name="token" value="([^"]+)"')
CLAIM = re.compile(
    r'name="left" value="(clm_\w+)">(?:<[^>]+name="right"[^>]*>)?<[^>]+name="seen" value="([^"]*)"'
)
ARTICLE = """{town} ferry company counts {many} passengers after grounding

{town} Courier, {day} May 2031

The ferry Ostara ran aground off {town} on Sunday with {many} passengers on board, the harbour \
office said. "We counted {many} people," said its chief, Nila Brandt. The shipping union denied \
that {many} passengers had been on board and said there were {fewer}.
"""
TOWNS = ("Tarn", "Orle", "Veska", "Ilmeth", "Hallow", "Brenn", "Osk", "Marrow")


@dataclass(slots=True)
class Seen:
    """What all people together met; each list only grows, so threads may share it."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)  # when, MB
    added: int = 0
    processor: float = 0.0  # seconds that the server took
    gone: int = 0

    def note(self, kind: str, taken: float, status: int, what: str) -> None:
        """One answer."""
        self.seconds.setdefault(kind, []).append(taken)
        self.gone += status == GONE
        if status not in FINE:
            self.errors.append(f"{kind} {what}: {status}")


class Person:
    """Asks one thing after another over connections of its own."""

    def __init__(self, port: int, seen: Seen, seed: int) -> None:
        self._port, self._seen = port, seen
        self.draw = random.Random(seed)  # noqa: S311 - who asks what, no secret

    def ask(self, kind: str, path: str, form: Mapping[str, str] | None = None) -> str:
        """The page, empty if there was none; its time is noted."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        started, status, text = time.perf_counter(), 0, ""
        try:
            if form is None:
                connection.request("GET", path)
            else:
                connection.request("POST", path, urlencode(form), FORM)
            answer = connection.getresponse()
            status, text = answer.status, answer.read().decode("utf-8")
        except (OSError, http.client.HTTPException) as error:
            text = ""
            self._seen.errors.append(f"{kind} {path}: {error!r}")
        finally:
            connection.close()
        if status:
            self._seen.note(kind, time.perf_counter() - started, status, path)
        return text


Paths = Mapping[str, Sequence[str]]
Act = Callable[[Person, Paths], None]


def read(person: Person, paths: Paths) -> None:
    """A reader opens a page."""
    kind = person.draw.choice(list(paths))
    person.ask(kind, person.draw.choice(paths[kind]))


def review(person: Person, paths: Paths) -> None:
    """A reviewer opens what is to be reviewed, thinks, and judges a claim of it."""
    path = person.draw.choice(paths["review"])
    page = person.ask("review", path)
    token, claims = TOKEN.search(page), CLAIM.findall(page)
    if token is None or not claims:
        return
    time.sleep(person.draw.uniform(*PAUSE))
    claim, seen = person.draw.choice(claims)
    form = {
        "token": html.unescape(token[1]),
        "about": "claim",
        "left": claim,
        "seen": seen,
        "verdict": person.draw.choice(("accept", "accept", "accept", "reject")),
        "back": path,
    }
    person.ask("judge", "/judgements", form)


def add(person: Person, seen: Seen) -> None:
    """Somebody pastes an article that is not there yet."""
    found = TOKEN.search(person.ask("add", "/add"))
    if found is None:
        return
    many = 40 + seen.added
    told = ARTICLE.format(
        town=TOWNS[seen.added % len(TOWNS)], many=many, fewer=many - 3, day=1 + seen.added % 28
    )
    person.ask("add", "/add", {"token": html.unescape(found[1]), "text": told})
    seen.added += 1


def soaked(ledger: Path, seconds: float) -> Seen:
    """Let them all in for so long."""
    paths, seen, over = addresses(ledger, 20), Seen(), threading.Event()
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "sayso",
        "serve",
        "--ledger",
        ledger,
        "--port",
        "0",
    ]
    log = ledger.with_suffix(".log")
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*command, "--log-level", "info"], stdout=subprocess.PIPE, stderr=errors
        ) as server,
    ):
        port = _port(server)
        people = [
            threading.Thread(target=_busy, args=(act, Person(port, seen, seed), paths, over))
            for seed, act in enumerate([read] * READERS + [review] * REVIEWERS)
        ]
        for each in people:
            each.start()
        _watch(server.pid, Person(port, seen, len(people)), seen, seconds)
        over.set()
        for each in people:
            each.join()
        server.terminate()
        if server.wait(PATIENCE * 4):
            seen.errors.append(f"sayso serve ended with status {server.returncode}")
    told = [line for line in log.read_text("utf-8").splitlines() if " ERROR " in line]
    seen.errors = [*told, *seen.errors]
    return seen


def _port(server: "subprocess.Popen[bytes]") -> int:
    """Where it listens, by the line it prints."""
    said = server.stdout.readline().decode("utf-8") if server.stdout else ""
    found = re.search(r":(\d+)/", said)
    if found is None:
        raise SystemExit(f"sayso serve did not start: {said}")
    return int(found[1])


def _busy(act: Act, person: Person, paths: Paths, over: threading.Event) -> None:
    while not over.is_set():
        act(person, paths)
        time.sleep(person.draw.uniform(*PAUSE))


def _watch(pid: int, person: Person, seen: Seen, seconds: float) -> None:
    """Add an article now and then, look at the memory more often, until the time is over."""
    started, due = time.monotonic(), 0.0
    while (now := time.monotonic() - started) < seconds:
        seen.memory.append((now, _resident(pid)))
        if now >= due:
            add(person, seen)
            due += ADDED_EVERY
        time.sleep(min(LOOKED_EVERY, max(0.0, seconds - now)))
    ticks = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
    seen.processor = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> float:
    """Megabytes of memory that a process has now."""
    text = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(text.partition("VmRSS:")[2].split()[0]) / 1000


def lines(seen: Seen, seconds: float) -> Iterator[str]:
    """Two tables and what is to be said of them."""
    every = [taken for each in seen.seconds.values() for taken in each]
    rows = [_row(kind, taken) for kind, taken in sorted(seen.seconds.items())]
    yield from table(["", "answers", "median, ms", "95 %, ms", "slowest, ms"], rows)
    yield from table(["", *QUARTERS], [["memory of `sayso serve`, MB", *_quarters(seen, seconds)]])
    yield (
        f"{seconds / 60:.0f} minutes, {READERS} readers and {REVIEWERS} reviewers, "
        f"{seen.added} articles added meanwhile: {len(every):,} answers, "
        f"{len(seen.errors)} errors, "
        f"{seen.gone} times what was asked for had been judged away."
    )
    share = 100 * seen.processor / seconds
    yield f"The server took {seen.processor:.0f} s of processor, {share:.0f} in 100 of one core."
    load, cores = os.getloadavg()[0], os.cpu_count()
    yield f"{cores} cores, with a load of {load:.0f} from this and all other programs meanwhile."


QUARTERS = ("1st quarter", "2nd", "3rd", "4th")


def _row(kind: str, taken: list[float]) -> list[str]:
    shown = (statistics.median(taken), _of(taken, 0.95), max(taken))
    return [kind, f"{len(taken):,}", *(f"{1000 * each:.0f}" for each in shown)]


def _of(taken: Sequence[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(share * len(taken)))]


def _means(seen: Seen, seconds: float) -> list[float]:
    quarters: list[list[float]] = [[], [], [], []]
    for when, memory in seen.memory:
        quarters[min(3, int(4 * when / seconds))].append(memory)
    return [statistics.mean(each) if each else 0.0 for each in quarters]


def _quarters(seen: Seen, seconds: float) -> list[str]:
    return [f"{each:.0f}" for each in _means(seen, seconds)]


def missed(seen: Seen, seconds: float) -> Iterator[str]:
    """What was not as promised."""
    yield from (f"error: {each}" for each in seen.errors[:20])
    every = [taken for each in seen.seconds.values() for taken in each]
    if _of(every, 0.95) >= AIM:
        yield f"95 in 100 answers took up to {_of(every, 0.95):.2f} s"
    _, second, _, fourth = _means(seen, seconds)
    if fourth > GROWTH * second:
        yield f"memory grew from {second:.0f} to {fourth:.0f} MB"


def main() -> int:
    """Soak, tell, write down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--ledger", type=Path, help="a copy of it is used; else the sample story")
    parser.add_argument("--print", action="store_true", help="leave docs/reliability.md alone")
    given = parser.parse_args()
    seconds = 60 * given.minutes
    with tempfile.TemporaryDirectory(prefix="sayso-soak-") as folder:
        ledger = Path(folder) / "soak.db"
        if given.ledger:
            shutil.copy(given.ledger, ledger)
        else:
            pipeline.ingest([pipeline.sample()], ledger)
        seen = soaked(ledger, seconds)
    told = "\n".join(lines(seen, seconds))
    print(told)
    if not given.print:
        write("bench/soak.py", told, PAGE)
    found = list(missed(seen, seconds))
    for each in found:
        print(each, file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
