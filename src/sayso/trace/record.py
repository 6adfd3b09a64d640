"""The record: which voices can be held to what they say, named or by the office they speak for.

A spokeswoman without a name speaks for a body that can be asked, and so do prosecutors; a man
close to the inquiry answers to nobody.
"""

from functools import lru_cache

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.roles import role_list, role_words
from sayso.model import Identity, SourceKind

# There is one of these in a town or state, so that the office names the person.
ALONE = frozenset({"president", "prime minister", "secretary-general", "governor", "mayor"})
# Of these a body has one: "a company director" is known, and "a manager" is not.
SINGLE = frozenset({"head", "chief executive", "minister", "commissioner"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})


def is_on_record(who: Identity) -> bool:
    """Whether the voice is named, or speaks for a body by its office."""
    if who.kind is SourceKind.OUTLET:
        return _is_body(who.name)
    if who.kind is SourceKind.UNNAMED:
        return _holds_office(who)
    if who.kind is SourceKind.PERSON and who.name.lower() in PRONOUNS:
        return False  # whoever is meant stands somewhere in the article, and was not found
    if who.kind is SourceKind.PERSON and who.name.islower():
        return _holds_office(who)  # "the doctor", who was taken for somebody's name
    return True


def _holds_office(who: Identity) -> bool:
    role = " ".join((who.role or "").lower().replace("-", " ").split())
    words = role.split()
    if not words or role_list("past") & set(words):
        return False
    if words[-1] in clause_words("people who are an office"):
        return True
    families = _families(role)
    if "spokesperson" in families or ALONE & families:
        return True
    return bool(SINGLE & families) and bool(who.affiliation or len(words) > 1)


def _is_body(outlet: str) -> bool:
    """Whether a page is a body's own, as a ministry's: what it says there is the body's word."""
    words = set(outlet.lower().split())
    known = outlet_called(outlet) is not None
    return not known and bool(words & clause_words("an office that publishes"))


@lru_cache(maxsize=5_000)
def _families(role: str) -> frozenset[str]:
    """The classes of all roles that the words end in: of "company director", a head's too."""
    words = role.split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    return frozenset().union(*(role_words().get(tail, frozenset()) for tail in tails))
