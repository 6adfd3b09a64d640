"""Find where: named places of a sentence, told from governments, people and organisations."""

from dataclasses import replace

from sayso.extract.facets import borders, entries, grounds, placenames, standing
from sayso.extract.facets.entries import Clues, Meant
from sayso.extract.facets.grounds import SETTLED, Ground
from sayso.extract.facets.placenames import Name, words
from sayso.extract.facets.standing import Found
from sayso.lexicon import gazetteer
from sayso.lexicon.gazetteer import Entry
from sayso.lexicon.places import adjective, country, place_kind, place_words
from sayso.lexicon.short_regions import short_region
from sayso.model import Place, Sentence, Span

NOWHERE = Ground()
REGIONAL = ("region", "district", "area")
POSSESSIVES = (["'s"], ["’s"], ["'"])


def find(sentence: Sentence, ground: Ground = NOWHERE) -> tuple[Place, ...]:
    """The places of a sentence, in text order.

    Containers are not listed beside what they contain: "the Vesk region of Lumeria" is one place,
    with ``within`` "lumeria". Capitals and palaces that speak or act ("Moscow said") are none.
    ``ground`` is what the whole article speaks of; it tells namesakes apart.

    Example: "They drove into the far western Vesk Oblast." -> "the far western Vesk Oblast", with
    the key "vesk".
    """
    names = [name for name in ground.of(sentence) if not standing.excluded(sentence, name)]
    accepted: list[tuple[Found, Name | None]] = []
    containers: set[int] = set()
    for name in names:
        if name.first in containers:
            continue
        before = [one for one, _ in accepted]
        listed = _is_listed_surely(sentence, name, ground)
        found = standing.accept(sentence, name, before, listed=listed)
        if found is None:
            continue
        container = _container(sentence, found, names)
        if container is not None:
            containers.add(container.first)
            accepted = [one for one in accepted if one[0].name.first != container.first]
        accepted.append((found, container))
    named = [_place(sentence, found, container, ground) for found, container in accepted]
    lines = (
        one for one in borders.find(sentence) if not any(one.span.overlaps(p.span) for p in named)
    )
    return tuple(sorted((*named, *lines), key=lambda place: place.span.start))


def _is_listed_surely(sentence: Sentence, name: Name, ground: Ground) -> bool:
    """Whether the gazetteer has exactly one place that the name can mean in this article."""
    meant = entries.find(words(sentence, name), Clues(name.kind), ground)
    return meant.entry is not None and (not meant.unsure or bool(meant.candidates))


def _container(sentence: Sentence, found: Found, names: list[Name]) -> Name | None:
    """What contains it: "Lumeria's Vesk Region", "Vesk, Lumeria", "the Vesk area in Lumeria"."""
    if country(words(sentence, found.name)):
        return None
    for name in names:
        if name.first == found.name.first:
            continue
        if name.last < found.first:
            between = _between(sentence, name.last, found.first)
            if between in POSSESSIVES and _can_own(sentence, name):
                return name
        elif name.first > found.last and _holds(sentence, found, name):
            return name
    return None


def _between(sentence: Sentence, last: int, first: int) -> list[str]:
    """What stands between two tokens; only the first of it, since a link is a single word."""
    return [token.lower for token in sentence.tokens[last + 1 : min(first, last + 3)]]


def _can_own(sentence: Sentence, name: Name) -> bool:
    label = sentence.tokens[name.last].entity
    return bool(country(words(sentence, name))) or label in (
        *standing.PLACE_LABELS,
        *("ORG", "NORP", "PERSON"),
    )


def _holds(sentence: Sentence, found: Found, name: Name) -> bool:
    """Whether a name behind the place says what it lies in."""
    own = words(sentence, name)
    start = placenames.widen(sentence, name)
    between = _between(sentence, found.last, start)
    if between in (["of"], ["in"]):
        return bool(country(own) or name.kind or found.name.kind)
    if between != [","]:
        return False
    if short_region(own):
        return True
    outer, inner = _ids(sentence, name), gazetteer.named(words(sentence, found.name))
    if outer and inner:
        # "in Iowa, Idaho and Utah" is a list, whatever the commas say.
        return any(outer & {*gazetteer.above(one.id)} for one in inner)
    return bool(country(own)) or _closes(sentence, name)


def _closes(sentence: Sentence, name: Name) -> bool:
    """Whether it is set off by commas and not one of a list: "in Vesk, Lumeria, they met"."""
    after = [token.lower for token in sentence.tokens[name.last + 1 : name.last + 3]]
    return bool(after) and after[0] in (",", ".", ")") and after[1:] not in (["and"], ["or"])


