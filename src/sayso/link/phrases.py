"""Noun phrases of a question: what it is about, in the words that articles have for it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import countries, country_name
from sayso.lexicon.things import belonging_key, thing_classes
from sayso.lexicon.times import time_words
from sayso.lexicon.units import unit_named
from sayso.link.names import Names
from sayso.link.positions import Key, Position
from sayso.model import Proposition, Thing

NO_NAMES = Names()
LEVEL = "level"
VOWELS = frozenset("aeiou")
# Every wording of a class is plural as it stands: "police", "aircraft".
COLLECTIVE = frozenset(word for each in thing_classes().values() for word in each.wording.split())
MANY = tuple(clause_words("plural without s"))  # "stepchildren" too
UNCOUNTED = frozenset({"military", "police", "artillery"}) | clause_words("not counted")
OWNERS = clause_words("possessive pronoun") | frozenset({"my", "your"})
# As in "Lumerians", "Estermans": more than one of them.
DEMONYMS = re.compile(r"^\w{3,}ans$")
# What follows the head of a noun phrase.
BEHIND = re.compile(r" (?:of|from) ")
# As in "13-year-old Tom Vask", of which the figure is told apart.
AGED = re.compile(r"^(?:years?|months?|weeks?)[ -]olds? (?=\w)")
# What may follow a name that stands for itself, and not before another noun.
FUNCTION = "|".join(sorted(clause_words("auxiliary") | clause_words("locative") | {"and", "of"}))
NAME = 4  # words of the name of a person
LATER_ONES = frozenset(tuple(time_words("ordinal"))[1:])  # "first aiders" are no count


def of(key: Key, positions: Iterable[Position], names: Names = NO_NAMES) -> str:
    """What is asked about, in words: "Lumerian troops"."""
    told = [
        p.proposition.about
        for p in positions
        if p.proposition and p.proposition.about and p.proposition.about.noun
    ]
    if key.unit and key.about == key.unit:
        return _measured(key.unit, positions)
    if key.predicate == LEVEL:
        return key.about
    return names.capitals.lowered(_bare(_called(_noun(key, told, names), told, names)))


def _noun(key: Key, told: Sequence[Thing], names: Names) -> str:
    same = [each for each in told if each.key == key.about]
    if same or not key.owner or key.noun not in thing_classes():
        found = same or told
        if not found:
            return thing([Thing(None, key.noun, key.noun)])
        return thing(found, names.owned.get(found[0].belonging or "", ()))
    return thing([Thing(None, "", key.noun, key.owner)], names.owned.get(key.owner, ()))


def _called(words: str, told: Sequence[Thing], names: Names) -> str:
    """A person in full, as in "Tom Vask" of "Vask", where the name is but one person's."""
    last = words.removeprefix("Mr. ").removeprefix("Mrs. ").removeprefix("Ms. ")
    if " " in last or not last[:1].isupper() or any(each.belonging for each in told):
        return words
    full = {each.words for each in told if _is_full_name(each.words, last)}
    if len(full) == 1:
        return full.pop()
    return words if full else names.people.get(last, words)


def _is_full_name(words: str, last: str) -> bool:
    parts = words.split()
    named = all(part[:1].isupper() and part.isalpha() for part in parts)
    titled = parts[0].lower() in clause_words("title")
    return 1 < len(parts) <= NAME and parts[-1] == last and named and not titled


def _bare(words: str) -> str:
    """Without whose it is where no name says so, and without an age that lost its figure."""
    first, _, rest = words.partition(" ")
    return AGED.sub("", rest if rest and first.lower() in OWNERS else words)


def _measured(unit: str, positions: Iterable[Position]) -> str:
    """As in "tonnes of fuel oil", with the unit as it was written."""
    counted = [(p.claim.words, p.proposition.quantity) for p in positions if p.proposition]
    written = Counter(
        match[1].lower()
        for words, quantity in counted
        if quantity is not None
        for match in re.finditer(rf"{re.escape(quantity.span.words)}\W+([^\W\d]+)", words)
        if _is_unit(match[1].lower(), unit)
    )
    name = plural(min(written, key=lambda word: (-written[word], word), default=unit))
    of_what = _commonest(each.of for _, each in counted if each and each.of and each.of.islower())
    return f"{name} of {of_what}" if of_what else name


def _is_unit(word: str, unit: str) -> bool:
    """Whether the word behind a figure is its unit: "tonnes", and not "of" or "for"."""
    return word[:3] == unit[:3].lower() or unit_named(word) is not None


def plural(about: str) -> str:
    """As in "teacher" and "boxes of fruit", which one asks the number of."""
    behind = BEHIND.search(about)
    head, rest = (about[: behind.start()], about[behind.start() :]) if behind else (about, "")
    first, _, noun = head.rpartition(" ")
    if (
        not noun.islower()
        or noun.endswith(("s", *MANY))
        or noun in UNCOUNTED
        or noun in COLLECTIVE - {"area"}
    ):
        return about
    if noun.endswith(("x", "ch", "sh", "z")):
        noun = f"{noun}es"
    elif noun.endswith("y") and noun[-2:-1] not in VOWELS:
        noun = f"{noun[:-1]}ies"
    else:
        noun = f"{noun}s"
    return f"{first} {noun}{rest}".strip()


