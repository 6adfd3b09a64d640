"""Noun phrases that name or describe somebody: name, role and affiliation told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.cast.names import POSSESSIVE, capital, name_like, words_of_tokens
from sayso.extract.cast.rolewords import (
    follows_body,
    is_body_word,
    is_surname,
    role_at,
    words_folded,
)
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import plain, role_list, role_words
from sayso.lexicon.states import nationalities, state_words
from sayso.model import Sentence, Token

BREAKS = frozenset({",", "(", ")", "—", "–", "--", ";", ":", "[", "]"})
BELONGING = frozenset({"of", "for", "at", "in", "from", "with", "on", "to", "under", "near"})
PREPOSITIONS = BELONGING | {
    "by",
    "like",
    "as",
    "than",
    "about",
    "among",
    "against",
    "over",
    "inside",
    "within",
    "across",
    "between",
    "before",
    "after",
    "during",
    "without",
    "including",
}
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
PORTFOLIO = frozenset({"minister", "secretary"})


@dataclass(frozen=True, slots=True)
class Described:
    """What a noun phrase says of somebody; every part in the article's words, None where missing.

    ``head`` is the role word without its modifiers ("spokesman"); ``determiner`` in lower case.
    """

    name: tuple[Token, ...] = ()
    role: str | None = None
    head: str | None = None
    affiliation: str | None = None
    determiner: str = ""


def describe(sentence: Sentence, tokens: Sequence[Token]) -> Described:
    """Read a noun phrase, appositions included: "Ilda Marren, head of the harbour service"."""
    pieces = [_piece(sentence, part) for part in _parts(tokens)]
    pieces = [piece for piece in pieces if piece.name or piece.role]
    if not pieces:
        return Described()
    roles = [piece for piece in pieces if piece.role]
    # An affiliation may hold commas ("the Ministry of Trade, Industry and Labour"): a name that
    # stands beside its own role, or else the last one, is the person's.
    names = [piece for piece in pieces if piece.name and piece.role] or [
        p for p in pieces if p.name
    ]
    if names and not names[0].role and roles and pieces.index(roles[0]) < pieces.index(names[0]):
        names = names[-1:]
    best = roles[0] if roles else Described()
    name = names[0].name if names else ()
    return Described(name, best.role, best.head, best.affiliation, pieces[0].determiner)


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The phrase cut at commas, dashes and brackets; nothing after a relative pronoun."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.tag in RELATIVES:
            break
        if token.text in BREAKS:
            parts.append([])
        elif parts[-1] and token.lower in {"a", "an"} and parts[-1][-1].pos == "PROPN":
            parts.append([token])
        elif token.tag not in {"``", "''"} and token.text not in {'"', "“", "”"}:
            parts[-1].append(token)
    return [part for part in parts if part]


def _piece(sentence: Sentence, part: list[Token]) -> Described:
    determiner = ""
    while part and (part[0].tag in {"DT", "PDT"} or part[0].lower in {"one", "another"}):
        determiner, part = determiner or part[0].lower, part[1:]
    while part and part[-1].text in POSSESSIVE:
        part = part[:-1]
    if not part:
        return Described()
    found = _find_role(part)
    if found is None:
        return Described(_bare_name(part), determiner=determiner)
    start, end = found
    follower = part[end].lower if end < len(part) else ""
    first = modified_from(part, start)
    status = [t.text for t in part[:first] if plain(t.text) in role_list("status")]
    role = " ".join([*status, words_of_tokens(sentence, part[first:end])])
    affiliation = _before(sentence, part[:first])
    name: tuple[Token, ...] = ()
    if follower in BELONGING:
        extra, name, after = _after(sentence, part, end)
        if _unparted_name(part[:first]):
            name, affiliation = tuple(part[:first]), None
        role += extra if follower != "to" or not affiliation else f" to {after}"
        affiliation = affiliation or after
    elif end < len(part):
        # "Senator Ilda Marren of Orvany" has a name before the preposition.
        name = _strip_name(part[end:]) or _strip_name(_until_preposition(part[end:]))
    return Described(name, role, words_folded(part[start:end]), affiliation, determiner)


def _unparted_name(before: Sequence[Token]) -> bool:
    """As in "Ilda Marren head of the harbour service", the commas lost."""
    person = all(token.entity == "PERSON" for token in before)
    return len(before) > 1 and person and before[-1].text not in POSSESSIVE


def _find_role(part: list[Token]) -> tuple[int, int] | None:
    """The role word that heads the phrase: the last one before a preposition or a name."""
    found: tuple[int, int] | None = None
    here = 0
    while here < len(part):
        end = role_at(part, here)
        named = here > 0 and follows_body(part, here - 1)  # "Department of Justice"
        if named or (end > here and (_honorific_only(part, here, end) or is_surname(part, here))):
            end = here
        if end > here:
            if not _in_body_name(part, end):
                found = here, end
            here = end
        elif part[here].lower in PREPOSITIONS and (found or not follows_body(part, here)):
            break
        else:
            here += 1
    if found is None:
        return None
    rest = part[found[1] :]
    plural = part[found[1] - 1].tag in {"NNS", "NNPS"}
    named = name_like(_until_preposition(rest)) and not plural
    headed = not rest or rest[0].lower in PREPOSITIONS or named
    return found if headed else None


def _honorific_only(part: list[Token], here: int, end: int) -> bool:
    """As in "Lady Marren", "Prof. Marren": forms of address, not roles."""
    named = end < len(part) and capital(part[end])
    return (
        named
        and part[here].text[0].isupper()
        and words_folded(part[here:end]) in role_list("honorific")
    )


def _until_preposition(rest: list[Token]) -> list[Token]:
    for number, token in enumerate(rest):
        if token.lower in PREPOSITIONS:
            return rest[:number]
    return rest


def _in_body_name(part: list[Token], end: int) -> bool:
    """As in "General Staff", "prime minister's office": the role only helps to name a body."""
    rest = part[end:]
    if rest and rest[0].text in POSSESSIVE:
        rest = rest[1:]
        return not rest or any(is_body_word(token) for token in _until_preposition(rest)[-1:])
    head = _until_preposition(rest)
    return bool(head) and (is_body_word(head[0]) or is_body_word(head[-1]))


def modified_from(part: list[Token], start: int) -> int:
    """Where the role's own modifiers begin ("Deputy" in "State Department Deputy Spokesman")."""
    while start > 0:
        token = part[start - 1]
        before = plain(token.text)
        if start > 1 and (follows_body(part, start - 2) or _ends_body(part, start)):
            break
        known = before in {"", "and"} or before in role_list("modifier") or before in role_words()
        plain_word = (
            token.text.islower() and token.pos in {"NOUN", "ADJ"} and not is_body_word(token)
        )
        if not (known or plain_word):
            break
        start -= 1
    while start < len(part) and plain(part[start].text) in {"", "and"}:
        start += 1
    return start


