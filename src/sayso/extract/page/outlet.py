"""Outlet: whose page it is, by what the page says and by its habits."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.page import addresses, fullnames, nameplate, signed
from sayso.lexicon.datelines import dateline_at
from sayso.lexicon.outlet_evidence import outlet_evidence
from sayso.lexicon.outlets import outlet_at, outlet_called, outlets
from sayso.lexicon.page_words import page_words
from sayso.model import Article, Passage, PassageKind

# Weights of evidence that is no pattern of lexicon/outlet_evidence.toml. A page's own address
# outweighs an agency credited in it; a dateline stays behind what a site says of itself.
KNOWN_ADDRESS, UNKNOWN_ADDRESS = 5.0, 1.0
SURE_MARK, TWO_MARKS = 4.0, 3.0
DATELINE, CREDIT_LINE = 2.5, 2.5
SITE_NAME = 4.0
NAMEPLATE = 4.5  # a page that is headed by a name is that name's, whoever holds the rights
ENOUGH = 1.0
HEAD = 4  # passages at the top of a page among which its name stands
FURNITURE = (PassageKind.FURNITURE, PassageKind.RELATED_LINK)


@dataclass(frozen=True, slots=True)
class OutletGuess:
    """An outlet's name, what speaks for it, and other outlets the page credits."""

    name: str
    basis: str
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    name: str
    weight: float
    basis: str


def find(article: Article, passages: Sequence[Passage]) -> OutletGuess | None:
    """The outlet with the most evidence, or None if there is none."""
    placed = [
        *_address(article.uri),
        *_nameplates(passages),
        *_datelines(passages),
        *_names_below(passages),
        *_signed(passages),
    ]
    evidence = [
        *placed,
        *_credit_lines(passages, {item.name for item in placed}),
        *_said(passages),
        *_marks(passages),
    ]
    full = fullnames.find(passages)
    evidence = [replace(item, name=full.get(item.name, item.name)) for item in evidence]
    sums: defaultdict[str, float] = defaultdict(float)
    for item in evidence:
        sums[item.name] += item.weight
    if not sums or max(sums.values()) < ENOUGH:
        return None
    best = max(sums, key=lambda name: sums[name])
    basis = dict.fromkeys(item.basis for item in evidence if item.name == best)
    credited = dict.fromkeys(
        item.name
        for item in evidence
        if item.name != best and item.basis.startswith(("dateline", "credit line"))
    )
    return OutletGuess(best, "; ".join(basis), tuple(credited))


def _named(name: str) -> str | None:
    """The name as the table spells it, or as it stands; None for what is no name."""
    words = name.strip(" .,:;/-–—\u00a0").removesuffix("'s").removesuffix("’s")
    entry = outlet_called(words)
    if entry:
        return entry.name
    return None if len(words) < 2 or page_words("no name").match(words) else words


def _address(uri: str) -> Iterator[_Evidence]:
    yield from _at(addresses.find(uri).hostname or "")


def _at(host: str) -> Iterator[_Evidence]:
    if entry := outlet_at(host):
        yield _Evidence(entry.name, KNOWN_ADDRESS, f"web address {host}")
    elif host:
        site = host.removeprefix("www.")
        yield _Evidence(site, UNKNOWN_ADDRESS, f"web address {host}, not in the table of outlets")


def _nameplates(passages: Sequence[Passage]) -> Iterator[_Evidence]:
    """The name over the page, or before the date at its head."""
    for passage in passages[:HEAD]:
        words = passage.span.words
        name: str | None = None
        if passage.why.rule == nameplate.RULE:
            name = nameplate.parted(words)[0]
        elif passage.kind is PassageKind.DATELINE or passage.why.rule == "menu in a line":
            name = nameplate.name_before_date(words)
        elif passage.why.rule == "first line":
            name = nameplate.name_in_headline(words)
        if name and (known := _named(_in_title_case(name))):
            yield _Evidence(known, NAMEPLATE, f"nameplate {words!r}")
            return


def _in_title_case(name: str) -> str:
    """“THE HARBOUR GULL” is the Harbour Gull; one word in capitals may be an acronym."""
    words = name.split()
    shouted = len(words) > 1 and name.isupper()
    return " ".join(word.capitalize() for word in words) if shouted else name


def _datelines(passages: Sequence[Passage]) -> Iterator[_Evidence]:
    for passage in passages:
        found = dateline_at(passage.span.words) if passage.kind is PassageKind.DATELINE else None
        name = _named(found.agency) if found and found.agency else None
        if name:
            yield _Evidence(name, DATELINE, f"dateline {passage.span.words!r}")
            return


def _names_below(passages: Sequence[Passage]) -> Iterator[_Evidence]:
    """As in “Flood reaches Vell / Harbour Quay News (HQN), English wire / 4 March 2031”."""
    for passage in passages[1:HEAD]:
        if passage.why.rule in ("heading", "subhead") and (
            name := fullnames.name_on(passage.span.words)
        ):
            yield _Evidence(name, CREDIT_LINE, f"name below the headline {passage.span.words!r}")
            return


def _signed(passages: Sequence[Passage]) -> Iterator[_Evidence]:
    """Names beside a date or an author or behind the headline, and addresses on their own."""
    seen: set[str] = set()
    for name, line, sort in signed.find(passages):
        if sort == "address":
            yield from _at(name)
        elif (known := _named(_in_title_case(name))) and known not in seen:
            seen.add(known)
            weight = SITE_NAME if sort == "site name" else CREDIT_LINE
            yield _Evidence(known, weight, f"{sort} {line!r}")


def _credit_lines(passages: Sequence[Passage], known: Collection[str]) -> Iterator[_Evidence]:
    """``known`` are the names that other evidence gives, by which an agency may sign as well."""
    for passage in passages:
        credited = _credited(passage.span.words, known) if passage.why.rule == "credit line" else ""
        if credited and (name := _named(credited)):
            yield _Evidence(name, CREDIT_LINE, f"credit line {passage.span.words!r}")


def _credited(line: str, known: Collection[str]) -> str:
    """“(HQN, Harbour Quay News)” is one agency by two names: the one it goes by elsewhere."""
    words = fullnames.YEAR.sub("", line.strip("()[]. "))
    short, _, full = words.partition(", ")
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    if not full or short != initials:
        return words
    return short if short in known else full


def _said(passages: Sequence[Passage]) -> Iterator[_Evidence]:
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        place = "furniture" if passage.kind in FURNITURE else "body"
        for entry, pattern in outlet_evidence():
            if entry.where not in (place, "any"):
                continue
            for match in pattern.finditer(passage.span.words):
                name = _named(match["name"])
                if name and (name, entry.name) not in seen:
                    seen.add((name, entry.name))
                    yield _Evidence(name, entry.weight, f"{entry.name}: {match.group().strip()!r}")


def _marks(passages: Sequence[Passage]) -> Iterator[_Evidence]:
    lines = [passage.span.words for passage in passages]
    for entry in outlets():
        sure = [line for mark in entry.sure_marks for line in lines if re.search(mark, line)]
        marks = {mark: line for mark in entry.marks for line in lines if re.search(mark, line)}
        if sure:
            yield _Evidence(entry.name, SURE_MARK, f"habit of the outlet's pages: {sure[0]!r}")
        elif len(marks) > 1:
            shown = ", ".join(repr(line) for line in list(marks.values())[:2])
            yield _Evidence(entry.name, TWO_MARKS, f"habits of the outlet's pages: {shown}")
