"""Personal names in parts that can be compared: given names, surname, generation, gender."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.first_names import first_names
from sayso.lexicon.name_variants import given_forms, variant_words
from sayso.lexicon.places import country
from sayso.lexicon.roles import gender_of, role_list, role_words
from sayso.link.wordbags import fold

WORD = re.compile(r"[a-z][a-z.']*(?:-[a-z.']+)*")
NICKNAME = re.compile(r"[\"“„«(‘][^\"”»)’]{1,24}[\"”»)’](?=\s)")
ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|an|ad|ar|at|az)-(?=\w)")
SERVANT = re.compile(r"^abd(?:[aeu]l|[aeu]r|u)-?(?=\w{3})")
VOWELS = re.compile(r"[aeiouy]+")
LEAST_STATED = 2  # words: a state's name before them is no part of theirs
LEAST_STEM = 3  # letters: "chris" begins "christopher"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without titles; ``given`` is empty for a bare surname.

    "Gen. Ilda R. van der Marren Jr." -> given ("ilda", "r"), family "marren", generation "jr".
    """

    given: tuple[str, ...]
    family: str
    generation: str = ""
    gender: str | None = None

    @property
    def bare(self) -> bool:
        """Whether only the surname is given."""
        return not self.given

    @property
    def first(self) -> str:
        """The first given name as it sounds, or nothing."""
        return _sound(self.given[0]) if self.given else ""

    @property
    def sound(self) -> str:
        """The surname with the differences of transliteration taken out."""
        return _sound(self.family)

    @property
    def loose(self) -> str:
        """The surname by its consonants: "Tsaryov" and "Tsarev" are one, and much else is."""
        return consonants(self.family)

    @property
    def parts(self) -> tuple[str, ...]:
        """Given names and surname, as they sound."""
        return (*(_sound(word) for word in self.given), self.sound)


@lru_cache(maxsize=50_000)
def read(name: str) -> PersonName:
    """The parts of a name."""
    plain = fold(NICKNAME.sub(" ", name)).replace("`", "'")
    words = [word.replace("'", "") for word in WORD.findall(plain)]
    gender = next((found for word in words if (found := gender_of(word))), None)
    words = _without_titles(words)
    generation = ""
    if len(words) > 1 and words[-1].strip(".") in variant_words("generation"):
        generation = {"junior": "jr", "senior": "sr"}.get(last := words.pop().strip("."), last)
    given, family = _ordered(_joined(words))
    if gender is None and given:
        gender = first_names().get(given[0])
    return PersonName(given, family, generation, gender)


def _without_titles(words: list[str]) -> list[str]:
    """The name after a title or an office: "the envoy for Orvany Ilda Marren"."""
    small = [n for n, word in enumerate(words[:-1]) if word in clause_words("small word of a name")]
    kept = words[small[-1] + 1 :] if small else list(words)
    while len(kept) > 1 and _titled(kept[0]):
        kept = kept[1:]
    # "Orvany envoy" cut short leaves "Orvany Ilda Marren"; "Chad Marren" is a name.
    if len(kept) > LEAST_STATED and country(kept[0].title()) and kept[0] not in first_names():
        kept = kept[1:]
    return kept


def _titled(word: str) -> bool:
    bare = word.strip(".")
    if bare in first_names():
        return False
    titles = clause_words("title")
    return bare in titles or bare in role_list("honorific") or bare in role_words()


def _joined(words: list[str]) -> list[str]:
    """Parts that belong together as one ("abdel rahman", "abu omar"); articles dropped."""
    found: list[str] = []
    rest = [part for word in words for part in _split(word)]
    while rest:
        word = rest.pop(0)
        if word in variant_words("servant") and rest:
            if rest[0] in variant_words("article") and len(rest) > 1:
                rest.pop(0)
            word = "abd" + rest.pop(0)
        elif word in variant_words("kunya") and rest:
            word = "abu" + rest.pop(0) if word != "umm" else "umm" + rest.pop(0)
        elif found and rest and word in variant_words("article") | variant_words("particle"):
            continue
        found.append(word.strip("."))
    if len(found) == 2 and found[0] in variant_words("particle") and found[0] not in first_names():
        found = found[1:]
    return [word for word in found if word]


def _split(word: str) -> list[str]:
    """As in "abdel-rahman" -> "abdel", "rahman"; "abdulrahman" too; "al-assad" -> "assad"."""
    if (match := SERVANT.match(word)) is not None and len(word) > len(match[0]) + LEAST_STEM:
        return ["abdel", word[match.end() :]]
    head, _, tail = word.partition("-")
    if tail and head in variant_words("servant") | variant_words("kunya"):
        return [head, tail]
    return [ARTICLE.sub("", word)]


def _ordered(words: list[str]) -> tuple[tuple[str, ...], str]:
    """Given names and surname, in whichever order the name's custom has them."""
    if not words:
        return (), ""
    plain = [word.replace("-", "") for word in words]
    first, rest = words[0], "-".join(words[1:]).split("-")
    sure = first in variant_words("family-first")
    likely = first in variant_words("family-first-or-given") and len(rest) > 1
    if words[1:] and (sure or likely) and len(rest) < LEAST_STEM:
        return ("".join(rest),), first
    return tuple(plain[:-1]), plain[-1]


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """As in "zelenskyy", "zelenskiy" and "zelensky" -> "zelensky"."""
    word = re.sub(r"(?:iy|yi|ii|ij|yj|yy|ey|ei)$|(?<=[^aeiou])i$", "y", word)
    word = re.sub(r"ai$", "ay", word).replace("kh", "h").replace("ou", "u")
    return re.sub(r"(.)\1", r"\1", word.replace("w", "v").replace("ks", "x"))


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """The consonants of a word in classes that transliterations mix up."""
    word = re.sub(r"kh|gh|q|k|g|ck", "k", word.replace("ph", "f").replace("tch", "c"))
    word = re.sub(r"[szc]h?|ts|x", "s", word.replace("dh", "d").replace("th", "t"))
    word = VOWELS.sub("", word.replace("j", "y").replace("w", "v").replace("f", "v"))
    return re.sub(r"(.)\1+", r"\1", word.replace("h", ""))


def clash(left: PersonName, right: PersonName) -> str | None:
    """Why two names of one surname cannot be one person's, or None."""
    if left.gender and right.gender and left.gender != right.gender:
        return "a man's and a woman's name"
    if left.generation and right.generation and left.generation != right.generation:
        return "of two generations"
    if left.given and right.given and not first_names_agree(left, right):
        return "two first names"
    one, other = ({w[0]: w for w in name.given[1:]} for name in (left, right))
    if one and other and not set(one) & set(other) and left.first == right.first:
        return "two middle names"
    return None


def first_names_agree(left: PersonName, right: PersonName) -> bool:
    """Whether one first name may be the other's form, spelling, initial or beginning."""
    one, other = left.given[0], right.given[0]
    if left.first == right.first or given_forms(one) & given_forms(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1 or (len(short) >= LEAST_STEM and long.startswith(short)):
        return long.startswith(short)
    if consonants(one) == consonants(other) and one[:1] == other[:1]:
        return True
    # "Mary Ann Orlo" may be called Ann; "Ida Wessel Orlo" may be told by her two surnames.
    return left.first in right.parts[1:-1] or right.first in left.parts[1:-1]
