"""Mentions: a voice as one article names it, in forms that can be compared with other articles'."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from sayso.lexicon.bodies import body_words
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.first_names import first_names
from sayso.lexicon.known_bodies import body_known
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.roles import role_list, role_words
from sayso.lexicon.things import belonging_key
from sayso.link.wordbags import fold, words
from sayso.model import Claim, SourceKind

SMALL = clause_words("small word of a name")
SPELLINGS = {"defence": "defense", "centre": "center", "programme": "program", "labour": "labor"}
UNSURE = frozenset({SourceKind.PERSON, SourceKind.DOCUMENT})
SPEAKING = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET})
JOINING = frozenset({"by", "to", "with", "at", "from", "against", "or"})
FEWER = 2  # a body's name is often taken for a person's, where no role and no first name says so
TITLES = clause_words("title")


@dataclass
class Mention:
    """All claims of one article whose voice has one name; filled while claims are read."""

    article: str
    kind: SourceKind
    name: str
    claims: list[str] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    office: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """For sorting: the same whatever order the claims came in."""
        return self.kind.value, fold(self.name), self.article, self.office

    @property
    def place(self) -> tuple[str, ...]:
        """Article, name and, where two of one name speak there, the office: nobody else has it."""
        office = [self.office] if self.office else []
        return self.article, fold(self.name), *office

    @cached_property
    def details(self) -> frozenset[str]:
        """Words of role and affiliation, with names of states as codes; read once all is filled."""
        found: set[str] = set()
        for text in (*self.roles, *self.affiliations):
            found.update(word[:6] for word in name_words(text) if word not in {"former", "head"})
        return frozenset(found)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of the details that not every office has: of "harbour minister" the harbour."""
        words = {word for text in (*self.roles, *self.affiliations) for word in name_words(text)}
        return frozenset(word[:6] for word in words - _common_details())


@cache
def _common_details() -> frozenset[str]:
    single = {word for word in role_words() if " " not in word}
    single |= {SPELLINGS.get(word, word) for word in _body_nouns()}
    return frozenset(single | body_words() | TITLES | role_list("modifier"))


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(word for word in words_of("body") if " " not in word)


def gather(
    claims: Iterable[Claim],
    same_article: dict[str, str],
    namesakes: frozenset[str] = frozenset(),
) -> list[Mention]:
    """The mentions behind the claims, sorted; versions of one article count as one article.

    Of a name in ``namesakes``, which two people bear, each office is a mention of its own.
    """
    claims = list(claims)
    settled = _settled(claims)
    found: dict[tuple[str, SourceKind, str, str], Mention] = {}
    for claim in claims:
        kind, name = _called(*_spoken_for(claim))
        _, owned, person = name.replace("’", "'").partition("'s ")
        if owned and settled.get(fold(person)) is SourceKind.PERSON:
            kind, name = SourceKind.PERSON, person
        sure = settled.get(fold(name), kind)
        kind = sure if kind in UNSURE or sure is SourceKind.PERSON else kind
        article = same_article.get(claim.article, claim.article)
        office = _office(claim) if fold(name) in namesakes else ""
        key = article, kind, fold(name), office
        mention = found.get(key) or found.setdefault(
            key, Mention(article, kind, name, office=office)
        )
        mention.claims.append(claim.id)
        mention.names.add(claim.voice.name)
        mention.name = max(mention.name, name, key=lambda form: (len(form), form))
        if claim.source is not None and claim.source.name == claim.voice.name:
            mention.roles.update([claim.source.role] if claim.source.role else [])
            mention.affiliations.update(
                [claim.source.affiliation] if claim.source.affiliation else []
            )
    return sorted(found.values(), key=lambda mention: mention.key)


def _spoken_for(claim: Claim) -> tuple[str, SourceKind]:
    """The voice of a claim; of a spokesman without a name, the body he speaks for."""
    voice, source = claim.voice, claim.source
    if source is None or voice.kind is not SourceKind.UNNAMED or source.name != voice.name:
        return voice.name, voice.kind
    speaks = fold(source.role or "").rpartition(" ")[2].startswith("spokes")
    whose = source.affiliation or ""
    if speaks and any(word[0].isupper() for word in whose.split()) and not voice.name.endswith("s"):
        return whose, SourceKind.ORGANISATION
    return voice.name, voice.kind


def _office(claim: Claim) -> str:
    source = claim.source
    return fold(f"{source.role or ''} {source.affiliation or ''}") if source else ""


