"""Running: the app at an address of its own, in a thread of this program."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import uvicorn

from sayso.errors import InputError
from sayso.web import app
from sayso.web.settings import Settings

HERE: Final = "127.0.0.1"
WAIT: Final = 10.0  # seconds for the requests at hand when it ends


def serve(settings: Settings, host: str, port: int, told: Callable[[int], None]) -> None:
    """The app at an address until somebody ends this program; its port is told once it is known.

    SIGTERM and Ctrl-C let the requests at hand and the batch at hand finish, within the grace of
    the limits; SIGTERM then returns, since to be told to end and to end is no failure.
    """
    limits = settings.limits
    config = uvicorn.Config(
        app.create(settings),
        host=host,
        port=port,
        log_config=None,
        access_log=False,  # it would log addresses, and with them what people search for
        limit_concurrency=limits.requests,
        timeout_graceful_shutdown=max(1, round(limits.grace)),
        server_header=False,
    )
    server = _Telling(config, told)

    def end(*_: object) -> None:
        server.should_exit = True  # before uvicorn listens to signals itself, and after it

    before = signal.signal(signal.SIGTERM, end)
    try:
        server.run()
    finally:
        signal.signal(signal.SIGTERM, before)


class _Telling(uvicorn.Server):
    """Tells its port once it answers there, and not before."""

    def __init__(self, config: uvicorn.Config, told: Callable[[int], None]) -> None:
        super().__init__(config)
        self._told = told

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._told(int(self.servers[0].sockets[0].getsockname()[1]))


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The app on a free port of this machine, while the block lasts; where it is.

    Raises:
        InputError: It cannot start; the log says why.
    """
    made = app.create(settings)
    server = uvicorn.Server(uvicorn.Config(made, host=HERE, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        if not thread.is_alive():
            raise InputError("the web app did not start; its log says why")
    try:
        yield f"http://{HERE}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(WAIT)
