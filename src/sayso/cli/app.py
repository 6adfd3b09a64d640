"""The command line as a whole: its commands, and how it ends."""

import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter

from sayso import __version__
from sayso.cli import panels
from sayso.cli.status import Status
from sayso.errors import InputError, LedgerError, NotFound, SaysoError

app = App(
    name="sayso",
    help="Who said what, on whose say-so: a ledger of attributed claims across articles.",
    help_epilogue=f"Help on one: sayso COMMAND --help\n\n{panels.STATUS}",
    help_formatter=panels.Unframed(),
    version=__version__,
    help_format="plaintext",
    default_parameter=Parameter(negative=(), show_default=panels.default),
    suppress_keyboard_interrupt=False,
)

Ledger = Annotated[
    Path, Parameter(help="The ledger file.", env_var="SAYSO_LEDGER", show_env_var=True)
]
AsJson = Annotated[bool, Parameter(name="--json", help="One JSON value a line, for programs.")]
DEFAULT_LEDGER = Path("sayso.db")
WORKER_ENDED = (
    "a worker process ended by itself, often for want of memory; finished batches are in the "
    "ledger: run the same command again with fewer --workers"
)


def main() -> None:
    """Run one command and leave with its status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; what the user did wrong is told in a line, never in a traceback."""
    from sayso.cli import screen

    try:
        status = app(
            arguments,
            result_action="return_value",
            exit_on_error=False,
            print_error=False,
            error_console=screen.err(),
        )
        sys.stdout.flush()
    except KeyboardInterrupt:
        screen.note("stopped; finished batches are in the ledger, run the same command to go on")
        return 130
    except BrokenPipeError:
        # The reader has seen enough (`| head`); Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.OK
    except CycloptsError as error:
        told = screen.clean(str(error)).strip()
        screen.err().print(f"sayso: {told} See: sayso --help", soft_wrap=True)
        return Status.USAGE
    except SaysoError as error:
        screen.err().print(f"sayso: {screen.clean(str(error))}", soft_wrap=True)
        return _status(error)
    except OSError as error:
        screen.err().print(f"sayso: {_file(error)}", soft_wrap=True)
        return Status.FAILURE
    except Exception as error:
        if (foreseen := _foreseen(error)) is None:
            raise
        screen.err().print(f"sayso: {foreseen}", soft_wrap=True)
        return Status.FAILURE
    return int(status or Status.OK)


def _status(error: SaysoError) -> Status:
    if isinstance(error, NotFound):
        return Status.NOTHING
    if isinstance(error, InputError) and not isinstance(error, LedgerError):
        return Status.USAGE
    return Status.FAILURE


def _foreseen(error: Exception) -> str | None:
    """What SQLite or a pool of processes met; their modules are not loaded for `--help`."""
    from concurrent.futures.process import BrokenProcessPool

    from sayso.store.ledger import Damaged

    if isinstance(error, BrokenProcessPool):
        return WORKER_ENDED
    if isinstance(error, Damaged):
        return (
            f"the ledger cannot be read or written here: {error}; sayso verify tells what does "
            "not hold, and sayso salvage DAMAGED NEW saves the rest"
        )
    return None


def _file(error: OSError) -> str:
    named = f"{error.filename}: " if error.filename else ""
    return f"{named}{error.strerror or error}; check that the path is right and may be written"
