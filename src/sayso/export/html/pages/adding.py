"""The page on which articles are added, and the one that tells how far that is."""

from dataclasses import dataclass

from sayso.export.html.page import Ref


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken at once: how many files, and how many bytes of each, of all and of pasted text.

    A browser can tell before it has sent a hundred megabytes for nothing.
    """

    files: int
    each: int
    all: int
    pasted: int


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form; ``formats`` are those that can be read, ``most`` what may be sent, in words.

    ``error`` is what was wrong with the last sending; ``fetch`` says that addresses are taken.
    """

    formats: str
    most: str
    limits: Limits
    error: str = ""
    fetch: bool = False


@dataclass(frozen=True, slots=True)
class AsideLine:
    """How many pieces of text, or inputs, were set aside for one reason."""

    reason: str
    count: str


@dataclass(frozen=True, slots=True)
class JobPage:
    """How far a batch is, and what came of it."""

    id: str
    names: tuple[str, ...]
    done: int
    total: int
    at: str
    ended: bool
    error: str
    told: tuple[str, ...] = ()
    unreadable: str = ""
    aside: tuple[AsideLine, ...] = ()
    articles: tuple[Ref, ...] = ()
