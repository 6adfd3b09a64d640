"""Mentions: a voice as one article names it, in forms that can be compared with other articles'."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sayso.lexicon.bodies import body_words
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.things import belonging_key
from sayso.link.wordbags import fold, words
from sayso.model import Claim, SourceKind

LETTERS = re.compile(r"[a-z]+")
SMALL = clause_words("small word of a name")
SPELLINGS = {"defence": "defense", "centre": "center", "programme": "program", "labour": "labor"}
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

    @property
    def key(self) -> tuple[str, str, str]:
        """For sorting: the same whatever order the claims came in."""
        return self.kind.value, fold(self.name), self.article

    @cached_property
    def details(self) -> frozenset[str]:
        """Words of role and affiliation, with names of states as codes; read once all is filled."""
        found: set[str] = set()
        for text in (*self.roles, *self.affiliations):
            found.update(word[:6] for word in name_words(text) if word not in {"former", "head"})
        return frozenset(found)


def gather(claims: Iterable[Claim], same_article: dict[str, str]) -> list[Mention]:
    """The mentions behind the claims, sorted; versions of one article count as one article."""
    found: dict[tuple[str, SourceKind, str], Mention] = {}
    for claim in claims:
        voice = claim.voice
        outlet = outlet_called(voice.name)
        plain = voice.kind in {SourceKind.ORGANISATION, SourceKind.OUTLET}
        kind = SourceKind.OUTLET if outlet and plain else voice.kind
        article = same_article.get(claim.article, claim.article)
        name = outlet.name if outlet and plain else voice.name
        mention = found.setdefault((article, kind, fold(name)), Mention(article, kind, name))
        mention.claims.append(claim.id)
        mention.name = max(mention.name, name, key=lambda form: (len(form), form))
        if claim.source is not None and claim.source.name == voice.name:
            mention.roles.update([claim.source.role] if claim.source.role else [])
            mention.affiliations.update(
                [claim.source.affiliation] if claim.source.affiliation else []
            )
    return sorted(found.values(), key=lambda mention: mention.key)


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
    return all(word in body_words() for word in name_words(name))


@lru_cache(maxsize=50_000)
def initials(name: str) -> frozenset[str]:
    """What the name may be abbreviated to, with and without its small words."""
    every = list(re.findall(r"[A-Za-z]+", fold(name)))
    short = [word for word in every if word not in SMALL]
    return frozenset({"".join(w[0] for w in every), "".join(w[0] for w in short)})


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> tuple[str, ...]:
    """A person's name with the differences of transliteration and titles taken out."""
    parts = LETTERS.findall(fold(name).replace("'", "").replace("-", ""))
    kept = [part for part in parts if part not in TITLES] or parts
    return tuple(_sound(part) for part in kept)


def _sound(word: str) -> str:
    """As in "zelenskyy", "zelenskiy" and "zelensky" -> "zelensky"."""
    word = re.sub(r"(?:iy|yi|ii|ij|yj|yy|ii|ey)$|(?<=[^aeiou])i$", "y", word)
    word = word.replace("kh", "h").replace("ou", "u").replace("w", "v").replace("ks", "x")
    return re.sub(r"(.)\1", r"\1", word)


def common(left: str, right: str) -> bool:
    """Whether two texts share a word that is not a common one."""
    return bool(set(words(left)) & set(words(right)))
