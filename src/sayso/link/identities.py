"""Identities: which names in which articles are one voice. A bare surname alone never is."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from sayso.lexicon.things import belonging_key
from sayso.link import mentions
from sayso.link.groups import Groups
from sayso.link.mentions import Mention
from sayso.link.wordbags import fold
from sayso.model import Article, Claim, Identity, SourceKind, Story, Voice, Why, identify

ALIKE = 90  # of 100: two spellings of one full name
BLOCK = 60  # names that begin alike; beyond it, spellings are compared only with their neighbours

Reasons = dict[int, list[Why]]


def find(
    articles: Sequence[Article], claims: Sequence[Claim], stories: Sequence[Story] = ()
) -> tuple[tuple[Identity, ...], tuple[Voice, ...]]:
    """Everybody who speaks, and whose voice each claim is (its chain's last hop)."""
    oldest = _first_versions(articles)
    every = mentions.gather(claims, oldest)
    story_of = {oldest.get(a, a): story.id for story in stories for a in story.articles}
    groups = Groups(range(len(every)))
    reasons: Reasons = defaultdict(list)
    for left, right, why in _same(every, story_of):
        if not groups.together(left, right):
            groups.join(
                min(groups.root(left), groups.root(right)),
                max(groups.root(left), groups.root(right)),
            )
            reasons[left].append(why)
    made = _made([[every[i] for i in group] for group in groups.lists()], groups.lists(), reasons)
    voices = [
        Voice(claim, identity.id) for identity, group in made for m in group for claim in m.claims
    ]
    return (
        tuple(sorted((identity for identity, _ in made), key=lambda identity: identity.id)),
        tuple(sorted(voices, key=lambda voice: voice.claim)),
    )


def _first_versions(articles: Sequence[Article]) -> dict[str, str]:
    above = {article.id: article.version_of for article in articles if article.version_of}
    found: dict[str, str] = {}
    for article in above:
        top, seen = article, {article}
        while (older := above.get(top)) and older not in seen:
            seen.add(older)
            top = older
        found[article] = top
    return found


def _same(every: list[Mention], story_of: dict[str, str]) -> Iterator[tuple[int, int, Why]]:
    kinds: dict[SourceKind, list[int]] = defaultdict(list)
    for number, mention in enumerate(every):
        kinds[mention.kind].append(number)
    yield from _persons(every, kinds[SourceKind.PERSON], story_of)
    yield from _organisations(every, kinds[SourceKind.ORGANISATION], story_of)
    yield from _by_form(every, kinds[SourceKind.STATE], "state", lambda m: belonging_key(m.name))
    yield from _by_form(
        every, kinds[SourceKind.OUTLET], "outlet", lambda m: " ".join(mentions.name_words(m.name))
    )
    yield from _by_form(every, kinds[SourceKind.DOCUMENT], "document", _document_form)


def _by_form(
    every: list[Mention], some: list[int], rule: str, form: object
) -> Iterator[tuple[int, int, Why]]:
    first: dict[str, int] = {}
    for number in some:
        key = form(every[number]) if callable(form) else None
        if key:
            why = Why(f"same-{rule}", None, f"{every[number].name!r} has the form {key!r}")
            if key in first:
                yield first[key], number, why
            first.setdefault(key, number)


def _document_form(mention: Mention) -> str | None:
    """A title of several capitalised words; "the report" is another in every article."""
    named = [word for word in mention.name.split() if word[:1].isupper()]
    return fold(mention.name) if len(named) > 1 else None


def _persons(
    every: list[Mention], some: list[int], story_of: dict[str, str]
) -> Iterator[tuple[int, int, Why]]:
    full = [i for i in some if len(mentions.skeleton(every[i].name)) > 1]
    bare = [i for i in some if len(mentions.skeleton(every[i].name)) == 1]
    yield from _full_names(every, full, story_of)
    by_surname: dict[str, list[int]] = defaultdict(list)
    for number in full:
        by_surname[mentions.skeleton(every[number].name)[-1]].append(number)
    alone: dict[str, list[int]] = defaultdict(list)
    for number in bare:
        surname = mentions.skeleton(every[number].name)[0]
        found = _bearer(every, number, by_surname[surname], story_of)
        if found is not None:
            yield found[0], number, found[1]
        else:
            alone[surname].append(number)
    for group in alone.values():
        for place, left in enumerate(group[:BLOCK]):
            for right in group[place + 1 : BLOCK]:
                if shared := every[left].details & every[right].details:
                    words = ", ".join(sorted(shared))
                    yield (
                        left,
                        right,
                        Why(
                            "surname-and-role",
                            None,
                            f"both bear {every[left].name!r}, and: {words}",
                        ),
                    )


def _full_names(
    every: list[Mention], full: list[int], story_of: dict[str, str]
) -> Iterator[tuple[int, int, Why]]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in full:
        parts = mentions.skeleton(every[number].name)
        blocks[parts[-1][:4], parts[0][:1]].append(number)
    for block in blocks.values():
        for place, left in enumerate(block):
            for right in block[place + 1 : place + BLOCK]:
                if why := _one_person(every[left], every[right], story_of):
                    yield left, right, why


def _one_person(left: Mention, right: Mention, story_of: dict[str, str]) -> Why | None:
    same_story = _together(left, right, story_of)
    shared = left.details & right.details
    one, other = mentions.skeleton(left.name), mentions.skeleton(right.name)
    if one == other or (one[0] == other[0] and one[-1] == other[-1]):
        if left.details and right.details and not shared and not same_story:
            return None  # one name, two offices, two stories: perhaps two people
        return Why("same-full-name", None, f"{left.name!r} and {right.name!r}")
    initial = (
        one[-1] == other[-1] and 1 in {len(one[0]), len(other[0])} and one[0][0] == other[0][0]
    )
    alike = fuzz.ratio(" ".join(one), " ".join(other)) >= ALIKE and one[0][:2] == other[0][:2]
    if (initial or alike) and (same_story or shared):
        support = "in one story" if same_story else f"both: {', '.join(sorted(shared))}"
        return Why("spelling", None, f"{left.name!r} and {right.name!r}, {support}")
    return None


def _bearer(
    every: list[Mention], number: int, candidates: list[int], story_of: dict[str, str]
) -> tuple[int, Why] | None:
    """The one full name a bare surname stands for, where more than the surname supports it."""
    mention = every[number]
    supports = (
        ("in the same article", lambda other: other.article == mention.article),
        ("by role or affiliation", lambda other: bool(other.details & mention.details)),
        (
            "the only full name with it in the story",
            lambda other: (
                _together(other, mention, story_of) and not (other.details and mention.details)
            ),
        ),
    )
    for detail, holds in supports:
        fitting = [i for i in candidates if holds(every[i])]
        names = {mentions.skeleton(every[i].name) for i in fitting}
        if len(names) == 1:
            return fitting[0], Why(
                "surname", None, f"{mention.name!r} is {every[fitting[0]].name!r}: {detail}"
            )
    return None


def _together(left: Mention, right: Mention, story_of: dict[str, str]) -> bool:
    if left.article == right.article:
        return True
    story = story_of.get(left.article)
    return story is not None and story == story_of.get(right.article)


def _organisations(
    every: list[Mention], some: list[int], story_of: dict[str, str]
) -> Iterator[tuple[int, int, Why]]:
    forms: dict[frozenset[str], list[int]] = defaultdict(list)
    for number in some:
        forms[mentions.body_key(every[number].name)].append(number)
    for group in forms.values():
        for left, right in itertools.pairwise(group):
            yield from _one_form(every, left, right)
    by_article: dict[str, list[int]] = defaultdict(list)
    for number in some:
        by_article[story_of.get(every[number].article, every[number].article)].append(number)
    for group in by_article.values():
        for number in group[:BLOCK]:
            yield from _short_form(every, number, group[:BLOCK])


def _one_form(every: list[Mention], left: int, right: int) -> Iterator[tuple[int, int, Why]]:
    name = every[left].name
    if not mentions.generic(name):
        yield left, right, Why("same-name", None, f"{name!r} and {every[right].name!r}")
    elif every[left].details & every[right].details:
        yield left, right, Why("same-office", None, f"{name!r}, of the same body in both articles")


def _short_form(
    every: list[Mention], number: int, group: list[int]
) -> Iterator[tuple[int, int, Why]]:
    """An acronym, or a name that leaves out the country the same article gives elsewhere."""
    mention = every[number]
    own = frozenset(mentions.name_words(mention.name))
    short = mention.name.replace(".", "")
    long_forms = [
        i
        for i in group
        if short.isupper()
        and short.lower() in mentions.initials(every[i].name)
        and " " in every[i].name
    ]
    if len({fold(every[i].name) for i in long_forms}) == 1:
        yield (
            long_forms[0],
            number,
            Why("acronym", None, f"{short!r} of {every[long_forms[0]].name!r}"),
        )
    fuller = [
        i for i in group if every[i].article == mention.article and _adds_country(every[i], own)
    ]
    if len({fold(every[i].name) for i in fuller}) == 1:
        yield (
            fuller[0],
            number,
            Why(
                "short-name",
                None,
                f"{mention.name!r} is {every[fuller[0]].name!r} of the same article",
            ),
        )


def _adds_country(other: Mention, own: frozenset[str]) -> bool:
    more = frozenset(mentions.name_words(other.name))
    return own < more and all(len(word) == 2 and word.isupper() for word in more - own)


def _made(
    members: list[list[Mention]], numbers: list[list[int]], reasons: Reasons
) -> list[tuple[Identity, list[Mention]]]:
    """Identities; one whose form another has too is told apart by its first article."""
    forms = [_form(group) for group in members]
    times = Counter(forms)
    made = []
    for group, indices, form in zip(members, numbers, forms, strict=True):
        apart = min(mention.article for mention in group) if times[form] > 1 else ""
        whys = tuple(dict.fromkeys(why for index in indices for why in reasons.get(index, ())))
        made.append((_identity(group, identify("idn", *form, apart), whys[:6]), group))
    return made


def _form(group: list[Mention]) -> tuple[str, str]:
    kind = group[0].kind
    if kind is SourceKind.PERSON:
        fullest = max(len(mentions.skeleton(mention.name)) for mention in group)
        keys = [mentions.skeleton(m.name) for m in group]
        return kind.value, " ".join(min(key for key in keys if len(key) == fullest))
    if kind is SourceKind.STATE:
        return kind.value, belonging_key(group[0].name) or fold(group[0].name)
    if kind is SourceKind.ORGANISATION:
        return kind.value, min(" ".join(sorted(mentions.name_words(m.name))) for m in group)
    return kind.value, min(fold(mention.name) for mention in group)


def _identity(group: list[Mention], key: str, why: tuple[Why, ...]) -> Identity:
    names: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    affiliations: Counter[str] = Counter()
    for mention in group:
        names[mention.name] += len(mention.claims)
        roles.update(mention.roles)
        affiliations.update(mention.affiliations)
    best = _best(names, fuller=group[0].kind is SourceKind.PERSON)
    aliases = tuple(sorted(name for name in names if name != best))
    role, affiliation = (_best(each) if each else None for each in (roles, affiliations))
    return Identity(key, best, group[0].kind, aliases, role, affiliation, why)


def _best(counts: Counter[str], *, fuller: bool = False) -> str:
    """The commonest form; of a person, among the forms with the most words."""
    most = max(len(form.split()) for form in counts) if fuller else 0
    forms = [form for form in counts if not fuller or len(form.split()) == most]
    return min(forms, key=lambda form: (-counts[form], -len(form), form))
