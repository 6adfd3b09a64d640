"""Running: the app at an address of its own, in a thread of this program."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn

from sayso.errors import InputError
from sayso.web import app
from sayso.web.settings import Settings

HERE: Final = "127.0.0.1"
WAIT: Final = 10.0  # seconds for the requests at hand when it ends


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
