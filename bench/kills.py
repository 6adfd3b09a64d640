"""Kill sayso at random moments, in hundreds of trials; nothing that was acknowledged may be lost.

    python bench/kills.py                210 trials, and what else may go wrong
    python bench/kills.py --write        the same, into docs/reliability.md

A trial starts a process, kills it by SIGKILL after a random while, and then looks: is every article
and judgement there that the process had told of, does `verify` pass, does running the same again
end, and is the ledger then what an undisturbed run makes? Each process is forked from one that has
the parser loaded, so that the moments fall into the work and not into loading.
"""

import argparse
import contextlib
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sayso import pipeline
from sayso.cli import run as command
from sayso.errors import SaysoError
from sayso.model import Decision, Reading, SetAside, Subject, Verdict, mark_of
from sayso.store import verify
from sayso.store.view import View
from sayso.store.writer import Added, Writer

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- bench/kills.py -->", "<!-- end of bench/kills.py -->"
ARTICLES = 5
BATCH = 1
TEXT = """{town} burns again

VELM, {day} March 2031 — The mill of {town} burned down on Sunday, the fire brigade said.
{count} people were hurt, the mayor of {town}, Orrin Vale, told reporters.
A spokesman for the brigade denied that {count} people were hurt.
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was interrupted, whether in the middle of it, and what does not hold after it."""

    what: str
    amid: bool
    wrong: tuple[str, ...]


def main() -> None:
    """Run the trials, print the table, and write it if wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--trials", type=int, default=210)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311  chance, not secrets
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trials = _trials(folder, given.trials, chance)
        others = [case(folder) for case in OTHERS]
    table = _table(trials, others)
    told = f"{len(trials)} kills, seed {given.seed}, {time.monotonic() - begun:.0f} s."
    text = f"{told}\nMeasured by `python bench/kills.py --trials {given.trials}`.\n\n{table}"
    print(text)
    if given.write:
        _write(text)
    if any(trial.wrong for trial in trials) or not all(fine for _, _, fine in others):
        sys.exit(1)


def _trials(folder: Path, wanted: int, chance: random.Random) -> list[Trial]:
    pipeline.BATCH = BATCH
    articles = folder / "articles"
    articles.mkdir()
    for number in range(ARTICLES):
        text = TEXT.format(town=f"Dorf{number // 3}", day=1 + number, count=20 + number)
        (articles / f"{number:02}.txt").write_text(text, "utf-8")
    began = time.monotonic()
    whole = folder / "whole.db"
    # Here, so that every process forked later has the parser in memory.
    pipeline.ingest([articles], whole, fast=True)
    first = time.monotonic()
    pipeline.ingest([articles], folder / "again.db", fast=True)
    usual = time.monotonic() - first
    print(f"loaded in {first - began:.1f} s; a run takes {usual:.2f} s", flush=True)
    kinds = (_ingest, _review, _export)
    trials = []
    for number in range(wanted):
        after = _while(chance, usual, number % 3)
        trials.append(kinds[number % 3](folder, whole, articles, after))
        if number % 30 == 29:
            amid, wrong = sum(one.amid for one in trials), [one for one in trials if one.wrong]
            took = time.monotonic() - began
            print(f"{number + 1} trials ({amid} amid), {took:.0f} s: {wrong}", flush=True)
    return trials


def _while(chance: random.Random, usual: float, kind: int) -> float:
    return chance.uniform(0, usual * (1.1, 0.8, 0.5)[kind])


def _ingest(folder: Path, whole: Path, articles: Path, after: float) -> Trial:
    ledger = _fresh(folder)

    def work(told: Callable[[str], None]) -> None:
        add = Writer.add

        def telling(
            self: Writer, readings: Sequence[Reading], set_aside: Sequence[SetAside] = ()
        ) -> Added:
            added = add(self, readings, set_aside)
            for one in readings:
                told(one.article.id)
            return added

        Writer.add = telling  # type: ignore[method-assign]
        pipeline.ingest([articles], ledger, fast=True)

    acknowledged, amid = _killed(work, after)
    wrong = [] if not acknowledged else _sound(ledger)
    if acknowledged:
        with View(ledger) as view:
            missing = set(acknowledged) - view.has(acknowledged)
        wrong += [f"article {each} is lost" for each in missing]
    pipeline.ingest([articles], ledger, fast=True)
    wrong += _sound(ledger)
    if _content(ledger) != _content(whole):
        wrong.append("the rerun made another ledger")
    return Trial("ingest", amid, tuple(wrong))


def _review(folder: Path, whole: Path, articles: Path, after: float) -> Trial:
    del articles
    ledger = _fresh(folder, whole)
    with View(ledger) as view:
        claims = list(view.claims())

    def work(told: Callable[[str], None]) -> None:
        for number, claim in enumerate(claims):
            verdict = Verdict.REJECT if number % 2 else Verdict.ACCEPT
            with Writer(ledger) as writer:
                decision = Decision(verdict, mark_of(claim), about=Subject.CLAIM)
                told(writer.judge(decision, by="ann").id)
            pipeline.link(ledger)

    acknowledged, amid = _killed(work, after)
    wrong = _sound(ledger)
    with View(ledger) as view:
        there = [each.id for each in view.judgements()]
    wrong += [f"judgement {each} is lost" for each in set(acknowledged) - set(there)]
    if len(there) > len(acknowledged) + 1:  # one may be written and not yet told
        wrong.append("there are judgements nobody made")
    pipeline.link(ledger)
    wrong += _sound(ledger)
    return Trial("review", amid, tuple(wrong))


def _export(folder: Path, whole: Path, articles: Path, after: float) -> Trial:
    del articles
    ledger, out = _fresh(folder, whole), folder / "claims.jsonl"
    out.write_bytes(b"what stood here before\n")

    def work(told: Callable[[str], None]) -> None:
        for what in ("claims", "articles", "claims"):
            command(["export", "--what", what, "-o", str(out), "--ledger", str(ledger)])
            told(what)

    _, amid = _killed(work, after)
    wrong = _sound(ledger)
    found = out.read_bytes()
    if found != b"what stood here before\n" and not found.endswith(b"}\n"):
        wrong.append("half an export stands under its name")
    if _quiet(["export", "-o", str(out), "--ledger", str(ledger)]) != 0:
        wrong.append("the rerun failed")
    return Trial("export", amid, tuple(wrong))


def _quiet(arguments: list[str]) -> int:
    with open(os.devnull, "w") as nothing, contextlib.redirect_stderr(nothing):  # noqa: PTH123
        return command(arguments)


def _fresh(folder: Path, whole: Path | None = None) -> Path:
    ledger = folder / "trial.db"
    for beside in ("", "-wal", "-shm"):
        Path(f"{ledger}{beside}").unlink(missing_ok=True)
    if whole is not None:
        with sqlite3.connect(whole) as source, sqlite3.connect(ledger) as target:
            source.backup(target)
    return ledger


def _killed(work: Callable[[Callable[[str], None]], None], after: float) -> tuple[list[str], bool]:
    """What a forked process had told of when it was killed, and whether it was still at work."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            work(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return told.read().split(), os.WIFSIGNALED(status)


