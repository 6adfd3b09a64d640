"""Names of bodies in forms that can be compared: the body they are known for, one spelling."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon.known_bodies import KnownBody, body_known, known_bodies, seat_of
from sayso.lexicon.name_variants import variant_words
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.things import belonging_key
from sayso.link import mentions
from sayso.link.mentions import Mention
from sayso.link.wordbags import fold
from sayso.model import SourceKind

CODE = 2  # letters of a state
LONGEST_DESCRIPTION = 5  # words before a name
FUNCTION = frozenset(
    {"of", "for", "by", "and", "against", "in", "to", "with", "at", "on", "from", "or"}
)
HEADS = frozenset({"presidency", "prime minister's office"})  # whose seats stand for the government


@dataclass(frozen=True, slots=True)
class Body:
    """What tells one body from another: its entries in the tables, and the states it names."""

    known: str = ""
    outlet: str = ""
    codes: frozenset[str] = frozenset()


def body(mention: Mention) -> Body:
    """What the name of a mention tells of whose body it is."""
    if mention.kind not in (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.STATE):
        return Body()
    found = known(mention.name)
    if mention.kind is SourceKind.STATE or (found and is_state(mention.name, found)):
        code = state_form(mention.name) or ""
        return Body(f"state {code}", codes=frozenset({code}))
    codes = frozenset({found.iso}) if found and found.iso else _codes(mention.name)
    listed = outlet_called(mention.name)
    return Body(found.name if found else "", listed.name if listed else "", codes)


def state_form(name: str) -> str | None:
    """A state's code, by its name, its capital or its government; else a form of the name."""
    code = belonging_key(name)
    if (code is None or len(code) > CODE) and (found := known(name)) and found.iso:
        return found.iso
    return code


def bodies_clash(left: Body, right: Body) -> str | None:
    """Why two bodies cannot be one, or None."""
    for one, other in ((left.known, right.known), (left.outlet, right.outlet)):
        if one and other and one != other:
            return f"{one} and {other} are two"
    if left.codes and right.codes and not left.codes & right.codes:
        return "of two states"
    return None


@lru_cache(maxsize=20_000)
def known(name: str) -> KnownBody | None:
    """The body of the table a name stands for, alone or after words that describe it.

    As in "the armed group Ostrel Front" for the Ostrel Front, but "friends of the Ostrel Front".
    """
    if len(_codes(name)) > 1:
        return _named(name)  # "Orvany's embassy in Lumeria" is no office of either
    if found := _listed(name):
        return found
    words = name.split()
    for start in range(1, min(len(words), LONGEST_DESCRIPTION)):
        owned = words[start - 1].replace("’", "'").endswith(("'s", "s'"))
        if owned or words[start - 1].lower() in FUNCTION or words[start].lower() == "the":
            return None
        rest = " ".join(words[start:])
        # "Orvan Foreign Office" is not the one office that is known by "Foreign Office" alone.
        if (found := _listed(rest)) and not mentions.generic(rest):
            return found
    return None


def _codes(name: str) -> frozenset[str]:
    """The states whose names stand in a name."""
    words = mentions.name_words(name)
    return frozenset(word for word in words if len(word) == CODE and word.isupper())


def _named(name: str) -> KnownBody | None:
    """The body that has exactly this name."""
    found = body_known(name)
    bare = fold(name.removeprefix("the "))
    return found if found and bare in {fold(each) for each in found.names} else None


def _listed(name: str) -> KnownBody | None:
    found = seat_of(name) or body_known(name)
    return found or (_by_form().get(name_form(name)) if " " in name else None)


@cache
def _by_form() -> dict[str, KnownBody]:
    """Bodies by the form of names of two words or more that no other body shares."""
    found: dict[str, dict[str, KnownBody]] = defaultdict(dict)
    for each in known_bodies():
        for name in each.names:
            if " " in name_form(name):
                found[name_form(name)][each.name] = each
    return {form: next(iter(some.values())) for form, some in found.items() if len(some) == 1}


def is_state(name: str, body: KnownBody) -> bool:
    """Whether the body's voice is its state's own: the government, or the seat of its head."""
    return bool(body.iso) and (
        body.office == "government" or (body.office in HEADS and seat_of(name) is not None)
    )


@lru_cache(maxsize=20_000)
def name_form(name: str, *, outlet: bool = False) -> str:
    """The words of a name in one spelling and order: "Jaysh al-Orlan" and "Jaish Al Orlan"."""
    found = []
    for word in mentions.name_words(_undescribed(name)):
        code = word if word.isupper() else belonging_key(word) or word
        found.append(word if code.isupper() and len(code) == CODE else _spelt(word))
    telling = [word for word in found if word not in _outlet_words()] if outlet else found
    return " ".join(sorted(telling or found))


def _undescribed(name: str) -> str:
    """Without "al-", and without what an article puts before a name: "Vell-based", "state-run"."""
    first, _, rest = name.removeprefix("the ").partition(" ")
    if rest and "-" in first and first.rpartition("-")[2] in variant_words("descriptor"):
        name = rest
    return re.sub(r"\b[Aa]l[- ](?=\w)", "", name)


@lru_cache(maxsize=20_000)
def _spelt(word: str) -> str:
    """One spelling of American, British and transliterated words, and of singular and plural."""
    word = re.sub(r"isation", "ization", word).replace("'", "").replace("-", "")
    if len(word) > len("news") and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    word = re.sub(r"(?<=\w{2})our$", "or", word)
    return re.sub(r"a[iy]|ei|ey", "ay", re.sub(r"([a-z])\1", r"\1", word.replace("kh", "h")))


def _outlet_words() -> frozenset[str]:
    return frozenset(word for word in words_of("outlet") if " " not in word) | {"tv", "news"}
