"""Where an article names a person: the name, and the role that stands beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.cast.names import (
    POSSESSIVE,
    capital,
    name_like,
    span_of_tokens,
    words_of_tokens,
)
from sayso.extract.cast.roles import Described, describe, modified_from
from sayso.extract.cast.rolewords import (
    ends_as_body,
    follows_body,
    is_body_word,
    is_role,
    is_surname,
    role_at,
)
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import well_known, words_of
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.roles import gender_of, plain, role_list
from sayso.lexicon.states import nationalities, state_words
from sayso.model import Sentence, Span, Token

REACH = 16  # tokens between a role and the name it is explained by


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where somebody is named; ``sure`` where a role or form of address stands beside."""

    name: str
    span: Span
    role: str | None = None
    head: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    sure: bool = False


def sighting_in(
    sentence: Sentence, run: list[Token], labels: dict[str, Counter[str]]
) -> tuple[Sighting | None, list[list[Token]]]:
    """The person a run of name words names, if any, and what is left of it."""
    name, before = _split(run, _title_reaches(sentence.tokens, run[0].i))
    lead = _portfolio(sentence.tokens, name)
    name, before = name[lead:], [*before, *name[:lead]]
    if len(name) > 2 and name[0].lower in nationalities() and not is_body_word(name[1]):
        name, before = name[1:], [*before, name[0]]  # "Orvan Ilda Marren"
    if not name or _of_a_place(sentence.tokens, name):
        return None, [run] if name else [before] if before else []
    found = _described(sentence, name)
    honorific = plain(before[-1].text) if before else ""
    titled = honorific in role_list("honorific")
    sure = bool(found.role) or titled or _who_follows(sentence, name[-1].i)
    if not _may_be_person(name, sure=sure) or not (sure or _taken_for_person(name, labels)):
        return None, [run]
    if not found.role and not titled:
        name, before = _entity_only(name)
    if _title_case(sentence):
        name, before = _in_headline(name, before, labels, told=bool(found.role) or titled)
    gender = gender_of(honorific) or (gender_of(found.head) if found.head else None)
    sighting = Sighting(
        words_of_tokens(sentence, name),
        span_of_tokens(sentence, name),
        found.role,
        found.head,
        found.affiliation,
        gender,
        sure,
    )
    return sighting, [before] if before else []


def _of_a_place(tokens: Sequence[Token], name: Sequence[Token]) -> bool:
    """As in "District of Kessa", "Face the Port": one word that only ends a longer name."""
    first = name[0].i
    if len(name) > 1 or first < 2 or tokens[first - 1].lower not in {"of", "the"}:
        return False
    if tokens[first - 1].lower == "the":
        return True
    return capital(tokens[first - 2]) and not is_role(tokens[first - 2].text)


def _title_reaches(tokens: Sequence[Token], start: int) -> int:
    """How many words of the run belong to a title begun before it: "Secretary of State Marren"."""
    ends = [role_at(tokens, back) for back in range(max(0, start - 3), start)]
    return max([end - start for end in ends if end > start], default=0)


def _portfolio(tokens: Sequence[Token], name: Sequence[Token]) -> int:
    """How many words before a full name are the state or the field of the office held.

    As in "Minister of Tidal Affairs Ilda Marren", "President of Orvany Ilda Marren".
    """
    start = name[0].i if name else 0
    held = start > 1 and tokens[start - 1].lower == "of" and is_role(tokens[start - 2].text)
    if not held:
        return 0
    lead = 0
    while len(name) - lead > 2 and (
        plain(name[lead].text) in role_list("modifier")
        or name[lead].lower in {"affairs", *state_words()}
    ):
        lead += 1
    return lead


def _split(run: list[Token], cut: int) -> tuple[list[Token], list[Token]]:
    """A run as name and what stands before it, cut behind the last role or form of address."""
    here = cut
    while here < len(run):
        end = role_at(run, here)
        if end > here and not is_surname(run, here):
            cut = here = end
        elif plain(run[here].text) in role_list("honorific"):
            cut = here = here + 1
        else:
            here += 1
    while cut < len(run) and run[cut].tag in {"VBG", "RB", "RBR"}:
        cut += 1
    return run[cut:], run[:cut]


def _who_follows(sentence: Sentence, last: int) -> bool:
    """As in "Ilda Marren, who said": only people are "who"."""
    after = [token for token in sentence.tokens[last + 1 : last + 3] if token.text != ","]
    return bool(after) and after[0].lower in {"who", "whose", "whom"}


def without_role(run: list[Token]) -> list[Token]:
    """What a role belongs to: "Kessa Foreign Minister" -> "Kessa"."""
    for start in range(len(run)):
        if role_at(run, start) == len(run):
            return run[: modified_from(run, start)]
    return run


def _described(sentence: Sentence, name: list[Token]) -> Described:
    """The role that stands beside a name: before it, before it with a comma, or after it."""
    tokens = sentence.tokens
    first, last = name[0].i, name[-1].i
    found = describe(sentence, tokens[_left(tokens, first) : last + 1])
    if found.role:
        return found
    return _after_name(sentence, last) or _before_comma(sentence, first, last) or found


