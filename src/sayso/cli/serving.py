"""Serving: the web app on a ledger."""

import getpass
from typing import Annotated

from cyclopts import Parameter

from sayso.cli import plugging, reaching, screen
from sayso.cli.app import DEFAULT_LEDGER, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def serve(
    *,
    ledger: Ledger = DEFAULT_LEDGER,
    host: Annotated[str, Parameter(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="The port to listen at; 0 takes a free one.")] = 8765,
    token: Annotated[
        str, Parameter(help="Asked of everybody who comes in.", env_var="SAYSO_TOKEN")
    ] = "",
    user_header: Annotated[
        str, Parameter(help="The header in which a reverse proxy names who is logged in.")
    ] = "",
    allow_host: Annotated[
        tuple[str, ...], Parameter(help="A further name under which browsers come here.")
    ] = (),
    fetch: Annotated[
        bool, Parameter(help="People may add articles by address.", negative="")
    ] = False,
    contact: reaching.Contact = "",
    lexicon: plugging.Lexicon = (),
    read_only: Annotated[bool, Parameter(help="Nobody changes anything.", negative="")] = False,
) -> Status:
    """Open the ledger in a browser: read, search, review, add articles.

    It listens on this machine alone; another --host asks for --token or --user-header, for whoever
    reaches the port could else judge in your name.
    """
    if host not in LOOPBACK and not token and not user_header:
        raise InputError(f"--host {host} is open to others; give --token or --user-header too")
    plugging.overlay(lexicon)
    import uvicorn

    from sayso.web import app
    from sayso.web.settings import LOOPBACK as HERE
    from sayso.web.settings import Settings

    settings = Settings(
        ledger,
        token=token,
        user_header=user_header,
        read_only=read_only,
        fetch=fetch,
        contact=contact,
        analyst=_user(),
        hosts=(*HERE, host, *allow_host),
    )
    screen.say(f"sayso is at http://{host}:{port}/ (Ctrl-C ends it)")
    uvicorn.run(app.create(settings), host=host, port=port, log_level="warning")
    return Status.OK


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "analyst"
