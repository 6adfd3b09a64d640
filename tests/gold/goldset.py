"""Gold claims, in either form, as bags of content words that can be compared."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SEEDS_GOLD = Path(__file__).with_name("seeds.toml")
SEEDS = ROOT.parent / "shared" / "seeds"

Entry = dict[str, Any]
Bag = Counter[Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """One gold claim, with the bag of its content words."""

    id: str
    file: str
    words: str
    bag: Bag
    names: tuple[str, ...]
    own_voice: bool
    required: bool
    entry: Entry


@cache
def read_text(path: Path) -> str:
    """An article exactly as it lies on the disk: newlines too, since offsets count them."""
    return path.read_bytes().decode("utf-8")


def bag_of_spans(text: str, spans: Iterable[Iterable[int]]) -> Bag:
    """The words at their places: the same words elsewhere in the article are other words."""
    bag: Bag = Counter()
    for number, (start, end) in enumerate(spans):
        found = [(m.start(), m[0].casefold()) for m in re.finditer(r"\w+", text[start:end])]
        if number == 0 and found and found[0][1] == "that":
            found = found[1:]
        bag.update({(start + place, word): 1 for place, word in found})
    return bag


def bag_of_words(text: str) -> Bag:
    """The words alone, for gold that gives no places."""
    words = re.findall(r"\w+", text.casefold())
    return Counter(words[1:] if words[:1] == ["that"] else words)


def overlap(left: Bag, right: Bag) -> float:
    """Jaccard overlap of two bags."""
    union = (left | right).total()
    return (left & right).total() / union if union else 0.0


def name_words(name: str) -> list[str]:
    """Words of a name, where "U.S." is "us" and an article in front is nothing."""
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name).replace(".", "").casefold())
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


# Words that tell no two names apart, and the spellings that are one word.
LESSER = frozenset(
    {"the", "of", "for", "in", "from", "at", "by", "and", "a", "an", "s", "unnamed"}
    | {"one", "another", "two", "three", "first", "second"}
)
SPELLINGS = {"defense": "defence"}
ENDINGS = ("", "i", "n", "an", "ian", "ese", "ish", "s")  # "Orva", "Orvan"; "Kessel", "Kesseli"


def same_word(left: str, right: str) -> bool:
    """Whether two words of names are one word, or a state and its nationality."""
    short, long = sorted((SPELLINGS.get(left, left), SPELLINGS.get(right, right)), key=len)
    stem = short.removesuffix("s")
    return long == short or (len(stem) > 3 and any(stem + end == long for end in ENDINGS))


def same_words(left: list[str], right: list[str]) -> bool:
    """Whether the telling words of one name are all in the other, in whichever order."""
    kept = [[word for word in words if word not in LESSER] for words in (left, right)]
    short, long = sorted(kept, key=len)
    return len(short) > 1 and all(any(same_word(a, b) for b in long) for a in short)


def same_name(gold: str, reported: str, *, person: bool = False) -> bool:
    """Whether two names are one: equal, one inside the other, or (persons) the same surname.

    "Orva's defence ministry" is "Orvan Ministry of Defence": bodies are named in any order.
    """
    left, right = name_words(gold), name_words(reported)
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    inside = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    one = same_words(left, right) and not person
    return inside or one or (person and left[-1] == right[-1])


def file_of(uri: str) -> str:
    """The bare file name of an article's uri."""
    return uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def read_gold(paths: Iterable[Path], articles: Path = SEEDS) -> list[Expected]:
    """Gold claims of one or more files, in either form.

    Args:
        paths: TOML files with `[[claim]]` tables.
        articles: Where the articles lie that gold points into by offsets.
    """
    gold: list[Expected] = []
    for path in paths:
        for number, entry in enumerate(tomllib.loads(path.read_text("utf-8")).get("claim", [])):
            gold.append(read_entry(entry, f"{path.stem}-{number + 1:02d}", articles))
    return gold


def read_entry(entry: Entry, number: str, articles: Path) -> Expected:
    """One `[[claim]]` table: offsets if its content is a list of pairs, words otherwise."""
    content = entry["content"]
    file = file_of(entry.get("file") or entry["article"])
    by_offsets = isinstance(content, list) and isinstance(content[0], list)
    if by_offsets:
        text = read_text(articles / file)
        words, bag = " … ".join(text[s:e] for s, e in content), bag_of_spans(text, content)
        name, own = entry.get("source_name", ""), entry.get("own_voice", False)
    else:
        words = content if isinstance(content, str) else " ".join(content)
        bag, name = bag_of_words(words), entry.get("source_name") or entry.get("source", "")
        own = entry.get("own_voice", len(entry.get("chain", [])) == 1 and "cue" not in entry)
    names = (name, *entry.get("source_also", []))
    required = entry.get("required", True)
    return Expected(entry.get("id", number), file, words, bag, names, own, required, entry)