def _sound(ledger: Path) -> list[str]:
    return [f"{each.noun} {each.id}: {each.what}" for each in verify.find(ledger)]


def _content(ledger: Path) -> tuple[object, ...]:
    """All that a ledger says, less the moments at which it was written."""
    with View(ledger) as view:
        linked = view.linked()
        return tuple(view.articles()), tuple(view.claims()), linked, view.set_aside()


# ---- other things that go wrong ---------------------------------------------------------------

Outcome = tuple[str, str, bool]


def _sayso(
    *arguments: object, limit: int | None = None, home: Path | None = None
) -> tuple[int, str]:
    """One command in a process of its own: its exit status and what it said."""

    def small() -> None:
        if limit is not None:
            _small(limit)

    done = subprocess.run(
        [sys.executable, "-m", "sayso", *map(str, arguments)],
        capture_output=True, text=True, check=False, preexec_fn=small, cwd=home,
    )  # fmt: skip
    return done.returncode, done.stderr.strip()


def _forked(arguments: list[str], limit: int) -> tuple[int, str]:
    """The same where all models are loaded already, whose files are larger than the limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(writing, 2)
        os.close(writing)
        _small(limit)
        status = 70
        try:
            status = command(arguments)
        except BaseException:  # noqa: BLE001  a traceback is what is looked for
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.strip()


def _small(limit: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def _told(what: str, ended: tuple[int, str], wanted: int, ledger: Path | None = None) -> Outcome:
    status, said = ended
    line = said.splitlines()[-1] if said else ""
    fine = status == wanted and "Traceback" not in said and bool(line)
    if ledger is not None:
        fine = fine and not _sound(ledger)
    shown = re.sub(r"(/[\w.-]+)+/", "", " ".join(line.split()))
    return what, f"exit {status}: {shown}", fine


def _full_disk(folder: Path) -> Outcome:
    ledger = _fresh(folder, folder / "whole.db")
    more = folder / "more"
    more.mkdir()
    for number in range(40):
        text = TEXT.format(town=f"Ulm{number}", day=3, count=number)
        (more / f"{number}.txt").write_text(text, "utf-8")
    size = ledger.stat().st_size + 4096
    ended = _forked(["ingest", str(more), "--fast", "--ledger", str(ledger)], size)
    return _told("ingest on a full disk (files may not grow)", ended, 1, ledger)


def _full_export(folder: Path) -> Outcome:
    ended = _sayso(
        "export", "-o", folder / "out.jsonl", "--ledger", folder / "whole.db", limit=1000
    )
    return _told("export onto a full disk", ended, 1, folder / "whole.db")


def _cut_off(folder: Path) -> Outcome:
    ledger = _fresh(folder, folder / "whole.db")
    data = ledger.read_bytes()
    ledger.write_bytes(data[: len(data) * 19 // 20 // 4096 * 4096])
    ended = _sayso("verify", "--ledger", ledger)
    return _told("a ledger cut off after nineteen twentieths: `verify`", ended, 1)


def _salvaged(folder: Path) -> Outcome:
    new = folder / "new.db"
    ended = _sayso("salvage", folder / "trial.db", new)
    fine = ended[0] in (0, 4) and not _sound(new)
    what, told = "the same: `salvage`", f"exit {ended[0]}"
    with View(new) as view:
        kept = view.counts()["articles"]
    return what, f"{told} ({kept} of {ARTICLES} articles)", fine


def _newer(folder: Path) -> Outcome:
    ledger = _fresh(folder, folder / "whole.db")
    with sqlite3.connect(ledger) as other:
        other.execute("PRAGMA user_version = 99")
    return _told("a ledger of a newer sayso", _sayso("questions", "--ledger", ledger), 1)


def _two_writers(folder: Path) -> Outcome:
    ledger, articles = _fresh(folder), folder / "articles"
    ingest = [sys.executable, "-m", "sayso", "ingest", str(articles), "--fast"]
    both = [subprocess.Popen([*ingest, "--ledger", str(ledger)]) for _ in range(2)]
    ends = [each.wait() for each in both]
    fine = all(end == 0 for end in ends) and not _sound(ledger)
    fine = fine and _content(ledger) == _content(folder / "whole.db")
    told = f"exits {ends}; the same ledger as one makes"
    return "two ingests at once into one ledger", told, fine


def _clock(folder: Path) -> Outcome:
    ledger, days = folder / "clock.db", iter(range(10_000))
    start = datetime(2031, 3, 9, tzinfo=UTC)
    with (
        View(folder / "whole.db") as view,
        Writer(ledger, clock=lambda: start - timedelta(days=next(days))) as writer,
    ):
        for article in view.articles():
            writer.add([pipeline.ReadArticle(fast=True)(article)])
            pipeline.link(ledger)
        claim = next(view.claims())
        for verdict in (Verdict.REJECT, Verdict.ACCEPT):
            writer.judge(Decision(verdict, mark_of(claim), about=Subject.CLAIM), by="ann")
    with View(ledger) as view:
        last = view.judgements()[-1].verdict
    fine = not _sound(ledger) and last is Verdict.ACCEPT
    return "a clock that goes back a day at each write", "order is by number; `verify` passes", fine


def _interrupted(folder: Path) -> Outcome:
    ledger, wrong, ends = folder / "stopped.db", 0, set[int]()
    for after in (1.5, 2.5, 4, 6, 8, 10, 13):
        work = [sys.executable, "-m", "sayso", "ingest", str(folder / "articles"), "--fast"]
        run = subprocess.Popen(
            [*work, "--ledger", str(ledger)],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            preexec_fn=_listening,  # noqa: PLW1509
        )
        time.sleep(after)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
        ends.add(run.returncode)
        wrong += b"Traceback" in said
    fine = not wrong and ends <= {0, 130, -2} and (not ledger.exists() or not _sound(ledger))
    return "Ctrl-C at seven moments of `ingest`", f"exits {sorted(ends)}, no traceback", fine


def _listening() -> None:
    """Heed Ctrl-C, which whoever started this in the background may have shut off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _backed_up(folder: Path) -> Outcome:
    copy, back = folder / "copy.db", folder / "back.db"
    ends = [_sayso("backup", folder / "whole.db", copy)[0], _sayso("restore", copy, back)[0]]
    fine = ends == [0, 0] and _content(back) == _content(folder / "whole.db")
    return "`backup`, then `restore`", f"exits {ends}; the same ledger", fine