def _ends_body(part: list[Token], end: int) -> bool:
    """As in "Coast Guard spokesman": a guard is somebody, the guard of the coast a body."""
    pair = words_folded(part[end - 2 : end])
    return pair in words_of("body") and part[end - 1].text[0].isupper()


def _before(sentence: Sentence, before: list[Token]) -> str | None:
    """The affiliation that stands before a role: "Kremlin's", "US State Department"."""
    kept = [token for token in before if plain(token.text) not in role_list("status")]
    while kept and (
        kept[-1].text in POSSESSIVE or kept[-1].pos in {"PUNCT", "CCONJ", "ADJ", "DET"}
    ):
        if kept[-1].lower in nationalities() or kept[-1].entity:
            break
        kept.pop()
    while kept and kept[0].pos not in {"NOUN", "PROPN"} and not _says_whose(kept[0]):
        kept.pop(0)
    return words_of_tokens(sentence, kept) if kept else None


def _says_whose(token: Token) -> bool:
    return token.lower in nationalities() or bool(token.entity) or (token.i > 0 and capital(token))


def _after(
    sentence: Sentence, part: list[Token], end: int
) -> tuple[str, tuple[Token, ...], str | None]:
    """What follows "head of": more of the role ("of Defence"), a name without comma, the body."""
    tail = part[end + 1 :]
    named = len(tail)
    while named > 0 and tail[named - 1].entity == "PERSON":
        named -= 1
    if len(tail) > 2 and tail[0].lower in state_words() and _all_names(tail[1:]):
        named = 1  # "of Orvany Ilda Marren": the parser may take all three for one name
    before = plain(tail[named - 1].text) if named else ""
    titled = before in role_words() or before in role_list("honorific")
    bare = 0 < named < len(tail) and before not in PREPOSITIONS and not titled
    name = tuple(tail[named:]) if bare and tail[named - 1].pos != "DET" else ()
    tail = tail[:named] if name else tail
    extra = ""
    stop = next((n for n, token in enumerate(tail) if token.lower == "of"), len(tail))
    if part[end - 1].lower in PORTFOLIO and 0 < stop <= 3 and _is_portfolio(tail[:stop]):
        extra = f" {part[end].text} {words_of_tokens(sentence, tail[:stop])}"
        tail = tail[stop + 1 :]
    tail = _body_of(tail)
    while tail and (tail[0].pos == "DET" or tail[0].text in POSSESSIVE):
        tail = tail[1:]
    while tail and tail[-1].text in POSSESSIVE:
        tail = tail[:-1]
    return extra, name, words_of_tokens(sentence, tail) if tail else None


def _all_names(tokens: Sequence[Token]) -> bool:
    """Whether two or three words, all with a capital, may be somebody's name."""
    return len(tokens) in (2, 3) and all(
        t.pos == "PROPN" and t.text[0].isupper() and t.lower not in state_words() for t in tokens
    )


def _body_of(tail: list[Token]) -> list[Token]:
    """The body alone: "history at Kessa University and a former envoy" -> "Kessa University"."""
    for number, token in enumerate(tail[1:], 1):
        if token.pos == "CCONJ" and number + 1 < len(tail) and tail[number + 1].pos == "DET":
            tail = tail[:number]
            break
    at = next((n for n, token in enumerate(tail) if token.lower == "at"), None)
    subject = at is not None and all(token.text.islower() for token in tail[:at])
    return tail[at + 1 :] if at is not None and subject and at + 1 < len(tail) else tail


def _is_portfolio(tokens: list[Token]) -> bool:
    return all(
        plain(token.text) in role_list("modifier") or token.lower in {"and", "affairs"}
        for token in tokens
    )


def _bare_name(part: list[Token]) -> tuple[Token, ...]:
    head = _until_preposition(part)
    return _strip_name(head) if len(head) == len(part) else ()


def _strip_name(tokens: list[Token]) -> tuple[Token, ...]:
    """The name without honorifics before it and the possessive mark after it."""
    while tokens and plain(tokens[0].text) in role_list("honorific"):
        tokens = tokens[1:]
    while tokens and tokens[-1].text in POSSESSIVE:
        tokens = tokens[:-1]
    return tuple(tokens) if tokens and name_like(tokens) else ()
