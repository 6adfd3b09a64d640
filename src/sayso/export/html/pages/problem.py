"""The problem page: what went wrong and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """An HTTP status with the words of the error."""

    status: int
    told: str
