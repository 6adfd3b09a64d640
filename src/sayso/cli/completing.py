"""Completing: a script by which a shell completes commands, options and choices."""

from typing import Annotated, Literal

from cyclopts import Parameter

from sayso.cli.app import app
from sayso.cli.status import Status


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(help="Whose script to write.")],
) -> Status:
    """Write the script that completes sayso in a shell.

    It goes where the shell looks for such scripts; then begin a new shell.
    """
    print(app.generate_completion(prog_name="sayso", shell=shell), end="")
    return Status.OK
