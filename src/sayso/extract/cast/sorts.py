"""What an article says its bodies are: "the company Kessa Works", "shares in Kessa"."""

from collections.abc import Iterable, Iterator, Sequence

from sayso.extract.cast.names import capital, fold
from sayso.extract.cast.sightings import Sighting
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import interchangeable, words_of
from sayso.lexicon.roles import role_words
from sayso.lexicon.states import state_words
from sayso.model import Sentence, Span, Token

ANY = "body"  # of no sort that the article tells
# Roles in which a company stands before its name as well: "the operator of the dam, Kessa Works".
# Whose people they are is no document, and no person: "fighters of the Reed Column".
MEMBERS = frozenset(
    {
        "fighter",
        "member",
        "militant",
        "gunman",
        "soldier",
        "commander",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "employee",
        "staff",
        "headquarters",
        "branch",
    }
)
TRADES = frozenset(
    {"owner", "operator", "builder", "maker", "manager", "supplier", "provider", "publisher"}
)

Thing = tuple[str, Span, str]


def find(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """As in "The Compact is a defence alliance" -> ("Compact", "alliance")."""
    sort: frozenset[str] = frozenset()
    for token in sentence.tokens:
        yield from _traded(sentence, token)
        if token.lemma not in words_of("body") and token.lemma not in words_of("outlet"):
            continue
        subject: Token | None = None
        if token.dep == "attr":
            subject = next(sentence.kids(sentence.head(token), "nsubj"), None)
        elif token.dep == "appos":
            subject = sentence.head(token)
        if subject is None and _after_the(sentence, token):
            subject = _name_behind(sentence, token)  # "the company Kessa Works"
        if (
            subject is None
            and token.text.islower()
            and words_of("body").get(token.lemma, sort) & interchangeable()
        ):
            subject = next(iter(reversed(list(sentence.kids(token, "compound")))), None)
        if subject and capital(subject):
            yield subject.text, token.lemma


def _traded(sentence: Sentence, token: Token) -> Iterator[tuple[str, str]]:
    """As in "the owner of Kessa Works", "Kessa shares", "shares in Kessa"; "Kessa, which …"."""
    if token.lemma in ("owner", "shareholder", "share", "stock"):
        held = list(sentence.kids(token, "compound", "poss")) if token.lemma != "owner" else []
        for prep in sentence.kids(token, "prep"):
            if prep.lower in ("of", "in"):
                held += sentence.kids(prep, "pobj")
        for name in held:
            stock = token.lemma in ("share", "stock")
            if capital(name) and not (stock and name.entity in ("PERSON", "GPE", "NORP")):
                yield name.text, "company"
    elif token.lemma in MEMBERS:
        for prep in sentence.kids(token, "prep"):
            for name in sentence.kids(prep, "pobj") if prep.lower == "of" else ():
                if capital(name) and name.entity not in ("GPE", "NORP"):
                    yield name.text, ANY
    elif token.lower == "which" and token.i > 1 and sentence.tokens[token.i - 1].text == ",":
        name = sentence.tokens[token.i - 2]
        verb = sentence.head(token)
        if capital(name) and verb.dep == "relcl" and verb.head == name.i:
            yield name.text, ANY


def _after_the(sentence: Sentence, noun: Token) -> bool:
    """As in "the relief society", "the company": nothing but plain words up to the article."""
    here = noun.i - 1
    while here > 0 and sentence.tokens[here].text.islower():
        if sentence.tokens[here].pos not in {"ADJ", "NOUN"}:
            break
        here -= 1
    return here >= 0 and sentence.tokens[here].lower == "the"


def _name_behind(sentence: Sentence, token: Token) -> Token | None:
    """The last word of the name right behind a common noun."""
    last = None
    for behind in sentence.tokens[token.i + 1 :]:
        if not capital(behind):
            break
        last = behind
    return last if token.text.islower() else None


def employers(sightings: Iterable[Sighting]) -> Iterator[tuple[str, str]]:
    """As in "Ilda Marren, chief executive of Kessa": nobody but a company has one."""
    for each in sightings:
        led = "chief executive" in role_words().get(each.head or "", frozenset())
        name = (each.affiliation or "").split()
        if led and name and name[-1][0].isupper() and name[-1].lower() not in state_words():
            yield name[-1], "company"


def without_bodies(
    sightings: Sequence[Sighting], things: Sequence[Thing], sorts: Iterable[tuple[str, str]]
) -> tuple[list[Sighting], list[Thing]]:
    """What was taken for a person and is a body by what the article says of it."""
    told = {word.lower() for word, sort in sorts if _of_nobody(sort)}
    told |= {words[0] for name, _, label in things if (words := _long(name)) and label != "PERSON"}
    surnames = {words[-1] for s in sightings if len(words := fold(s.name)) > 1 and _somebody(s)}
    people, bodies = [], list(things)
    for each in sightings:
        words = fold(each.name)
        named = bool(words) and words[-1] in told and words[-1] not in surnames
        if named and not _somebody(each):
            bodies.append((each.name, each.span, "ORG"))
        else:
            people.append(each)
    return people, bodies


def _of_nobody(sort: str) -> bool:
    return sort == ANY or "company" in words_of("body").get(sort, frozenset())


def _long(name: str) -> tuple[str, ...]:
    """The words of a name that is a company's by its last one; nothing for other names."""
    words = fold(name)
    return words if len(words) > 1 and words[-1] in words_of("name-ending") else ()


def _somebody(sighting: Sighting) -> bool:
    """Whether a first name, a form of address or a role no body has makes it a person."""
    words = fold(sighting.name)
    first = len(words) > 1 and words[0] in first_names()
    role = (sighting.head or "").rsplit(maxsplit=1)[-1:]
    return first or bool(role and role[0] not in TRADES) or (sighting.sure and not role)


def in_order(things: Iterable[Thing]) -> list[Thing]:
    """Things as the text has them."""
    return sorted(things, key=lambda thing: thing[1].start)
