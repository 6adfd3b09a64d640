"""The linker: links anew behind the pages, once for all judgements made meanwhile."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from sayso.errors import SaysoError

PAUSE: Final = 0.4  # seconds to wait for another judgement, so that a fast reviewer links once
LOG = logging.getLogger(__name__)


class Linker:
    """One thread that links whenever it was asked to; a context manager."""

    def __init__(self, link: Callable[[], object]) -> None:
        self._link = link
        self._asked = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="linker", daemon=True)

    def start(self) -> None:
        """Begin to wait for work."""
        self._thread.start()

    def stop(self) -> None:
        """End after the work at hand."""
        self._ended = True
        self._asked.set()
        self._thread.join()

    @property
    def alive(self) -> bool:
        """Whether its thread runs."""
        return self._thread.is_alive()

    def ask(self) -> None:
        """Something changed that linking has to heed."""
        self._idle.clear()
        self._asked.set()

    @property
    def busy(self) -> bool:
        """Whether linking is going on or about to begin."""
        return not self._idle.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until all is linked; False if the time ran out."""
        return self._idle.wait(seconds)

    def _run(self) -> None:
        while True:
            self._asked.wait()
            if self._ended:
                return
            self._pause()
            try:
                self._link()
            except SaysoError:
                LOG.exception("linking was broken off; the next judgement starts it again")
            if not self._asked.is_set():
                self._idle.set()

    def _pause(self) -> None:
        while True:
            self._asked.clear()
            if not self._asked.wait(PAUSE) or self._ended:
                return
