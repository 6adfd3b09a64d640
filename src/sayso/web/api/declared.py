"""Declared: what a route of the API takes and gives, once, for reading requests and for OpenAPI."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import Line, Page

Schema = dict[str, Any]
Given = Mapping[str, Any]  # the values of a request, by parameter; None where one is left out

LETTERS: Final = 300  # of a text that is looked for


class Refused(ValueError):
    """A value that a parameter cannot have; the message says which it can."""


class Kind(ABC):
    """A sort of values of parameters."""

    @property
    @abstractmethod
    def schema(self) -> Schema:
        """Which texts it takes, as JSON Schema."""

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value of a text; Refused if it has none."""


@dataclass(frozen=True, slots=True)
class Words(Kind):
    """Any text that is not empty, and not too long; not ``blank``, unless it may be."""

    most: int = LETTERS
    blank: bool = True

    @property
    def schema(self) -> Schema:
        """A string."""
        found: Schema = {"type": "string", "minLength": 1, "maxLength": self.most}
        return found if self.blank else {**found, "pattern": r"\S"}

    def read(self, text: str) -> str:
        """The text as it is."""
        if not 0 < len(text) <= self.most or not (self.blank or text.strip()):
            raise Refused(f"give 1 to {self.most} characters")
        return text


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A whole number within bounds."""

    least: int
    most: int
    default: int | None = None

    @property
    def schema(self) -> Schema:
        """An integer."""
        bounds: Schema = {"type": "integer", "minimum": self.least, "maximum": self.most}
        return bounds if self.default is None else {**bounds, "default": self.default}

    def read(self, text: str) -> int:
        """The number that the digits mean."""
        told = f"give a whole number from {self.least} to {self.most}"
        # Python also reads "1_000" and digits of other scripts.
        if not (text.isascii() and text.isdecimal() and len(text) < 19):
            raise Refused(told)
        if not self.least <= int(text) <= self.most:
            raise Refused(told)
        return int(text)


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of some words."""

    values: tuple[str, ...]
    default: str | None = None

    @property
    def schema(self) -> Schema:
        """An enumeration."""
        found: Schema = {"type": "string", "enum": list(self.values)}
        return found if self.default is None else {**found, "default": self.default}

    def read(self, text: str) -> str:
        """The word, if it is one of them."""
        if text not in self.values:
            raise Refused(f"give one of {', '.join(self.values)}")
        return text


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """Yes or no."""

    @property
    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}

    def read(self, text: str) -> bool:
        """As JSON spells it."""
        if text not in {"true", "false"}:
            raise Refused("give true or false")
        return text == "true"


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A day (RFC 3339, full-date)."""

    @property
    def schema(self) -> Schema:
        """A date."""
        return {"type": "string", "format": "date"}

    def read(self, text: str) -> str:
        """The day as it is written."""
        return _day(text).isoformat()


@dataclass(frozen=True, slots=True)
class Instant(Kind):
    """A day, or a moment of one (RFC 3339); a day is its end, or its beginning."""

    end: bool = False

    @property
    def schema(self) -> Schema:
        """A date, or a date with a time and a zone."""
        return {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}

    def read(self, text: str) -> datetime:
        """In the ledger's naive time; what has a zone is told in UTC."""
        if len(text) == len("2031-05-04"):
            return datetime.combine(_day(text), time.max if self.end else time.min)
        try:
            # Letters of RFC 3339 may be small; a space or another sign may not stand for the T.
            found = datetime.fromisoformat(text.upper()) if text[10:11] in {"T", "t"} else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise Refused("give a day such as 2031-05-04, or a moment: 2031-05-04T18:30:00Z")
        try:
            return found.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:  # a moment beside the first or the last there is
            return found.replace(tzinfo=None)


def _day(text: str) -> date:
    try:
        # Python also reads days of weeks, and days without hyphens.
        found = date.fromisoformat(text) if len(text) == 10 and text[4] == text[7] == "-" else None
    except ValueError:
        found = None
    if found is None or not text.isascii():
        raise Refused("give a day such as 2031-05-04")
    return found


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a route, of its path or of its query."""

    name: str
    kind: Kind
    told: str
    required: bool = False

    @property
    def default(self) -> Any:
        """What stands for it where it is left out."""
        return getattr(self.kind, "default", None)


@dataclass(frozen=True, slots=True)
class Told:
    """A route's answer: a line, or a page of lines, and after what it goes on, if it does."""

    body: Line
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A route: its path below the API's own, what it takes, and the schema of what it gives.

    ``meets`` are problems that not every route has.
    """

    path: str
    name: str
    told: str
    answer: Callable[[Moment, Given], Told]
    schema: str
    query: tuple[Parameter, ...] = ()
    within: tuple[Parameter, ...] = ()  # of the path
    paged: bool = False
    meets: tuple[int, ...] = ()


def page(found: Page) -> Told:
    """A page as it is answered."""
    return Told({"items": found.items, "after": found.after}, found.after)
