"""The wording of a question, put together from the commonest words of its parts."""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import countries, country_name
from sayso.lexicon.predicates import by_verb, predicate_classes
from sayso.lexicon.things import belonging_key, counts_people, thing_classes
from sayso.link import openwording, turnedround
from sayso.link.names import Names, located, with_article
from sayso.link.positions import Key, Position
from sayso.model import Mode, Proposition, QuestionKind, Thing

NO_NAMES = Names()
STARTS = {QuestionKind.WHO: "By whom", QuestionKind.WHEN: "When"}
APART = re.compile(r"\s+(['’]s?\b)")
LEVEL = "level"
AMOUNT = "amount"
TIMES = frozenset({*calendar.month_name, *calendar.day_name})
LEAVING = {
    QuestionKind.HOW_MANY: "How many {about} left",
    QuestionKind.IS_IT_SO: "Did {about} leave",
}
VOWELS = frozenset("aeiou")
# Every wording of a class is plural as it stands: "police", "aircraft".
COLLECTIVE = frozenset(word for each in thing_classes().values() for word in each.wording.split())
HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
UNCOUNTED = frozenset({"military", "police", "artillery"}) | clause_words("not counted")


def word(key: Key, positions: Sequence[Position], names: Names = NO_NAMES) -> str:
    """A readable question: "How many Lumerian troops are in Ostrel?"."""
    asked = _word(key, positions, names)
    # Words of a thing stand as they were parsed: "the mill 's gate", "anti - flood".
    return APART.sub(r"\1", HYPHEN.sub("-", asked))


def _word(key: Key, positions: Sequence[Position], names: Names) -> str:
    if key.kind in STARTS:
        coming = any(p.mode is Mode.FUTURE for p in positions)
        when = "future" if coming and key.kind is QuestionKind.WHEN else ""
        plain = _word(replace(key, kind=QuestionKind.IS_IT_SO, when=when), positions, names)
        return f"{STARTS[key.kind]} {plain[:1].lower()}{plain[1:]}"
    told = [p.proposition for p in positions if p.proposition is not None]
    about = of(key, positions, names)
    if key.kind is QuestionKind.HOW_MANY and key.predicate != LEVEL:
        about = _plural(about)
    kind = predicate_classes().get(key.predicate)
    if (is_open(key) or _is_garbled(about)) and (whole := _whole(key, positions)):
        return whole
    if kind is None and key.predicate.startswith("be "):
        many = key.kind is QuestionKind.HOW_MANY
        template = "How many {about} {are} " if many else "{Are} {about} "
        return _fill(f"{template}{key.predicate[3:]}?", about, "", "", many=many)
    if kind is None:
        some = about if key.kind is QuestionKind.HOW_MANY or is_plural(about) else _definite(about)
        return openwording.word(key.predicate, key.kind, some, told, plural=is_plural(about))
    # "the Ladd depot" says where it is by itself.
    name = names.place(key.place, (p.claim for p in positions)) if key.place else ""
    told_by_thing = set(name.lower().split()) & set(about.lower().split())
    where = located(name) if name and not told_by_thing else ""
    whose = by_name(told, names.owned.get(key.by, ())) if key.by else ""
    template = kind.how_many if key.kind is QuestionKind.HOW_MANY else kind.is_it_so
    if key.unit and key.about == key.unit:
        template = template.replace("How much of {about} was", "How many {about} were")
    if key.predicate == "withdrawal" and key.noun == "people":
        ground = f" {with_article(name)}" if where else ""
        template = f"{LEAVING[key.kind]}{ground}?"  # residents leave, armies are withdrawn
    if key.when == "future" and key.kind is QuestionKind.IS_IT_SO:
        template = _future(template)
    return _fill(template, about, where, whose, many=key.kind is QuestionKind.HOW_MANY)


def is_open(key: Key) -> bool:
    """Whether its parts do not tell what is asked: no class names what befell what."""
    return key.predicate == AMOUNT or not key.known.name or bool(key.told)


def is_clear(key: Key, positions: Sequence[Position]) -> bool:
    """Whether a reader who has not read the articles can tell what is asked."""
    if _is_garbled(of(key, positions)):
        return key.kind not in STARTS and bool(_whole(key, positions))
    if not is_open(key) or key.kind in STARTS or _whole(key, positions):
        return True
    if key.known.name:
        return key.predicate == AMOUNT and " of " in of(key, positions)  # "tonnes of grain"
    told = [p.proposition for p in positions if p.proposition is not None]
    about = of(key, positions)
    return bool(openwording.undergone(key.predicate, key.kind, about, told, plural=True))


def _is_garbled(about: str) -> bool:
    """As in "October", "itself", "chief admits inspector": no thing that anything befalls."""
    words = about.split()
    inner = (word for word in words[1:-1] if word.islower() and word.endswith("s"))
    points = about.lower() in clause_words("refers elsewhere") | clause_words("opens an adverbial")
    names_time = about in TIMES or points
    said = words[-1:] != [] and words[-1].lower() in clause_words("word for a claim")
    return names_time or said or any(word[:-1] in by_verb() for word in inner)