def _left(tokens: Sequence[Token], start: int) -> int:
    """Where the noun phrase begins that ends in the name at ``start``."""
    while start > 0:
        token = tokens[start - 1]
        tight = token.text in {"-", "–"} and token.end == tokens[start].start
        name = token.pos in {"NOUN", "PROPN", "ADJ"} or token.text in POSSESSIVE or capital(token)
        if name or tight or follows_body(tokens, start - 1):
            start -= 1
        else:
            break
    return start


def _after_name(sentence: Sentence, last: int) -> Described | None:
    """As in "Ilda Marren, the head of the harbour service, said"."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in {",", "(", "—", "–"}:
        return None
    stop = last + 2
    while stop < len(tokens) and stop - last < REACH and _nominal(tokens[stop]):
        stop += 1
    part = describe(sentence, tokens[last + 2 : stop])
    follows = stop >= len(tokens) or tokens[stop].pos in {
        "PUNCT",
        "VERB",
        "AUX",
        "PRON",
        "CCONJ",
        "ADV",
    }
    return part if part.role and not part.name and follows else None


def _before_comma(sentence: Sentence, first: int, last: int) -> Described | None:
    """As in "The head of the harbour service, Ilda Marren, said"."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text != ",":
        return None
    if first == last and tokens[first].entity == "GPE":  # "the mayor of Kessa, Orvany, said"
        return None
    closed = last + 1 >= len(tokens) or tokens[last + 1].pos in {"PUNCT", "VERB", "AUX", "ADV"}
    if not closed:
        return None
    start = first - 1
    while (
        start > 0
        and first - start < REACH
        and (_nominal(tokens[start - 1]) or tokens[start - 1].pos == "PRON")
    ):
        start -= 1
    for begin in range(start, first - 1):
        if role_at(tokens[begin : first - 1], 0) or tokens[begin].pos == "DET" or begin == start:
            found = describe(sentence, tokens[begin:first])
            many = any(t.tag == "NNS" and t.lower == found.head for t in tokens[begin:first])
            if found.role and not found.name and not many:
                return found
    return None


def _nominal(token: Token) -> bool:
    return token.pos in {
        "NOUN",
        "PROPN",
        "ADJ",
        "ADP",
        "DET",
        "PART",
        "CCONJ",
        "NUM",
    } or token.text in {
        "-",
        *POSSESSIVE,
    }


def _may_be_person(name: Sequence[Token], *, sure: bool) -> bool:
    words = " ".join(token.text for token in name)
    if (name[-1].tag in {"NNS", "NNPS"} and not sure) or _work(name):
        return False
    if ends_as_body([token.text for token in name]):
        return False
    if not name_like(name) or is_body_word(name[-1]) or name[0].text in POSSESSIVE:
        return False
    lower = words.lower()
    if any(w in well_known() or w in state_words() for w in (lower, lower.removesuffix("s"))):
        return False
    initials = len(name) == 1 and words.isupper() and 2 < len(words) < 6  # "official VNA said"
    if initials or (name[-1].lower in nationalities() and not sure):
        return False
    if plain(name[-1].text) in words_of("masthead") and not sure:
        return False
    return sure or outlet_called(words) is None


def _work(name: Sequence[Token]) -> bool:
    """As in "Tide-watcher": what somebody does, not who it is."""
    return len(name) > 2 and name[-2].text == "-" and name[-1].text.islower()


def _taken_for_person(name: Sequence[Token], labels: dict[str, Counter[str]]) -> bool:
    """Whether most votes on the last word are for a person, or the first word is a first name."""
    if len(name) > 1 and name[0].lower in first_names() and name[-1].entity != "ORG":
        return True
    if len(name) in {2, 3} and labels.get(f"{name[-1].lower} alone") and name[-1].entity != "GPE":
        return True
    votes = labels.get(name[-1].lower, Counter())
    return votes["PERSON"] * 2 > sum(votes.values()) or (
        len(name) > 1
        and all(token.entity in {"PERSON", ""} or token.text == "-" for token in name)
        and any(token.entity == "PERSON" for token in name)
    )


def _title_case(sentence: Sentence) -> bool:
    """Whether nearly every word has a capital, so that capitals show no names."""
    words = [token for token in sentence.tokens if token.text.isalpha() and len(token.text) > 3]
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) > 0.8 * len(words)


def _in_headline(
    name: list[Token], before: list[Token], labels: dict[str, Counter[str]], *, told: bool
) -> tuple[list[Token], list[Token]]:
    """A name among words that all have capitals: first name and surname, or the surname."""
    if name[0].lower not in first_names():
        return (name, before) if told else (name[-1:], before + name[:-1])
    times = [sum(labels.get(token.lower, Counter()).values()) for token in name[:2]]
    verb = len(name) > 1 and times[0] > 1 >= times[1]  # "Ilda Just Sold …", Ilda Marren below
    return name[: 1 if verb else 2], before


def _entity_only(name: list[Token]) -> tuple[list[Token], list[Token]]:
    """A bare run as the person at its end and what stands before it ("NATO's" … )."""
    if name[0].lower in first_names():
        return name, []
    start = len(name)
    while start > 0 and (name[start - 1].entity == "PERSON" or name[start - 1].text == "-"):
        start -= 1
    foreign = any(
        t.entity in {"ORG", "GPE", "NORP"} or t.lower in nationalities() for t in name[:start]
    )
    return (name[start:], name[:start]) if 0 < start < len(name) and foreign else (name, [])
