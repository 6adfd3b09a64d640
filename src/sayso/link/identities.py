"""Identities: which names in which articles are one voice, which are not, and what is left open.

Evidence is gathered by kind (`people`, `bodies`), mentions are merged by it (`merging`), and every
merge keeps its reason. A bare surname alone is never enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicon.name_variants import variant_words
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import role_words
from sayso.link import (
    acronyms,
    bodies,
    circles,
    mentions,
    merging,
    namesakes,
    people,
    personal,
    satire,
)
from sayso.link.bodynames import known, state_form
from sayso.link.described import is_description
from sayso.link.evidence import Evidence, Setting, open_, same
from sayso.link.mentions import Mention
from sayso.link.merging import BODIES, Decision, Merged
from sayso.link.wordbags import fold
from sayso.model import (
    Article,
    Claim,
    Identity,
    SameAs,
    SourceKind,
    Story,
    Verdict,
    Voice,
    Why,
    identify,
)

REASONS = 6  # of one identity, or of two left open, that are kept

Reasons = Mapping[int, Sequence[Why]]


@dataclass(frozen=True, slots=True)
class Who:
    """Everybody who speaks, whose voice each claim is, and which two may be one."""

    identities: tuple[Identity, ...]
    voices: tuple[Voice, ...]
    doubts: tuple[SameAs, ...]


def find(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    stories: Sequence[Story] = (),
    judged: Iterable[Decision] = (),
) -> Who:
    """Who is who, with what is left open; ``judged`` are a person's decisions and come first."""
    oldest = _first_versions(articles)
    shared = namesakes.find(articles, claims)
    every = mentions.gather(claims, oldest, shared)
    story_of = {oldest.get(a, a): story.id for story in stories for a in story.articles}
    days = {article.id: (article.published.iso()[0] or "")[:10] for article in articles}
    texts = {article.id: article.text for article in articles}
    setting = Setting(every, circles.find(articles, story_of), days, oldest, texts, shared)
    merged = merging.find(setting, _evidence(setting, articles), judged)
    numbers = merged.groups.lists()
    members = [[every[i] for i in group] for group in numbers]
    made = _made(members, numbers, merged.reasons, _made_up_articles(setting, articles))
    voices = [
        Voice(claim, identity.id) for identity, group in made for m in group for claim in m.claims
    ]
    ids = {
        i: identity.id for (identity, _), group in zip(made, numbers, strict=True) for i in group
    }
    return Who(
        tuple(sorted((identity for identity, _ in made), key=lambda identity: identity.id)),
        tuple(sorted(voices, key=lambda voice: voice.claim)),
        tuple(_doubts(merged, ids)),
    )


def _doubts(merged: Merged, ids: Mapping[int, str]) -> Iterator[SameAs]:
    """Pairs of identities that a judgement keeps apart, or that something speaks for being one."""
    found: dict[tuple[str, str], tuple[Verdict, list[Why]]] = {}
    for each in merged.left_open:
        left, right = sorted((ids[each.left], ids[each.right]))
        if left != right:
            found.setdefault((left, right), (each.verdict, []))[1].append(each.why)
    for (left, right), (verdict, whys) in sorted(found.items()):
        yield SameAs(left, right, verdict, tuple(dict.fromkeys(whys))[:REASONS])


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


def _evidence(setting: Setting, articles: Sequence[Article]) -> Iterator[Evidence]:
    explained = acronyms.find(articles, setting.stories)
    made_up = _made_up_articles(setting, articles)
    worlds: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(setting.mentions):
        worlds[mention.article if mention.article in made_up else ""].append(number)
    for numbers in worlds.values():
        kinds: dict[SourceKind, list[int]] = defaultdict(list)
        for number in numbers:
            kinds[setting.mentions[number].kind].append(number)
        yield from people.find(setting, kinds[SourceKind.PERSON])
        some = sorted(number for kind in BODIES for number in kinds[kind])
        yield from bodies.find(setting, some, explained)
        yield from _documents(setting, kinds[SourceKind.DOCUMENT])
        yield from _unnamed(setting, kinds[SourceKind.UNNAMED])
    yield from _made_up(setting, worlds)


def _made_up_articles(setting: Setting, articles: Sequence[Article]) -> set[str]:
    return {setting.first(article) for article in satire.find(articles)}


def _made_up(setting: Setting, worlds: Mapping[str, Sequence[int]]) -> Iterator[Evidence]:
    """Whoever bears a name in an article that calls itself satire is not who bears it elsewhere."""
    real: dict[str, int] = {}
    for number in worlds.get("", ()):
        real.setdefault(fold(setting.mentions[number].name), number)
    for article, numbers in worlds.items():
        for number in numbers if article else ():
            name = setting.mentions[number].name
            if (other := real.get(fold(name))) is not None:
                told = f"{name!r} in both, but one of the articles says that it is made up"
                yield open_(other, number, "same-name", told)


