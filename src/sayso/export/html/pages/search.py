"""The search page: claims that hold the words, and claims that say it in other words."""

from dataclasses import dataclass

from sayso.export.html.page import Ref


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found."""

    voice: str
    act: str
    words: Ref
    outlet: str
    said: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; ``other`` are claims without the words but near them in meaning.

    ``tried`` are the words of the latter, ``told`` says what to do where nothing was found.
    """

    asked: str
    hits: tuple[Hit, ...]
    other: tuple[Hit, ...]
    tried: tuple[str, ...]
    told: str
    before: str = ""
    after: str = ""