OTHERS: tuple[Callable[[Path], Outcome], ...] = (
    _full_disk, _full_export, _cut_off, _salvaged, _newer, _two_writers, _clock, _interrupted,
    _backed_up,
)  # fmt: skip


def _table(trials: list[Trial], others: list[Outcome]) -> str:
    lines = ["| tried | times | amid the work | what was lost or wrong |", "|---|---|---|---|"]
    for what in ("ingest", "review", "export"):
        some = [trial for trial in trials if trial.what == what]
        wrong = sorted({each for trial in some for each in trial.wrong})
        amid = sum(trial.amid for trial in some)
        told = "; ".join(wrong[:3]) or "nothing"
        lines.append(f"| `kill -9` during {what} | {len(some)} | {amid} | {told} |")
    lines += ["", "| tried | outcome | as it should be |", "|---|---|---|"]
    lines += [f"| {what} | {told} | {'yes' if fine else '**no**'} |" for what, told, fine in others]
    return "\n".join(lines)


def _write(section: str) -> None:
    """Put the section between its marks; what stands around them stays."""
    text = PAGE.read_text("utf-8") if PAGE.is_file() else "# Reliability\n"
    if BEGIN not in text:
        text = f"{text.rstrip()}\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{section}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    try:
        main()
    except SaysoError as error:
        sys.exit(str(error))
