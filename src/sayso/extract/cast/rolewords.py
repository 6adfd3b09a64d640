"""Words that name a role or a sort of body, looked up where they stand."""

from collections.abc import Sequence

from sayso.extract.cast.names import capital
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import plain, role_list, role_words
from sayso.model import Token

LONGEST_ROLE = 5
# Words for anybody are no titles: "National Voter Act" names no voter.
BYSTANDERS = frozenset({"resident", "worker", "person", "relative", "soldier", "suspect", "member"})


def role_at(tokens: Sequence[Token], start: int) -> int:
    """One past the longest role word that starts here, or ``start`` where none does."""
    for end in range(min(len(tokens), start + LONGEST_ROLE), start, -1):
        if is_role(words_folded(tokens[start:end])) or is_role(_singular(tokens[start:end])):
            return end
    return start


def is_role(words: str) -> bool:
    """Whether the words, as they stand, name a role."""
    return plain(words) in role_words()


def is_body_word(token: Token) -> bool:
    """Whether the word alone names a sort of organisation ("Ministry")."""
    return plain(token.text) in words_of("body") or token.lemma in words_of("body")


def ends_as_body(words: Sequence[str]) -> bool:
    """As in "Orvan Lines", "the Eel Collective": the last word makes it a body's name.

    After a first name it may be a surname: "Ilda Power".
    """
    last = plain(words[-1]) if words and words[-1][:1].isupper() else ""
    named = len(words) > 1 and last in words_of("name-ending")
    return named and words[0].lower() not in first_names()


def words_folded(tokens: Sequence[Token]) -> str:
    """The tokens' words as the tables are keyed."""
    return plain(" ".join(token.text for token in tokens))


def _singular(tokens: Sequence[Token]) -> str:
    last = tokens[-1]
    lemma = last.lemma if last.lemma != last.lower else last.lower.removesuffix("s")
    plural = last.tag in {"NNS", "NNPS"}
    return plain(" ".join([*(t.text for t in tokens[:-1]), lemma if plural else last.text]))


def follows_body(part: Sequence[Token], here: int) -> bool:
    """Whether the preposition belongs to a body's name: "Ministry of Tides spokesman"."""
    return here > 0 and part[here].lower in {"of", "for"} and is_body_word(part[here - 1])


def is_surname(tokens: Sequence[Token], here: int) -> bool:
    """As in "Mr King", "Anna Shepherd": a role word that is a name there."""
    if here == 0 or not tokens[here].text[0].isupper():
        return False
    end = role_at(tokens, here)
    if role_words().get(plain(tokens[here].text), frozenset({""})) <= BYSTANDERS:
        return capital(tokens[here - 1])
    if end < len(tokens) and capital(tokens[end]):
        return False
    before = tokens[here - 1].lower
    return plain(before) in role_list("honorific") or before in first_names()
