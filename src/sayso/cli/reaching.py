"""How other machines are reached: options that ingest, watch and serve share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.fetching import Fetching

Contact = Annotated[
    str,
    Parameter(
        help="Your web or mail address, told to servers.",
        env_var="SAYSO_CONTACT",
        show_env_var=True,
    ),
]
Delay = Annotated[float, Parameter(help="Seconds between two requests to one host.")]
Pages = Annotated[int, Parameter(help="Most pages fetched of one feed or sitemap at a time.")]
SHORTEST = 0.2  # seconds; who asks a server more often than five times a second is no reader


def fetching(
    ledger: Path, contact: str, delay: float, pages: int, *, polling: bool = False
) -> "Fetching":
    """How addresses are asked for, for a ledger."""
    from sayso.fetch.asked import Limits
    from sayso.fetching import Fetching, beside

    if delay < SHORTEST:
        raise InputError(f"--delay is {delay:g}; it must be {SHORTEST:g} seconds or more")
    if pages < 1:
        raise InputError(f"--pages is {pages}; it must be 1 or more")
    if not contact.isprintable() or not contact.isascii():
        raise InputError("--contact must be a web or mail address, in one line of ASCII")
    return Fetching(beside(ledger), Limits(contact, delay), most=pages, polling=polling)
