"""What an article is about, by its places: countries, regions, and which word goes with a name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.extract.facets import placenames
from sayso.extract.facets.placenames import Name
from sayso.lexicon.gazetteer import Entry, core, entry, named
from sayso.lexicon.places import adjective, capital, country
from sayso.lexicon.short_regions import short_region
from sayso.model import Sentence

LARGE = 100_000  # inhabitants from which a name by itself says which country is spoken of
LEAD = 5  # times as many as the next of that name
WIDE = ("region", "metropolis")
SETTLED = ("city", "village")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the names of an article say together.

    ``countries`` counts what points to each country, ``regions`` holds the ids of the regions
    named, ``around`` those of the regions of the large cities named. ``typed`` holds, for a name,
    the kinds of word it stands with anywhere in the article: "Vesk" with region and city.
    ``names`` keeps the names of each sentence by where it starts.
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    typed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[int, tuple[Name, ...]] = field(default_factory=dict)

    def of(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names of a sentence."""
        known = self.names.get(sentence.span.start)
        return placenames.find(sentence) if known is None else known


def find(sentences: Sequence[Sentence]) -> Ground:
    """The ground of an article; every name in it is looked up once."""
    names = {sentence.span.start: placenames.find(sentence) for sentence in sentences}
    countries: Counter[str] = Counter()
    typed: dict[str, set[str]] = defaultdict(set)
    regions: set[str] = set()
    around: set[str] = set()
    for sentence in sentences:
        countries.update(_by_adjective(sentence))
        regions.update(_shortened(sentence))
        for name in names[sentence.span.start]:
            text = placenames.words(sentence, name)
            if sentence.tokens[name.last].entity == "PERSON" and not name.kind:
                continue
            if name.kind:
                typed[core(text)].add("city" if name.kind in SETTLED else name.kind)
            if pointed := _points_to(text, name.kind):
                countries[pointed.country] += 1
                if pointed.kind in WIDE:
                    regions.add(pointed.id)
                elif pointed.above is not None and _is_alone(pointed, text):
                    around.add(pointed.above)
    countries.update(found.country for region in regions if (found := entry(region)))
    kinds = {name: frozenset(found) for name, found in typed.items()}
    return Ground(countries, frozenset(regions), frozenset(around), kinds, names)


def _by_adjective(sentence: Sentence) -> list[str]:
    """The countries of the adjectives and people of a sentence: "the Syrian army"."""
    words = (token.text for token in sentence.tokens if token.text[:1].isupper())
    return [iso for word in words if (iso := adjective(word))]


def _shortened(sentence: Sentence) -> list[str]:
    """The regions written short behind a comma: "Merrin, Tenn."."""
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    found = (short_region(after.text) for token, after in pairs if token.text == ",")
    return [region for region in found if region]


def _points_to(text: str, kind: str) -> Entry | None:
    """The entry that a name means wherever it is read; None for one with a rival elsewhere."""
    iso = country(text)
    found = [one for one in named(text) if one.kind != "county"]
    if iso is not None:
        rivals = [one for one in found if one.kind in WIDE]
        return entry(iso) if not rivals else None
    if state := capital(text):
        return entry(state)
    if not found or kind in ("site", "water"):
        return None
    best = max(found, key=_people)
    others = [one for one in found if one.country != best.country]
    rival = max((one.population for one in others), default=0)
    leads = best.population >= LARGE and best.population >= LEAD * rival
    return best if leads else None


def _is_alone(town: Entry, text: str) -> bool:
    """Whether no town of its own country rivals it: Denver, but not Springfield."""
    others = [one.population for one in named(text) if one.kind == "city" and one != town]
    return town.population >= LEAD * max(others, default=0)


def _people(one: Entry) -> int:
    return one.population
