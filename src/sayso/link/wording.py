"""The wording of a question, put together from the commonest words of its parts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.lexicon.places import countries
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import belonging_key, thing_classes
from sayso.link.positions import Key, Position
from sayso.model import Proposition, QuestionKind, Thing

UNCOUNTED = frozenset({"military", "police", "artillery"})


def word(key: Key, positions: Sequence[Position]) -> str:
    """A readable question: "How many Lumerian troops are in Ostrel?"."""
    told = [p.proposition for p in positions if p.proposition is not None]
    about = thing([p.about for p in told if p.about is not None])
    kind = predicate_classes().get(key.predicate)
    if kind is None and key.predicate.startswith("be "):
        return _fill("{Are} {about} " + key.predicate[3:] + "?", about, "", "", many=False)
    if kind is None:
        example = min((p.span.words for p in told), key=lambda words: (len(words), words))
        asked = "How many" if key.kind is QuestionKind.HOW_MANY else "Is it so"
        return f"{asked}: “{example}”?"
    where = place_name(key.place, positions)
    whose = by_name(told) if key.by else ""
    template = kind.how_many if key.kind is QuestionKind.HOW_MANY else kind.is_it_so
    if key.when == "future" and key.kind is QuestionKind.IS_IT_SO:
        template = _future(template)
    return _fill(template, about, where, whose, many=key.kind is QuestionKind.HOW_MANY)


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
        "were": "were" if plural else "was",
        "Were": "Were" if plural else "Was",
        "Was": "Were" if plural else "Was",
        "does": "do" if plural else "does",
        "Does": "Do" if plural else "Does",
    }
    text = template
    for name, verb in verbs.items():
        text = text.replace("{" + name + "}", verb)
    text = text.replace("{about}", about if many or plural else _definite(about))
    text = text.replace("{ place}", f" in {where}" if where else "")
    text = text.replace("{place}", f"in {where}" if where else "there")
    text = text.replace("{ from}", f" from {where}" if where else "").replace(
        "{from}", f"from {where}"
    )
    return text.replace("{ by}", f" by {whose}" if whose else "")


def _definite(about: str) -> str:
    return about if about[:1].isupper() or about.startswith("the ") else f"the {about}"


def is_plural(about: str) -> bool:
    """Whether the words take "are"."""
    head = about.split(" from ", maxsplit=1)[0].split()[-1:] or [""]
    if any(head[0] == each.wording.split()[-1] for each in thing_classes().values() if each.people):
        return True
    return head[0].endswith("s") and not head[0].endswith("ss")


def thing(things: Iterable[Thing]) -> str:
    """The commonest words for a thing, a country's name rather than its abbreviation."""
    every = list(things)
    if not every:
        return "it"
    group = thing_classes().get(every[0].noun)
    if every[0].noun == "state" or group is None:
        return _commonest(_lowered(each.words) for each in every)
    owner = owner_name(every)
    if not owner:
        return group.wording
    if owner[0] == "from":
        return f"{group.wording} from {owner[1]}"
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
    adjective = _adjective(things[0].belonging)
    if adjective and all(name.isupper() for _, name in found):
        return "before", adjective
    if not found:
        return None

    def rank(item: tuple[tuple[str, str], int]) -> tuple[bool, bool, int, str]:
        (side, name), times = item
        return name.isupper(), side == "from", -times, name

    return min(found.items(), key=rank)[0]


def _adjective(code: str | None) -> str | None:
    """The usual adjective of a country, if the code is one."""
    return next(
        (each.adjectives[0] for each in countries() if each.iso == code and each.adjectives), None
    )


def place_name(key: str, positions: Sequence[Position]) -> str:
    """The commonest name of a place, with "the" before a landscape."""
    names = Counter(place.name for p in positions for place in p.claim.places if place.key == key)
    if not names:
        return key.title()
    name = min(names, key=lambda each: (-names[each], -len(each), each)).removeprefix("the ")
    last = name.split()[-1].lower()
    return f"the {name}" if last in thing_classes()["landscape"].nouns else name


def by_name(told: Sequence[Proposition]) -> str:
    """Who acts, in the commonest words."""
    return _commonest(_lowered(p.by.words) for p in told if p.by is not None)


def _lowered(words: str) -> str:
    first = words.split(maxsplit=1)[0] if words.split() else words
    plain = first.istitle() and any(
        first.lower() in each.nouns for each in thing_classes().values()
    )
    return words[:1].lower() + words[1:] if plain else words


def _commonest(words: Iterable[str]) -> str:
    counts = Counter(words)
    return min(counts, key=lambda each: (-counts[each], len(each), each)) if counts else ""
