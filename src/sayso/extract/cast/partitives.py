"""Some of those who spoke: “one of them”, “another”; and “the owner, the company Kessa Works”."""

from sayso.extract.cast.groups import group_before
from sayso.extract.cast.mention import Mention
from sayso.extract.cast.names import capital, words_of_tokens
from sayso.extract.cast.spot import bare
from sayso.lexicon.organisations import words_of
from sayso.model import Source, SourceKind, Why

PART = "one of those before"
ONES = frozenset({"one", "another", "two", "both", "some", "others", "several"})


def some_of(here: Mention) -> Source | None:
    """As in "One of the sources", "Another": one of the unnamed people who spoke before."""
    words = [token.lower for token in here.tokens if token.pos != "PUNCT"]
    alone = words in (["another"], ["one"], ["others"], ["two"], ["both"])
    among = len(words) > 2 and words[0] in ONES and words[1] == "of"
    if not alone and not (among and words[2:] in _wholes(here)):
        return None
    found = group_before(here.spot)
    if found is None or found.source is None or found.source.kind is not SourceKind.UNNAMED:
        return None
    source, name = found.source, _whole(found.name)
    return Source(
        here.span,
        f"{words[0]} of {name}",
        SourceKind.UNNAMED,
        source.role,
        source.affiliation,
        Why(PART, found.span, found.name),
    )


def _whole(name: str) -> str:
    """“one of three pilots” -> “three pilots”, so that another of them is one of three as well."""
    first, _, rest = name.partition(" of ")
    return rest if first in ONES and rest else name


def _wholes(here: Mention) -> list[list[str]]:
    """What “one of …” may go on with: a pronoun, or the noun the group was called by."""
    nouns = [token.lower for token in here.tokens if token.tag == "NNS"]
    return [["them"], ["these"], ["those"], *(["the", noun] for noun in nouns)]


def explained_body(here: Mention) -> Source | None:
    """As in "the owner of the mine, the company Kessa Works": the company by its name."""
    tokens = here.tokens
    for number, token in enumerate(tokens[:-1]):
        opens = number > 1 and tokens[number - 1].lower == "the" and tokens[number - 2].text == ","
        if not opens or not token.text.islower() or token.lemma not in words_of("body"):
            continue
        name = [t for t in tokens[number + 1 :] if t.text != ","]
        if name and all(capital(t) for t in name):
            words = bare(words_of_tokens(here.sentence, name))
            why = Why("named beside its role", name[0].span)
            return Source(here.span, words, SourceKind.ORGANISATION, why=why)
    return None
