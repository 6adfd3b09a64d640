"""Words of time: months, weekdays, parts of a month, relative phrases, units, edges, tense cues."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A group of time words.

    ``kind``:
      month, weekday   ``number`` is 1..12, or 0 (Monday) .. 6
      part             ``first`` .. ``last`` are days of a month ("early": 1..10)
      phrase           the days (or whole calendar ``unit``s) from ``first`` to ``last``, counted
                       from the anchor; ``open`` is "before" or "after" where one end is not told,
                       "so far" where the anchor is the end
      unit             ``unit`` names it; a bare plural ("days ago") is ``first`` .. ``last`` of it
      edge             ``open`` is since, until, before, after, by or at
      future           words that put their clause into the future; "backshift" words may do so;
                       "scheduled" verbs do so in the present tense ("opens on Monday")
      modifier         "last", "this", "next": ``number`` is -1, 0, 1
      hour             "noon": ``number`` is the hour
      ordinal          the words stand in order, the first is 1
      rough count      ``first`` .. ``last`` of the unit that follows
      season           ``first`` .. ``last`` are months (13: January of the next year)
      holiday          ``unit`` says how it falls: "fixed" on month ``first``, day ``last``; on the
                       ``last``th ``weekday`` ``number`` of month ``first`` (-1: its last);
                       ``number`` days after "easter" (Western), or after "thanksgiving" (U.S.)
    ``anchor`` "told": counted from the last date mentioned, where there is one ("the next day").
    ``vague`` phrases say less than their interval suggests, and the basis tells so.
    """

    kind: str
    words: tuple[str, ...]
    example: str
    number: int = 0
    unit: str = ""
    first: int = 0
    last: int = 0
    open: str = ""
    anchor: str = ""
    vague: bool = False


@cache
def time_words(kind: str) -> dict[str, TimeWord]:
    """The words of one kind with their entry; months and weekdays keep their capitals."""
    return {
        word: entry
        for entry in load("times", TimeWord)
        if entry.kind == kind
        for word in entry.words
    }