def _settled(claims: Iterable[Claim]) -> dict[str, SourceKind]:
    """What a name is, where articles disagree: a body oftener than a person.

    A first name or a role is what a person has; a document has neither, and speaks seldom. Of one
    word is a body what another body's name begins with and no person's name holds.
    """
    counts: dict[str, Counter[SourceKind]] = {}
    people: set[str] = set()
    for claim in claims:
        kind, name = _called(claim.voice.name, claim.voice.kind)
        if " " in name:
            counts.setdefault(fold(name), Counter())[kind] += 1
            given = name.split(maxsplit=1)[0].lower() in first_names()
            role = claim.source is not None and claim.source.role
            if kind is SourceKind.PERSON and (role or given):
                people.add(fold(name))
    found: dict[str, SourceKind] = {}
    for name, kinds in counts.items():
        body = max(sorted(SPEAKING), key=lambda kind: kinds[kind])
        if name not in people and kinds[body] and kinds[body] * FEWER >= kinds[SourceKind.PERSON]:
            found[name] = body
        elif name in people and kinds[SourceKind.PERSON] >= kinds[body] and not _sorted(name):
            found[name] = SourceKind.PERSON
    return found | dict(_begun(claims))


def _sorted(name: str) -> bool:
    """Whether a name says what sort of body bears it."""
    return any(word in _body_nouns() for word in name_words(name))


def _begun(claims: Iterable[Claim]) -> Iterator[tuple[str, SourceKind]]:
    """“Orlam”, taken for a person, beside “Orlam Railworks” and nobody called Orlam."""
    alone: set[str] = set()
    first: set[str] = set()
    bodies: set[str] = set()
    parts = set(first_names())
    unsure: dict[str, str] = {}
    for claim in claims:
        words = fold(claim.voice.name).split()
        kind = claim.voice.kind
        if kind is SourceKind.PERSON and len(words) == 1:
            if claim.source is None or not claim.source.role:
                alone.update(words)
        elif kind is SourceKind.PERSON and (claim.source is None or not claim.source.role):
            unsure[fold(claim.voice.name)] = words[0]
        elif kind is SourceKind.PERSON:
            parts.update(words)
        elif kind in SPEAKING:
            (first if len(words) > 1 else bodies).update(words[:1])
    longer = {name for name, word in unsure.items() if word in bodies - parts}
    parts |= {word for name in unsure.keys() - longer for word in name.split()}
    known = longer | ((alone & (first | {unsure[name] for name in longer})) - parts)
    yield from ((name, SourceKind.ORGANISATION) for name in sorted(known))


@lru_cache(maxsize=50_000)
def _called(name: str, kind: SourceKind) -> tuple[SourceKind, str]:
    """Kind and name as the tables have them: an outlet by its best name, a known body as a body."""
    if kind is SourceKind.PERSON and " " in name and body_known(name):
        kind = SourceKind.ORGANISATION
    if kind in {SourceKind.ORGANISATION, SourceKind.OUTLET} and (outlet := outlet_called(name)):
        return SourceKind.OUTLET, outlet.name
    return kind, _undescribed(name) if kind is SourceKind.ORGANISATION else name


def _undescribed(name: str) -> str:
    """“Relief society Open Hand” without what it is; “friends of the Open Hand” are others."""
    words = name.removeprefix("the ").split()
    small = next((n for n, word in enumerate(words) if word[0].isupper()), 0)
    rest = words[small:]
    noun = small and words[small - 1] in _body_nouns() | words_of("generic").keys()
    if not noun or not all(word[0].isupper() for word in rest) or len(rest) <= 1:
        return name
    plain = not any("'" in w or "’" in w or w in SMALL or w in JOINING for w in words[:small])
    return " ".join(rest) if plain and not generic(" ".join(rest)) else name


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name, spelled one way, names of states as codes."""
    found: list[str] = []
    for word in re.findall(r"[\w.'’&-]+", name):
        bare = re.sub(r"(?:'s|’s)$", "", word).replace(".", "")
        code = belonging_key(bare) if bare[:1].isupper() else None
        if code and code.isupper() and len(code) == 2:
            found.append(code)
        elif (low := fold(bare)) and low not in SMALL:
            found.append(SPELLINGS.get(low, low))
    return tuple(found)


@lru_cache(maxsize=50_000)
def body_key(name: str) -> frozenset[str]:
    """The words of a body's name in any order and form: "Lumeria's", "Lumerian"."""
    return frozenset(
        word if word.isupper() or word in body_words() else belonging_key(word) or word
        for word in name_words(name)
    )


def generic(name: str) -> bool:
    """Whether the name fits an office of any country ("the Defence Ministry")."""
    return all(word in body_words() or word in _body_nouns() for word in name_words(name))


@lru_cache(maxsize=50_000)
def initials(name: str) -> frozenset[str]:
    """What the name may be abbreviated to, with and without its small words."""
    every = list(re.findall(r"[A-Za-z]+", fold(name)))
    short = [word for word in every if word not in SMALL]
    return frozenset({"".join(w[0] for w in every), "".join(w[0] for w in short)})


def common(left: str, right: str) -> bool:
    """Whether two texts share a word that is not a common one."""
    return bool(set(words(left)) & set(words(right)))
