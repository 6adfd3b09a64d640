"""Pages: a part of a long answer, and where it goes on."""

from dataclasses import dataclass
from typing import Any, Final

from sayso.errors import InputError
from sayso.store.view import phrases

Line = dict[str, Any]

# What a page looks through at most, so that it comes at once however large the ledger is. Fewer
# lines than were asked for, or none, are then no sign of the end: that there is no `after` is.
LOOKED_AT: Final = 1000
ARTICLES: Final = 40  # of pieces that have to be read whole


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and the place after which the next page begins; None at the end."""

    items: list[Line]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """After what a page begins, and how many lines it may hold."""

    after: str = ""
    limit: int = 25

    @property
    def number(self) -> int:
        """The place in an order of arrival; the beginning, if it is none."""
        return int(self.after) if self.after.isdecimal() and len(self.after) < 19 else 0


def words(text: str) -> str | None:
    """Words as the index of words is asked for them; None where there is none to ask for."""
    try:
        return phrases(text)
    except InputError:
        return None
