"""The gazetteer: countries, first-order regions and towns with their names, from GeoNames.

One memory-mapped file beside the tables of words (geonames/README.md says how it is made, how it
is laid out and what was cut) holds entries, widest first, and two lists of names in alphabetical
order, each name pointing at an entry. A name is found by bisection; nothing is read before the
first question, and no copy of it is held in memory.
"""

import json
import mmap
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from struct import pack
from typing import Literal

from anyascii import anyascii

from sayso.lexicon.places import country_name, place_words

FILE = "gazetteer.bin"
Form = Literal["b", "B", "h", "i", "I"]  # of a column, in the terms of struct
KINDS = ("country", "region", "metropolis", "county", "city")
LEAST_LOOSE = 4  # letters; shorter ones are too often another town's
BLOCK = 32  # strings from one known beginning to the next
KEPT = 8192  # lookups kept in memory; an article has about a hundred different names
NO_ENTRY = -1
# Latin script only: names in other scripts are met in articles of languages that are not read.
SAINT = re.compile(r"\b(?:st|ste)\b\.?(?= )")
ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|ath|az|ez|ed|es|esh) (?=\w{3})")
SOUNDS = tuple(
    (re.compile(sound), letter)
    for sound, letter in (
        *(("[dt]?zh|dj|dz|j", "z"), ("kh|gh", "h"), ("[dt]?sch|tch|ch|sh|sz", "s")),
        *(("th", "t"), ("dh", "d"), ("ph", "f"), ("[qc]|ck", "k"), ("[wv]", "v")),
        *(("o[uo]?|u", "u"), ("e[eiy]|i[ey]|a[iy]|y|i", "i"), ("e", "a"), (r"(.)\1+", r"\1")),
    )
)
BREAK = re.compile(r"[\s/-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    ``id`` is "RU" for a country and "gn:538560" (the GeoNames id) below it; ``kind`` one of
    country, region (first-order), metropolis (a region that is hardly more than its city of the
    same name), county (of the United States and Britain), city (any town).
    Latitude and longitude of countries and regions are the middle of their towns.
    """

    id: str
    kind: str
    name: str
    country: str
    above: str | None
    population: int
    latitude: float
    longitude: float


def fold(name: str) -> str:
    """The form in which names are compared: "Saint-Étienne" and "St. Etienne" are one."""
    plain = anyascii(name).casefold().replace("'", "").replace("`", "").replace(".", " ")
    return SAINT.sub("saint", BREAK.sub(" ", plain).strip())


class _Strings:
    """The strings of a column as a sequence that bisect can search; compared as UTF-8."""

    def __init__(self, table: str, column: str) -> None:
        self._blocks = _column(f"{table}.{column}.block")
        self._sizes = _column(f"{table}.{column}.size")
        self._text = _column(f"{table}.{column}.text")

    def __len__(self) -> int:
        return len(self._sizes)

    def __getitem__(self, at: int) -> bytes:
        block = at // BLOCK
        start = self._blocks[block] + sum(self._sizes[block * BLOCK : at])
        return bytes(self._text[start : start + self._sizes[at]])


@cache
def _mapped() -> tuple[mmap.mmap, dict[str, tuple[Form, int, int]]]:
    """The file, and the form, beginning and end of each column; one line of JSON leads it."""
    with (
        as_file(files("sayso.lexicon").joinpath("geonames", FILE)) as path,
        path.open("rb") as file,
    ):
        held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = held.readline()
    columns = {name: (form, start, end) for name, form, start, end in json.loads(head)}
    base = len(head)
    return held, {name: (f, base + start, base + end) for name, (f, start, end) in columns.items()}


@cache
def _column(name: str) -> "memoryview[int]":
    held, columns = _mapped()
    form, start, end = columns[name]
    return memoryview(held)[start:end].cast(form)


@cache
def _strings(table: str) -> _Strings:
    return _Strings(table, "name")


@lru_cache(KEPT)
def _rows(table: str, name: str) -> tuple[int, ...]:
    wanted, names, places = name.encode(), _strings(table), _column(f"{table}.place")
    first = bisect_left(names, wanted)
    last = first
    while last < len(names) and names[last] == wanted:
        last += 1
    return tuple(sorted(places[first:last]))


@lru_cache(KEPT)
def _entry(row: int) -> Entry:
    kind = KINDS[_column("places.kind")[row]]
    name, over = _strings("places")[row].decode(), _column("places.above")[row]
    if kind == "country":
        # The name of a country is its code; what it is called is in countries.toml.
        identifier, iso, name = name, name, country_name(name) or name
    else:
        identifier, iso = f"gn:{_column('places.id')[row]}", _entry(over).country
    return Entry(
        identifier,
        kind,
        name,
        iso,
        None if over == NO_ENTRY else _entry(over).id,
        _column("places.population")[row],
        _column("places.latitude")[row] / 100,
        _column("places.longitude")[row] / 100,
    )


@lru_cache(KEPT)
def named(name: str) -> tuple[Entry, ...]:
    """All entries that bear a name, regions before towns, the larger first; empty if none does.

    Example: named("Kursk") -> the Russian region and its city.
    """
    return tuple(_entry(row) for row in _rows("names", fold(name)))


@lru_cache(KEPT)
def entry(identifier: str) -> Entry | None:
    """The entry with an id, "RU" or "gn:538560"."""
    row = _row_of(identifier)
    return None if row == NO_ENTRY else _entry(row)


def _row_of(identifier: str) -> int:
    if not identifier.startswith("gn:"):
        kinds = _column("places.kind")
        last = next((row for row, kind in enumerate(kinds) if KINDS[kind] != "country"), 0)
        return next((row for row in range(last) if _entry(row).id == identifier), NO_ENTRY)
    held, columns = _mapped()
    form, start, end = columns["places.id"]
    wanted = pack(form, int(identifier.removeprefix("gn:")))
    at = held.find(wanted, start, end)
    while at >= 0 and (at - start) % len(wanted):
        at = held.find(wanted, at + 1, end)  # found across two numbers
    return NO_ENTRY if at < 0 else (at - start) // len(wanted)


def above(identifier: str) -> tuple[str, ...]:
    """The ids of all places that contain one, the nearest first: its region, its country."""
    found: list[str] = []
    one = entry(identifier)
    while one is not None and one.above is not None:
        found.append(one.above)
        one = entry(one.above)
    return tuple(found)


def inside(narrow: str, wide: str) -> bool:
    """Whether one id lies within another: "gn:538560" (the city of Kursk) within "RU"."""
    return wide in above(narrow)


def containers(identifier: str) -> tuple[str, ...]:
    """The keys of all places that contain one, the nearest first: "kursk", "russia"."""
    own = key(identifier)
    return tuple(dict.fromkeys(each for each in map(key, above(identifier)) if each != own))


def holders(identifiers: Iterable[str]) -> dict[str, str]:
    """Which key lies directly in which, for places and all that contains them.

    A claim on a town and one on its country can so be told apart though no text says that the one
    lies in the other: "sudzha" in "kursk", "kursk" in "russia".
    """
    found: dict[str, str] = {}
    for identifier in identifiers:
        chain = (key(identifier), *containers(identifier))
        found.update(pairwise(chain))
    return found


@lru_cache(KEPT)
def key(identifier: str) -> str:
    """The comparable form of an entry's name, which differs between namesakes.

    A city that shares its name with the region around it is "kursk city"; the region is "kursk",
    and so is a mention that could be either. Of namesakes the largest has the bare name and the
    others say more: "moscow oblast", "donetsk (rostov)", "georgia (united states)".
    """
    one = entry(identifier)
    if one is None:
        return identifier
    if one.kind == "country":
        return fold(one.name)
    if one.kind == "metropolis" and (twin := _twin(one)):
        return key(twin.id)
    region, full = around(one), fold(one.name)
    if region is not None and _leads(region):
        return f"{core(region.name)} city"
    bare = core(one.name)
    if _leads(one):
        return bare
    if one.kind == "region" and full != bare:
        return full
    return f"{bare} ({key(one.above or one.country)})"


def core(name: str) -> str:
    """A name folded and without the word that says what it is: "Kursk Oblast" is "kursk"."""
    words = fold(name).split()
    typed = place_words("region") | place_words("foreign region")
    while len(words) > 1 and words[-1] in typed:
        words.pop()
    return " ".join(words)


def _leads(one: Entry) -> bool:
    """Whether an entry is the one that its bare name means: a country, else the largest."""
    if one.kind == "county":
        return False
    bare = core(one.name)
    same = [each for each in named(bare) if core(each.name) == bare]
    if any(each.kind == "country" for each in same):
        return False
    apart = [e for e in same if e.kind not in ("county", "metropolis") and around(e) is None]
    return one == max(apart, key=_people, default=one)


def _people(one: Entry) -> int:
    return one.population


@lru_cache(KEPT)
def around(city: Entry) -> Entry | None:
    """The region around a city that bears its name: the Kursk Oblast around Kursk."""
    region = entry(city.above) if city.kind == "city" and city.above else None
    if region is None or region.kind != "region":
        return None
    own = core(city.name).removesuffix(" city")
    return region if loose(core(region.name)) == loose(own) else None


def _twin(metropolis: Entry) -> Entry | None:
    """The city that a metropolis is hardly more than."""
    bare = core(metropolis.name).removesuffix(" city")
    inside_it = [each for each in named(bare) if each.above == metropolis.id]
    return max(inside_it, key=_people, default=None)


@lru_cache(KEPT)
def respelled(name: str, iso: str) -> tuple[Entry, ...]:
    """The places of a country that bear a name in another transliteration, the larger first."""
    form = loose(name)
    found = tuple(one for row in _rows("spellings", form) if (one := _entry(row)).country == iso)
    if len(form) < LEAST_LOOSE:
        found = tuple(each for each in found if _single(each.name) == _single(name))
    return tuple(sorted(found, key=_people, reverse=True))


def _single(name: str) -> str:
    return re.sub(r"(.)\1+", r"\1", ARTICLE.sub("", fold(name))).rstrip("ahe")


def loose(name: str) -> str:
    """A name however it was transliterated: "Talbeesah", "Tallbisah" and "Talbisa" are one."""
    bare = ARTICLE.sub("", fold(name)).replace(" ", "")
    for sound, letter in SOUNDS:
        bare = sound.sub(letter, bare)
    return bare.rstrip("ahe") or bare
