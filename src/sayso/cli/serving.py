"""Serving: the web app on a ledger."""

import getpass
import sys
from typing import Annotated

from cyclopts import Parameter

from sayso.cli import logs, plugging, reaching, screen
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
    max_requests: Annotated[int, Parameter(help="At once; the rest is told to come again.")] = 128,
    max_batches: Annotated[int, Parameter(help="Sent articles that wait to be read.")] = 20,
    max_stories: Annotated[int, Parameter(help="Stories held in memory.")] = 48,
    grace: Annotated[float, Parameter(help="Seconds to finish work in when it ends.")] = 30.0,
    log_format: logs.LogFormat = "text",
    log_level: logs.LogLevel = "warning",
) -> Status:
    """Open the ledger in a browser: read, search, review, add.

    It listens on this machine alone; another --host asks for --token or --user-header, for whoever
    reaches the port could else judge in your name.
    """
    if host not in LOOPBACK and not token and not user_header:
        raise InputError(f"--host {host} is open to others; give --token or --user-header too")
    if min(max_requests, max_batches, max_stories) < 1 or grace < 0:
        raise InputError("a limit must be 1 or more, and --grace 0 or more")
    plugging.overlay(lexicon)
    from sayso.web import running
    from sayso.web.limits import Limits
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
        limits=Limits(max_requests, max_batches, max_stories, grace),
    )
    logs.begin(log_format, log_level)
    running.serve(settings, host, port, lambda port: _say(host, port))
    return Status.OK


def _say(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    screen.say(f"sayso is at http://{shown}:{port}/ (Ctrl-C ends it)")
    sys.stdout.flush()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "analyst"
