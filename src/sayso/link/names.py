"""Readable names of places and owners, the fullest common ones over all claims."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import place_words
from sayso.lexicon.things import thing_classes
from sayso.link import capitals as written
from sayso.link.capitals import NO_CAPITALS, Capitals
from sayso.model import Claim, SourceKind, Thing

# Of a place's names the one with its own type word is the fullest: "Vesk Oblast", "Ladd Valley".
FULL = ("region", "district", "water", "area")
LOOSE = frozenset({"area", "direction", "sector", "front", "border", "axis", "frontier"})
CAPITALISED_PAIR = re.compile(r"\b([^\W\d_a-z]\w+)\.? (?=([^\W\d_a-z]\w+))")
LINES = frozenset({"border", "frontier"})
POINTS = frozenset({"crossing", "checkpoint", "bridgehead", "salient", "pocket"})


@dataclass(frozen=True, slots=True)
class Names:
    """What places and people are called, and the things of each owner as the articles word them.

    ``people`` has the full name of whom a surname names, where it names one person only.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    owned: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    capitals: Capitals = NO_CAPITALS

    def place(self, key: str, told: Iterable[Claim] = ()) -> str:
        """The readable name: "Ladd Valley"; without a full name, the commonest in these claims."""
        named = self.places.get(key, key if key.startswith("the ") else key.title())
        own = Counter(p.name.removeprefix("the ") for c in told for p in c.places if p.key == key)
        return named if _is_full(named) or not own else _best(own)


def located(name: str) -> str:
    """With its preposition: "in the Ladd Valley", "at the Ladd bridges"."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    if last in LINES:
        return f"near {with_article(name)}"
    sited = " " in name and (_is(last, "site") or last in POINTS)
    return f"{'at' if sited else 'in'} {with_article(name)}"


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the Ladd Valley", "Vesk Oblast", "the Vesk region"."""
    words = name.split()
    typed = any(_is(words[-1].lower(), kind) for kind in (*FULL, "city", "village", "site"))
    landscape = words[-1].lower() in {*thing_classes()["landscape"].nouns, *LINES}
    if len(words) > 1 and (landscape or (typed and words[-1].islower())):
        return f"the {name}"
    return name


def gather(claims: Sequence[Claim]) -> Names:
    """The names in all claims."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    owned: dict[str, Counter[Thing]] = defaultdict(Counter)
    for claim in claims:
        for place in claim.places:
            called[place.key][place.name.removeprefix("the ")] += 1
        for proposition in claim.propositions:
            for thing in (proposition.about, proposition.by):
                if thing is not None and thing.belonging is not None:
                    owned[thing.belonging][Thing(None, thing.words, "", thing.belonging)] += 1
    return Names(
        {key: _best(names) for key, names in called.items()},
        {
            whose: tuple(sorted(things.elements(), key=lambda thing: thing.words))
            for whose, things in owned.items()
        },
        _people(claims),
        written.gather(claims),
    )


def _people(claims: Sequence[Claim]) -> dict[str, str]:
    """As in "Vask" of "Tom Vask", where no other Vask speaks or is spoken of."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        words = claim.voice.name.split()
        full = len(words) > 1 and all(word[:1].isupper() for word in words)
        if claim.voice.kind is SourceKind.PERSON and full:
            found[words[-1]].add(claim.voice.name)
    before: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for first, last in CAPITALISED_PAIR.findall(claim.words):
            before[last].add(first)
    known = {last: next(iter(names)) for last, names in found.items() if len(names) == 1}
    return {
        last: name
        for last, name in known.items()
        if all(
            first in name.split() or first.lower() in clause_words("title")
            for first in before[last]
        )
    }


def _best(names: Counter[str]) -> str:
    """The commonest full name; sites give theirs only where they have no other."""
    full = Counter({name: times for name, times in names.items() if _is_full(name)})
    bare = Counter({name: times for name, times in names.items() if " " not in name})
    kept = full or bare or names
    alike: Counter[str] = Counter()
    for name, times in kept.items():
        alike[name.casefold()] += times
    if kept is names and len(alike) > 1 and not bare:
        kept = Counter({_shared(names): 1})
        alike = Counter({name.casefold(): 1 for name in kept})
    most = min(alike, key=lambda name: (-alike[name], len(name), name))
    # Of "Vesk Region" and "the Vesk region" the capital marks the name.
    return min(name for name in kept if name.casefold() == most)


def _shared(names: Iterable[str]) -> str:
    """As in "Ladd" of "Ladd crossing" and "Ladd bridges"."""
    every = [name.split() for name in sorted(names)]
    first = every[0]
    size = 1
    while all(words[: size + 1] == first[: size + 1] for words in every) and size < len(first):
        size += 1
    return " ".join(first[:size])


def _is_full(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1].lower()
    return " " in name and last not in LOOSE | POINTS and any(_is(last, kind) for kind in FULL)


def _is(word: str, kind: str) -> bool:
    return word in place_words(kind) or word.removesuffix("s") in place_words(kind)