def _place(sentence: Sentence, found: Found, container: Name | None, ground: Ground) -> Place:
    base, tokens = sentence.span.start, sentence.tokens
    start, end = tokens[found.first].start, tokens[found.last].end
    span = Span(start, end, sentence.span.words[start - base : end - base])
    name = words(sentence, found.name)
    own = _state_before(sentence, found)
    inside = _ids(sentence, container) or frozenset({own} if own else ())
    meant = entries.find(name, _clues(sentence, found, inside), ground)
    within = _key(words(sentence, container)) if container else None
    if within is None and own:
        within = gazetteer.key(own)
    full = words(sentence, replace(found.name, last=max(found.name.last, found.name.kind_at)))
    lands = {one.country for each in inside if (one := gazetteer.entry(each))}
    iso = lands.pop() if len(lands) == 1 else None
    place = Place(span, full, placenames.key(name), None, within, country=iso)
    return _told(place, sentence, found, meant)


def _told(place: Place, sentence: Sentence, found: Found, meant: Meant) -> Place:
    """The place with what the gazetteer says of it."""
    one, ids = meant.entry, tuple(each.id for each in meant.candidates)
    precision = _precision(sentence, found, one, doubtful=meant.unsure and bool(ids))
    if one is None:
        alike = {each.country for each in meant.candidates}
        iso = alike.pop() if len(alike) == 1 else place.country
        return replace(place, precision=precision, country=iso, unsure=meant.unsure, candidates=ids)
    # "Kursk", the city or the region: until one is known it compares as the region.
    key = gazetteer.key(meant.candidates[-1].id if ids else one.id)
    holders = [each for each in gazetteer.containers(one.id) if each != key]
    return replace(
        place,
        key=key,
        id=one.id,
        within=holders[0] if holders else None,
        precision=precision,
        country=one.country,
        unsure=meant.unsure,
        candidates=ids,
    )


def _ids(sentence: Sentence, container: Name | None) -> frozenset[str]:
    """The gazetteer ids of what contains a place; empty where it has none."""
    if container is None:
        return frozenset()
    own = words(sentence, container)
    if iso := country(own):
        rivals = [one.id for one in gazetteer.named(own) if one.kind in grounds.WIDE]
        return frozenset({iso, *rivals})
    if region := short_region(own):
        return frozenset({region})
    return frozenset(one.id for one in gazetteer.named(own) if one.kind != "city")


def _clues(sentence: Sentence, found: Found, inside: frozenset[str]) -> Clues:
    name = found.name
    typed = sentence.tokens[name.kind_at].lower if name.kind_at >= 0 else ""
    leaning = "" if found.kind else _leaning(sentence, found)
    after = sentence.tokens[found.last + 1 : found.last + 2]
    if not leaning and inside and after and after[0].text == ",":
        leaning = "city"  # "Vesk, Lumeria" is a town as datelines and addresses write it
    return Clues(found.kind, typed, inside, leaning)


def _leaning(sentence: Sentence, found: Found) -> str:
    """City or region, by the words around: "rural Vesk", "outside Vesk", "Vesk, the region"."""
    tokens = sentence.tokens
    before = [token.lower for token in tokens[max(0, found.first - 2) : found.name.first]]
    if place_words("region clue") & {*before}:
        return "region"
    if found.first:
        prep = tokens[found.first - 1]
        if place_words("city preposition") & {prep.lower, *before}:
            return "city"
        if sentence.head(prep).lemma in place_words("city part"):
            return "city"
    after = tokens[found.last + 1 : found.last + 5]
    if len(after) > 2 and after[0].text == "," and after[1].lower in ("the", "a", "an"):
        kind = next((k for t in after[2:] if (k := place_kind(t.lower))), "")
        return "city" if kind in SETTLED else "region" if kind == "region" else ""
    return ""


def _state_before(sentence: Sentence, found: Found) -> str | None:
    """The state an adjective names: "the Syrian city of Vesk"."""
    for token in reversed(sentence.tokens[max(0, found.first - 1) : found.name.first]):
        if iso := adjective(token.text) or placenames.possessed_state(token):
            return iso
    return None


def _key(name: str) -> str:
    """The key; a country's is that of its best name, whose compass words belong to it."""
    iso, region = country(name), short_region(name)
    return gazetteer.key(iso or region or "") or placenames.key(name)


def _precision(sentence: Sentence, found: Found, one: Entry | None, *, doubtful: bool) -> str:
    partly = found.first < found.name.first and any(
        token.lower in placenames.PARTS for token in sentence.tokens[found.first : found.name.first]
    )
    if one is not None and one.kind == "country":
        return "region" if partly else "country"
    if found.kind in REGIONAL:
        return "region"
    if found.kind in SETTLED:
        return found.kind
    if one is None or doubtful:
        return "unknown"
    return "city" if one.kind in ("city", "metropolis") else "region"
