"""Operating: for those who run the app: whether it lives, and figures for Prometheus."""

import os
import platform
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sayso import __version__, linking
from sayso.extract import reading
from sayso.store.ledger import FORMAT
from sayso.web import frames
from sayso.web.measures import BOUNDS, Measures

TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus text exposition format
STARTED: Final = time.time()
MEMORY: Final = Path("/proc/self/statm")

Labels = Mapping[str, str]
Sample = tuple[str, Labels, float]  # what follows the name, labels, value


def alive(request: Request) -> Response:
    """Whether the threads behind the pages run; the ledger is not opened for it."""
    room = frames.room(request)
    dead = [name for name, each in (("linker", room.linker), ("jobs", room.jobs)) if not each.alive]
    body = {"status": "failed" if dead else "ok", "version": __version__, "dead": dead}
    return JSONResponse(body, 503 if dead else 200, {"cache-control": "no-store"})


def metrics(request: Request) -> Response:
    """Figures in Prometheus' text format."""
    text = "".join(f"{line}\n" for line in _lines(request))
    return Response(text, media_type=TEXT, headers={"cache-control": "no-store"})


def _lines(request: Request) -> Iterator[str]:
    measures: Measures = request.app.state.measures
    room = frames.room(request)
    about = {
        "version": __version__,
        "reading": str(reading.VERSION),
        "linking": str(linking.RULES),
        "ledger_format": str(FORMAT),
        "python": platform.python_version(),
    }
    yield from _family("sayso_build_info", "gauge", "What runs here.", [("", about, 1)])
    yield from _family(
        "sayso_http_request_seconds",
        "histogram",
        "Seconds to the end of an answer, by route.",
        _buckets(measures),
    )
    yield from _one("sayso_http_requests_now", "Requests being answered.", measures.going_on)
    jobs = [("", {"state": name}, many) for name, many in room.jobs.counts().items()]
    yield from _family("sayso_batches", "gauge", "Batches of added articles, by state.", jobs)
    linking_told = "Whether linking is going on or about to."
    yield from _one("sayso_linking", linking_told, room.linker.busy)
    size = _size(room.settings.ledger)
    yield from _one("sayso_ledger_bytes", "Size of the ledger's files.", size)
    with room.desk.view() as view:
        # Counted once for a state of the ledger, however often Prometheus asks.
        counts = room.desk.kept(view, "counts", view.counts)
    rows = [("", {"noun": noun}, many) for noun, many in sorted(counts.items())]
    yield from _family("sayso_ledger_rows", "gauge", "Nouns in the ledger.", rows)
    yield from _process()


def _buckets(measures: Measures) -> Iterator[Sample]:
    for (method, route, status), found, seconds in measures.told():
        labels = {"method": method, "route": route, "status": status}
        for bound, many in zip((*map(str, BOUNDS), "+Inf"), accumulate(found), strict=True):
            yield "_bucket", {**labels, "le": bound}, many
        yield "_sum", labels, seconds
        yield "_count", labels, sum(found)


def _process() -> Iterator[str]:
    started, cpu = "Unix time of the start.", "Seconds of processor."
    yield from _one("process_start_time_seconds", started, STARTED)
    yield from _family("process_cpu_seconds_total", "counter", cpu, [("", {}, time.process_time())])
    if MEMORY.is_file():
        pages = int(MEMORY.read_text("ascii").split()[1])
        memory = pages * os.sysconf("SC_PAGE_SIZE")
        yield from _one("process_resident_memory_bytes", "Memory in use.", memory)


def _size(ledger: Path) -> int:
    every = (ledger.with_name(ledger.name + end) for end in ("", "-wal", "-shm"))
    return sum(each.stat().st_size for each in every if each.is_file())


def _one(name: str, told: str, value: float) -> Iterator[str]:
    return _family(name, "gauge", told, [("", {}, value)])


def _family(name: str, kind: str, told: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {name} {told}"
    yield f"# TYPE {name} {kind}"
    for end, labels, value in samples:
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        shown = f"{{{inside}}}" if inside else ""
        yield f"{name}{end}{shown} {float(value)!r}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")


ROUTES: list[BaseRoute] = [Route("/healthz", alive), Route("/metrics", metrics)]
