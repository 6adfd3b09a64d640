"""Exit statuses: what a shell script may rely on."""

from enum import IntEnum


class Status(IntEnum):
    """How a command ended."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    NOTHING = 3
    PARTIAL = 4
