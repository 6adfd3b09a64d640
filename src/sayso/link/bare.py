"""Bare bodies: “the police”, “the Column”, “its Defence Ministry”, “the company” on its own page.

Such a name is whoever the story leaves to be meant: the one body of the sort that it names in full.
Where it names two, nothing is said.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.lexicon import gazetteer
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.link import mentions
from sayso.link.bodynames import FUNCTION, name_form
from sayso.link.evidence import Evidence, Setting, same
from sayso.link.mentions import Mention
from sayso.link.wordbags import fold
from sayso.model import SourceKind

BLOCK = 60  # bodies of one story that are compared
LOCAL = "police"  # a sort of which an occurrence has one, where no two are named
THEIRS = re.compile(r"(?:its|their)\s+", re.IGNORECASE)
PUBLISHERS = frozenset({"company", "association"})


def find(setting: Setting, group: Sequence[int]) -> Iterator[Evidence]:
    """What speaks for bare names of bodies being others of one story."""
    few = [i for i in group if setting.mentions[i].kind is not SourceKind.STATE][:BLOCK]
    heads: dict[str, list[int]] = defaultdict(list)
    for number in few:
        if head := _head(setting.mentions[number].name):
            heads[head].append(number)
    for number in few:
        mention = setting.mentions[number]
        if THEIRS.match(mention.name):
            yield from _owned(setting, number, few)
        elif head := bare_head(mention.name):
            yield from _own_page(setting, number, few, head)
            yield from _only_one(setting, number, heads[head])
        elif mention.name[:1].isupper() and " " not in fold(mention.name):
            yield from _last_word(setting, number, few)
    for head, some in heads.items():
        if LOCAL in words_of("body").get(head, ()):
            yield from _local(setting, some)


def bare_head(name: str) -> str:
    """The sort of body a name is and nothing else: “police”, “City police”; "" for other names."""
    words = [word for word in _split(name) if word.removesuffix("'s") not in _loose()]
    return words[0] if len(words) == 1 and words[0] in words_of("body") else ""


def _split(name: str) -> list[str]:
    return fold(name).replace("’", "'").removeprefix("the ").split()


def _loose() -> frozenset[str]:
    """What stands before a sort of body without telling which."""
    return clause_words("which body it leaves open")


def _head(name: str) -> str:
    """The word that tells the sort: “police” of “Vell City Police” and of “Police in Vell”."""
    words = fold(name).removeprefix("the ").split()
    cut = next((n for n, word in enumerate(words) if n and word in FUNCTION), len(words))
    return words[cut - 1] if words and words[cut - 1] in words_of("body") else ""


def _forms(setting: Setting, some: Sequence[int]) -> set[str]:
    """The bodies that these mentions name in full, each by one form."""
    forms = {name_form(_placed(setting.mentions[i].name)) for i in some}
    # “Orvan Defence Ministry” and “Defence Ministry”: the shorter leaves out what is plain.
    return {f for f in forms if not any(set(f.split()) < set(o.split()) for o in forms)}


def _placed(name: str) -> str:
    """“Police in Vell” and “Vell city police” are one."""
    small = FUNCTION | _loose()
    return " ".join(word for word in name.split() if word.lower() not in small)


def _only_one(setting: Setting, number: int, some: Sequence[int]) -> Iterator[Evidence]:
    """“The ministry” for the only ministry of the story, where the article names none itself."""
    fuller = [i for i in some if not bare_head(setting.mentions[i].name)]
    if fuller and len(_forms(setting, fuller)) == 1:
        yield _short(setting, fuller[0], number)


def _local(setting: Setting, some: Sequence[int]) -> Iterator[Evidence]:
    """“Police” in each report of an occurrence, which names one force or none."""
    full = [i for i in some if not bare_head(setting.mentions[i].name)]
    if len(_forms(setting, full)) > 1:
        return
    for number in full[1:]:
        yield _short(setting, full[0], number)
    bare = [i for i in some if i not in full]
    for number in bare[1:]:
        yield _short(setting, bare[0], number)


def _last_word(setting: Setting, number: int, few: Sequence[int]) -> Iterator[Evidence]:
    """“The Column” for the only “Sarrat Column”: a capital keeps it apart from the common noun."""
    word = fold(setting.mentions[number].name)
    names = {i: fold(setting.mentions[i].name).split() for i in few if i != number}
    longer = [i for i, words in names.items() if words[1:] and words[-1] == word]
    longer = [i for i in longer if names[i][-2] not in FUNCTION]
    if longer and len(_forms(setting, longer)) == 1 and not gazetteer.named(word.title()):
        yield _short(setting, longer[0], number)


def _own_page(setting: Setting, number: int, few: Sequence[int], head: str) -> Iterator[Evidence]:
    """“The company announced” on the page of the company itself."""
    article = setting.mentions[number].article
    near = [i for i in few if setting.mentions[i].article == article and i != number]
    if any(_head(setting.mentions[i].name) == head for i in near if not _is_outlet(setting, i)):
        return
    for other in near:
        if _is_outlet(setting, other) and _speaks_as(setting.mentions[other].name, head):
            yield _short(setting, other, number)
            return


def _is_outlet(setting: Setting, number: int) -> bool:
    return setting.mentions[number].kind is SourceKind.OUTLET


def _speaks_as(name: str, head: str) -> bool:
    """Whether a publisher that is no press may be called so."""
    if outlet_called(name) or is_outlet_like(name):
        return False
    sorts = [w for w in mentions.name_words(name) if w in words_of("body")]
    return head in sorts or (not sorts and bool(words_of("body")[head] & PUBLISHERS))


def _owned(setting: Setting, number: int, few: Sequence[int]) -> Iterator[Evidence]:
    """“Its Defence Ministry”: of whom the lines before it speak, if of one alone."""
    mention = setting.mentions[number]
    office = THEIRS.sub("", mention.name)
    own = set(name_form(office).split())
    fuller: dict[str, int] = {}
    for other in few:
        more = set(name_form(setting.mentions[other].name).split())
        added = more - own
        if other != number and own < more and len(added) == 1:
            fuller.setdefault(next(iter(added)), other)
    named = [owner for owner in fuller if owner in _named_before(setting, mention)]
    if len(named) == 1:
        yield _short(setting, fuller[named[0]], number)


def _named_before(setting: Setting, mention: Mention) -> set[str]:
    """Names, each in its form, of the paragraph up to where the mention stands first."""
    text = setting.texts.get(mention.article, "")
    start = text.find(mention.name)
    paragraph = text[:start].rpartition("\n")[2] if start >= 0 else ""
    words = re.findall(r"\b[A-Z][^\W\d_]+", paragraph)
    return {form for word in words for form in name_form(word).split()}


def _short(setting: Setting, full: int, number: int) -> Evidence:
    told = f"{setting.both(number, full)}: the story names no other of the sort"
    return same(full, number, "short-name", told)
