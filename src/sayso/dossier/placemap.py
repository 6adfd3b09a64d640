"""Place map: which place lies in which, by the parts of their names that tell them apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from anyascii import anyascii

from sayso.lexicon.gazetteer import holders
from sayso.lexicon.places import place_kind, place_words
from sayso.model import Place

STEPS: Final = 5  # a village in a district in a region in a country in a continent


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Which place lies in which, by the parts of their names that tell them apart."""

    above: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    def knows(self, place: str) -> bool:
        """Whether some claim names the place."""
        return core(place) in self.named

    @classmethod
    def of(cls, told: Iterable[Place]) -> "PlaceMap":
        """All places that claims name, with what the gazetteer knows above them."""
        places = tuple(told)
        names: dict[str, set[str]] = {}
        for place in places:
            names.setdefault(place.key, set()).update((core(place.name), core(place.key)))
        up = holders(place.id for place in places if place.id is not None)
        up |= {place.key: place.within for place in places if place.within is not None}
        above: dict[str, set[str]] = {}
        for key, own in names.items():
            at, steps = up.get(key), 0
            while at is not None and steps < STEPS:
                for name in own:
                    above.setdefault(name, set()).update(names.get(at, {core(at)}))
                at, steps = up.get(at), steps + 1
        named = frozenset(name for own in names.values() for name in own)
        return cls({name: frozenset(over) for name, over in above.items()}, named)

    def inside(self, narrow: str, wide: str) -> bool:
        """Whether the first is known to lie in the second."""
        return core(wide) in self.above.get(core(narrow), ())


def same_place(left: str, right: str) -> bool:
    """Whether two names are one place's, type words such as "region" apart."""
    one, two = set(core(left).split()), set(core(right).split())
    return bool(one and two) and one == two


def core(name: str) -> str:
    """What tells a place from others: "the far western Vesk Oblast" -> "vesk"."""
    words = re.findall(r"[\w.'-]+", anyascii(name).casefold().replace("'s", ""))
    kept = [
        word
        for word in words
        if not (place_kind(word, plural=True) or word in place_words("direction") or word == "the")
    ]
    return " ".join(kept or words)