def definite(about: str, positions: Sequence[Position] = ()) -> str:
    """With "the", where it is no name, or a name that articles write so: "the Almira Star"."""
    first = about.split(maxsplit=1)[0].lower() if about.split() else ""
    owned = about[:1].isupper() and re.search(r"\s?['’]s ", about)
    if first in {"the", "a", "an"} or owned or (is_plural(about) and about[:1].isupper()):
        return about
    head = BEHIND.split(about)[0].split()[-1:] or [about]
    return f"the {about}" if head[0].islower() or _has_article(about, positions) else about


def _has_article(name: str, positions: Sequence[Position]) -> bool:
    told = [position.claim.words for position in positions]
    behind = "" if " " in name else rf"(?=$|[^\w\s-]| ({FUNCTION})\b)"
    written = sum(len(re.findall(rf"\b{re.escape(name)}\b", words)) for words in told)
    with_it = re.compile(rf"\b[Tt]he {re.escape(name)}\b{behind}")
    found = sum(len(with_it.findall(words)) for words in told)
    return found > 0 and 2 * found >= written


def is_plural(about: str) -> bool:
    """Whether the words take "are"."""
    head = about.split(" from ", maxsplit=1)[0].split()[-1:] or [""]
    if any(head[0] == each.wording.split()[-1] for each in thing_classes().values() if each.people):
        return True
    if DEMONYMS.match(head[0]) and head[0][:1].isupper():
        return True
    if head[0].endswith(MANY) and head[0].islower():
        return True
    if head[0][:1].isupper() or len(head[0]) <= len("gas"):
        return False  # a name, like "Damascus"
    return head[0].endswith("s") and not head[0].endswith("ss")


def uncounted(about: str) -> str:
    """How many "several channels" there are asks for the channels, as does "a second channel"."""
    first, _, rest = about.partition(" ")
    counting = first.lower() in clause_words("partitive") | LATER_ONES
    counts = counting and not rest.startswith("of ")
    return rest if rest and counts else about


def thing(things: Iterable[Thing], others: Sequence[Thing] = ()) -> str:
    """The commonest words for a thing, a country's name rather than its abbreviation.

    ``others`` are things of the same owner elsewhere, by which it may be named.
    """
    every = list(things)
    if not every:
        return "it"
    group = thing_classes().get(every[0].noun)
    if every[0].noun == "state" and (name := country_name(every[0].belonging or "")):
        return name
    if every[0].noun == "state" or group is None:
        return _commonest(_lowered(each.words) for each in every)
    owner = owner_name(every) or (owner_name(others) if others and every[0].belonging else None)
    if not owner:
        return group.wording
    if owner[0] == "from":
        return f"{group.wording} from {owner[1]}"
    if every[0].words.split()[-1:] == [owner[1]]:
        return owner[1]  # "Lumerians"
    return f"{owner[1]} {group.wording}"


def owner_name(things: Sequence[Thing]) -> tuple[str, str] | None:
    """("before", "Lumerian") or ("from", "Lumeria"), the commonest that is no abbreviation."""
    found: Counter[tuple[str, str]] = Counter()
    for each in things:
        tail = each.words.split(" from ")
        if len(tail) == 2 and belonging_key(tail[1]) == each.belonging:
            found["from", tail[1]] += 1
        words = tail[0].split()
        runs = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        for run in runs:
            name = " ".join(run).replace(" 's", "")
            if name[:1].isupper() and belonging_key(name) == each.belonging:
                found["before", name] += 1
    usual = _adjectives(things[0].belonging)
    # "DPRK soldiers" and "Kiev's troops" are asked about by the name of the country.
    if usual and not any(name in usual for side, name in found if side == "before"):
        if all(side == "before" for side, _ in found):
            return "before", usual[0]
    else:
        found = Counter({key: n for key, n in found.items() if not usual or key[1] in usual})
    if not found:
        return None

    def rank(item: tuple[tuple[str, str], int]) -> tuple[bool, bool, int, str]:
        (side, name), times = item
        return name.isupper(), side == "from", -times, name

    return min(found.items(), key=rank)[0]


def _adjectives(code: str | None) -> tuple[str, ...]:
    """The adjectives of a country, the usual one first, without abbreviations."""
    known = next((each.adjectives for each in countries() if each.iso == code), ())
    return tuple(word for word in known if not word.isupper())


def by_name(told: Sequence[Proposition], others: Sequence[Thing] = ()) -> str:
    """Who acts, in the commonest words, those of a known class first."""
    doers = [p.by for p in told if p.by is not None and p.by.belonging]
    if not doers and (things := [p.by for p in told if p.by is not None]):
        # "caused by a short circuit": a thing, not somebody
        return _with_indefinite(_commonest(_lowered(each.words) for each in things))
    known = [each for each in doers if each.noun in thing_classes()]
    named = _commonest(_lowered(each.words) for each in known or doers)
    return named or _commonest(each.words for each in others)


def _with_indefinite(name: str) -> str:
    if is_plural(name) or name[:1].isupper() or (name.split() or [""])[-1] in UNCOUNTED:
        return name
    return f"an {name}" if name[:1] in "aeiou" else f"a {name}"


def _lowered(words: str) -> str:
    first = words.split(maxsplit=1)[0] if words.split() else words
    plain = first.istitle() and any(
        first.lower() in each.nouns for each in thing_classes().values()
    )
    return words[:1].lower() + words[1:] if plain else words


def _commonest(words: Iterable[str]) -> str:
    counts = Counter(words)
    return min(counts, key=lambda each: (-counts[each], len(each), each)) if counts else ""
