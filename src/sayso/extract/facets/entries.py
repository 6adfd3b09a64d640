"""Which entry of the gazetteer a place name means: the city or the region, this town or another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from sayso.extract.facets.grounds import SETTLED, WIDE, Ground
from sayso.lexicon.gazetteer import Entry, above, around, core, entry, named, respelled
from sayso.lexicon.places import capital, country, place_words

# Weights beside the common logarithm of the inhabitants, set on the tuned part of
# tests/gold/places.toml (python tests/gold/placing.py).
STORY = 1.5  # the article speaks of its country
REGION = 1.5  # and of the region it lies in
NEAR = 1.0  # or in which a large city lies that is named
CAPITAL = 3.0  # "Washington" alone is the capital
FAR_CAPITAL = 1.0  # of a country that the article does not speak of
SIBLINGS = 1.0  # other regions of the same country are named
LEAD = 0.7  # by which the best must lead, five times the people
LARGE = 100_000  # inhabitants of a town that is known without anything pointing to it
KNOWN = 10_000  # of one whose name no other place bears
SMALL = 5_000  # below which even the right country leaves doubt
STORIES = 3  # countries of the article in whose spellings a name is looked for
# Names of English-speaking countries are spelled in one way.
EXACT = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
METROPOLIS = 2_000_000
MOST = 6
FITTING = {
    "region": (*WIDE, "county"),
    "district": (*WIDE, "county"),
    "area": (*WIDE, "city"),
    "city": ("city",),
    "village": ("city",),
    "": (*WIDE, "city"),
}


@dataclass(frozen=True, slots=True)
class Clues:
    """What stands around a name: its type word, what contains it, and city or region by context."""

    kind: str = ""
    type_word: str = ""
    within: frozenset[str] = frozenset()
    leaning: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """The entry meant, whether that is a guess, and all entries that it could be."""

    entry: Entry | None = None
    unsure: bool = False
    candidates: tuple[Entry, ...] = ()


NOTHING = Meant()


def find(name: str, clues: Clues, ground: Ground) -> Meant:
    """The entry a name means; nothing where the gazetteer has none, or none that fits.

    Example: "Kursk" in an article that elsewhere says "Kursk Region" -> the region.
    """
    found = _fitting(name, clues, ground)
    if clues.within:
        found = [one for one in found if clues.within & {*above(one.id)}]
        if len(found) == 1:
            return Meant(found[0])
    elif not (clues.type_word and _in_one_country(found)) and not _plausible(found, ground):
        return NOTHING
    if not found:
        return NOTHING
    weights = _weights(found, name, ground)
    ranked = sorted(found, key=lambda one: weights[one.id], reverse=True)
    best = ranked[0]
    rivals = [one for one in ranked[1:] if one.above != best.id and best.above != one.id]
    if rivals and weights[best.id] - weights[rivals[0].id] < LEAD:
        return Meant(None, unsure=True, candidates=tuple(ranked[:MOST]))
    paired = _pair(best, ranked)
    if paired:
        return _city_or_region(*paired, name, clues, ground)
    return Meant(best, unsure=_is_doubtful(best, clues, ground), candidates=())


def _fitting(name: str, clues: Clues, ground: Ground) -> list[Entry]:
    """The entries of that name whose kind fits its type word."""
    kinds = FITTING.get(clues.kind, ())
    if not kinds or (clues.kind == "area" and clues.type_word in place_words("landform")):
        return []
    found: Sequence[Entry] = named(f"{name} {clues.type_word}") if clues.type_word else ()
    found = [one for one in found if one.kind in kinds] or list(named(name))
    found = [one for one in found if one.kind in kinds]
    if iso := country(name):
        # "Georgia" in a story of American states is one of them.
        found = [one for one in found if one.kind in WIDE]
        typed = found and clues.type_word and clues.type_word not in place_words("any land")
        found = [*found, state] if not typed and (state := entry(iso)) else found
    if not found:
        likely = sorted(ground.countries, key=lambda iso: -ground.countries[iso])[:STORIES]
        found = [one for iso in likely if iso not in EXACT for one in respelled(name, iso)]
        found = [one for one in found if one.kind in kinds]
    return _without_twins(list(dict.fromkeys(found)), clues.kind)


def _without_twins(found: list[Entry], kind: str) -> list[Entry]:
    """A metropolis and its city are one place: the city, unless a type word says region."""
    if kind in ("region", "district"):
        return found
    regions = {one.above for one in found if one.kind == "city"}
    return [one for one in found if one.kind != "metropolis" or one.id not in regions]


def _plausible(found: Iterable[Entry], ground: Ground) -> bool:
    """Whether some entry is in a country of the story, or known all over the world."""
    found = list(found)
    if any(one.country in ground.countries for one in found):
        return True
    most = max((one.population for one in found), default=0)
    return most >= LARGE or (len(found) == 1 and most >= KNOWN)


def _in_one_country(found: Iterable[Entry]) -> bool:
    """As "Vesk County": the type word leaves one country, whatever the story speaks of."""
    found = list(found)
    return len({one.country for one in found}) == 1 and all(one.kind != "city" for one in found)


def _weights(found: Sequence[Entry], name: str, ground: Ground) -> dict[str, float]:
    """By id; a region counts no more than the city in it that it shares its name with."""
    weights = {one.id: _weight(one, name, ground) for one in found}
    for one in found:
        region = around(one)
        if region is not None and region.id in weights:
            weights[region.id] = min(weights[region.id], weights[one.id])
    return weights


def _weight(one: Entry, name: str, ground: Ground) -> float:
    weight = log10(one.population + 10)
    others = ground.countries.get(one.country, 0)
    if others:
        weight += STORY
    if one.kind == "country":
        return weight + STORY
    if set(above(one.id)) & ground.regions:
        weight += REGION
    elif set(above(one.id)) & ground.around:
        weight += NEAR
    siblings = [each for each in ground.regions if one.country in above(each) and each != one.id]
    if one.kind in WIDE and len(siblings) > 1:
        weight += SIBLINGS
    if one.kind == "city" and capital(name) == one.country:
        weight += CAPITAL if others or not ground.countries else FAR_CAPITAL
    return weight


def _pair(best: Entry, ranked: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """The city and the region around it, if both are among the entries and one of them leads."""
    for one in ranked:
        region = around(one) if one.kind == "city" else None
        if region is not None and region in ranked and best in (one, region):
            return one, region
    return None


def _city_or_region(city: Entry, region: Entry, name: str, clues: Clues, ground: Ground) -> Meant:
    """By the words beside the name, else by those it has elsewhere in the article."""
    leaning = clues.leaning or ("city" if clues.kind in SETTLED else "")
    if not leaning and clues.kind != "area":
        kinds = ground.typed.get(core(name), frozenset()) & {"region", "district", "city"}
        if len(kinds) == 1:
            leaning = "city" if kinds == {"city"} else "region"
    suffixed = core(city.name).endswith(" city") and core(name) == core(region.name)
    if not leaning and (clues.kind == "area" or (suffixed and city.population < METROPOLIS)):
        leaning = "region"  # "Oklahoma" is hardly ever Oklahoma City
    if leaning:
        return Meant(city if leaning == "city" else region)
    return Meant(city, unsure=True, candidates=(city, region))


def _is_doubtful(best: Entry, clues: Clues, ground: Ground) -> bool:
    """A small town that nothing but the country, or nothing at all, points to."""
    if (
        best.kind != "city"
        or clues.within
        or (set(above(best.id)) & (ground.regions | ground.around))
    ):
        return False
    if best.country in ground.countries:
        return best.country in EXACT and best.population < SMALL
    return best.population < LARGE