def _whole(key: Key, positions: Sequence[Position]) -> str:
    """The question in the words of a content, or with a quotation to tell it from others."""
    about = _plural(of(key, positions))
    many = key.kind is QuestionKind.HOW_MANY
    told = [p.proposition for p in positions if p.proposition is not None]
    befell = openwording.undergone(key.predicate, key.kind, about, told, plural=True)
    if (
        many
        and befell
        and not key.known.name
        and len({position.claim.id for position in positions}) > 1
    ):
        return ""  # "were stacked" says it of all, whoever stacked them by any one telling
    elided = about if about.islower() and not counts_people(key.noun) else ""
    asked = turnedround.word(key.kind, positions, elided)
    if asked or befell or not many:
        return asked
    if key.known.name and key.predicate != AMOUNT:
        template = _fill(key.known.how_many, about, "", "", many=True).removesuffix("?")
        return turnedround.quoted(positions, template)
    about = _uncounted(about)
    return turnedround.quoted(positions, f"How many {about}") if about.islower() else ""


def apart(wording: str, occasion: str) -> str:
    """Two sinkings off one coast ask one thing in the same words; the day tells them apart."""
    if not occasion[:1].isdigit():
        return wording
    day, *article = occasion.split()
    told = ", ".join([f"first reported by {day}", *article])
    return f"{wording.removesuffix('?')} ({told})?"


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
    same = [each for each in told if each.key == key.about]
    if same or not key.owner or key.noun not in thing_classes():
        found = same or told
        if not found:
            return thing([Thing(None, key.noun, key.noun)])
        return thing(found, names.owned.get(found[0].belonging or "", ()))
    return thing([Thing(None, "", key.noun, key.owner)], names.owned.get(key.owner, ()))


def _measured(unit: str, positions: Iterable[Position]) -> str:
    """As in "tonnes of fuel oil", with the unit as it was written."""
    counted = [(p.claim.words, p.proposition.quantity) for p in positions if p.proposition]
    written = Counter(
        match[1].lower()
        for words, quantity in counted
        if quantity is not None
        for match in re.finditer(rf"{re.escape(quantity.span.words)}\W+([^\W\d]+)", words)
    )
    name = _plural(min(written, key=lambda word: (-written[word], word), default=unit))
    of_what = _commonest(each.of for _, each in counted if each and each.of and each.of.islower())
    return f"{name} of {of_what}" if of_what else name


def _future(template: str) -> str:
    for now, then in (
        ("{Are} {about}", "Will {about} be"),
        ("{Were} {about}", "Will {about} be"),
        ("{Was} {about}", "Will {about} be"),
        ("{Does} {about}", "Will {about}"),
        ("Did {about}", "Will {about}"),
    ):
        template = template.replace(now, then)
    return template


def _fill(template: str, about: str, where: str, whose: str, *, many: bool) -> str:
    plural = many or is_plural(about)
    verbs = {
        "are": "are" if plural else "is",
        "Are": "Are" if plural else "Is",
        "was": "were" if is_plural(about) else "was",
        "were": "were" if plural else "was",
        "Were": "Were" if plural else "Was",
        "Was": "Were" if plural else "Was",
        "does": "do" if plural else "does",
        "Does": "Do" if plural else "Does",
    }
    text = template
    for name, verb in verbs.items():
        text = text.replace("{" + name + "}", verb)
    # "Was there negligence?"
    bare = many or plural or " there {about}" in text
    bare = bare and not text.startswith("How high")
    counted = _uncounted(about) if many else about
    text = text.replace("{about}", counted if bare else _definite(counted))
    text = text.replace("{ place}", f" {where}" if where else "")
    text = text.replace("{place}", where or "there")
    away = f"from {where.split(maxsplit=1)[1]}" if where else ""
    text = text.replace("{ from}", f" {away}" if where else "").replace("{from}", away)
    return text.replace("{ by}", f" by {whose}" if whose else "")


def _uncounted(about: str) -> str:
    """How many "several channels" there are asks for the channels."""
    first, _, rest = about.partition(" ")
    counts = first.lower() in clause_words("partitive") and not rest.startswith("of ")
    return rest if rest and counts else about


def _plural(about: str) -> str:
    """As in "teacher" and "boxes of fruit", which one asks the number of."""
    head, of_, rest = about.partition(" of ")
    first, _, noun = head.rpartition(" ")
    if not noun.islower() or noun.endswith("s") or noun in UNCOUNTED or noun in COLLECTIVE:
        return about
    if noun.endswith(("x", "ch", "sh", "z")):
        noun = f"{noun}es"
    elif noun.endswith("y") and noun[-2:-1] not in VOWELS:
        noun = f"{noun[:-1]}ies"
    else:
        noun = f"{noun}s"
    return f"{first} {noun}{of_}{rest}".strip()


def _definite(about: str) -> str:
    return about if about[:1].isupper() or about.startswith("the ") else f"the {about}"


def is_plural(about: str) -> bool:
    """Whether the words take "are"."""
    head = about.split(" from ", maxsplit=1)[0].split()[-1:] or [""]
    if any(head[0] == each.wording.split()[-1] for each in thing_classes().values() if each.people):
        return True
    if head[0][:1].isupper() or len(head[0]) <= len("gas"):
        return False  # a name, like "Damascus"
    return head[0].endswith("s") and not head[0].endswith("ss")


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
    if is_plural(name) or name[:1].isupper() or name.rsplit(maxsplit=1)[-1] in UNCOUNTED:
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