def _documents(setting: Setting, some: Sequence[int]) -> Iterator[Evidence]:
    """A title of several capitalised words; "the report" is another in every article."""
    first: dict[str, int] = {}
    for number in some:
        name = setting.mentions[number].name
        if sum(word[:1].isupper() for word in name.split()) > 1:
            hub = first.setdefault(fold(name), number)
            if hub != number:
                yield same(hub, number, "same-document", f"{name!r} in both")


def _unnamed(setting: Setting, some: Sequence[int]) -> Iterator[Evidence]:
    """Within one article: "the source" after its only "military source"; never of several people.

    "Officials" beside "police officials" may be others.
    """
    by_article: dict[str, list[int]] = defaultdict(list)
    for number in some:
        by_article[setting.mentions[number].article].append(number)
    for group in by_article.values():
        for number in group:
            head = fold(setting.mentions[number].name)
            listed = head in words_of("collective") or head in role_words()
            one = listed and head not in variant_words("many") and not head.endswith("s")
            fuller = [i for i in group if fold(setting.mentions[i].name).endswith(f" {head}")]
            if one and len(fuller) == 1:
                told = f"{head!r} is {setting.mentions[fuller[0]].name!r} of the same article"
                yield same(fuller[0], number, "short-name", told)


def _made(
    members: list[list[Mention]], numbers: list[list[int]], reasons: Reasons, made_up: set[str]
) -> list[tuple[Identity, list[Mention]]]:
    """Identities; what others may be called too is told apart by its first article."""
    forms = [_form(group) for group in members]
    times = Counter(forms)
    made = []
    for group, indices, form in zip(members, numbers, forms, strict=True):
        own = times[form] > 1 or not _tells(group) or {m.article for m in group} <= made_up
        apart = min(mention.place for mention in group) if own else ("",)
        whys = tuple(dict.fromkeys(why for index in indices for why in reasons.get(index, ())))
        made.append((_identity(group, identify("idn", *form, *apart), whys[:REASONS]), group))
    return made


def _tells(group: list[Mention]) -> bool:
    """Whether the name tells who it is in any article: not "officials", "Marren", "the ministry".

    Whoever has such a name has one id wherever it is met, in whatever piece of a ledger.
    """
    kind = _kind(group)
    if kind is SourceKind.PERSON:
        named = [m.name for m in group if not is_description(m.name) and " and " not in m.name]
        return any(not personal.read(name).bare for name in named)
    if kind is SourceKind.ORGANISATION:
        return any(m.name[:1].isupper() and not mentions.generic(m.name) for m in group)
    if kind is SourceKind.DOCUMENT:
        return any(sum(word[:1].isupper() for word in m.name.split()) > 1 for m in group)
    return kind in (SourceKind.OUTLET, SourceKind.STATE)


def _form(group: list[Mention]) -> tuple[str, str]:
    kind = _kind(group)
    if kind is SourceKind.PERSON:
        names = [personal.read(mention.name) for mention in group]
        fullest = max(len(name.parts) for name in names)
        full = min((n for n in names if len(n.parts) == fullest), key=lambda name: name.parts)
        return kind.value, f"{full.first} {full.sound} {full.generation}"
    if kind is SourceKind.STATE:
        state = next(mention for mention in group if mention.kind is kind)
        return kind.value, state_form(state.name) or fold(state.name)
    if kind is SourceKind.ORGANISATION:
        listed = sorted(body.name for mention in group if (body := known(mention.name)))
        own = min(" ".join(sorted(mentions.name_words(m.name))) for m in group)
        return kind.value, listed[0] if listed else own
    return kind.value, min(fold(mention.name) for mention in group)


def _kind(group: list[Mention]) -> SourceKind:
    """The kind of most claims; a state's government is the state."""
    counts: Counter[SourceKind] = Counter()
    for mention in group:
        counts[mention.kind] += len(mention.claims)
    if SourceKind.STATE in counts:
        return SourceKind.STATE
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _identity(group: list[Mention], key: str, why: tuple[Why, ...]) -> Identity:
    names: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    affiliations: Counter[str] = Counter()
    for mention in group:
        names[mention.name] += len(mention.claims)
        roles.update(mention.roles)
        affiliations.update(mention.affiliations)
    kind = _kind(group)
    best = _best(names, fuller=kind is SourceKind.PERSON)
    aliases = tuple(sorted(name for name in names if name != best))
    role, affiliation = (_best(each) if each else None for each in (roles, affiliations))
    return Identity(key, best, kind, aliases, role, affiliation, why)


def _best(counts: Counter[str], *, fuller: bool = False) -> str:
    """The commonest form; of a person, among the forms with the most words."""
    most = max(len(form.split()) for form in counts) if fuller else 0
    forms = [form for form in counts if not fuller or len(form.split()) == most]
    return min(forms, key=lambda form: (-counts[form], -len(form), form))
