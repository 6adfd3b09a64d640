"""Load a table of words: lexicon/<name>.toml -> a tuple of typed entries, checked."""

from functools import cache
from typing import TypeVar

from sayso.lexicon import entries, overlays

Entry = TypeVar("Entry")


@cache
def load(name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """Read ``[[entry]]`` blocks of ``lexicon/<name>.toml`` into ``kind`` (a frozen dataclass).

    Lists become tuples. Unknown, missing or wrongly typed keys raise LexiconError naming the file
    and the entry. An entry type that has an ``example`` field must be given one that is not empty.
    What overlays add and take away is so in what is given back.
    """
    return overlays.over(name, kind, entries.own(name, kind), overlays.active())
