"""Merging: mentions into voices by evidence, the strongest first, and never against a judgement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol

from sayso.link import personal
from sayso.link.bodynames import Body, bodies_clash, body
from sayso.link.described import is_description
from sayso.link.evidence import Evidence, Setting, open_
from sayso.link.groups import Groups
from sayso.link.mentions import Mention
from sayso.link.personal import PersonName, clash
from sayso.link.wordbags import fold
from sayso.model import Mark, SourceKind, Verdict, Why

NOBODY = PersonName((), "")  # an office alone rules no name out
FACES = 12  # different full names in one group; further ones are not compared
BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.STATE})
Face = PersonName | Body


class Decision(Protocol):
    """What is needed of a judgement: two names in articles, and whether they are one voice."""

    @property
    def left(self) -> Mark:
        """One of the two."""

    @property
    def right(self) -> Mark | None:
        """The other."""

    @property
    def verdict(self) -> Verdict | None:
        """Whether they are one voice."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Mentions in groups, the reasons of links by their left mention, and pairs not made one."""

    groups: Groups[int]
    reasons: Mapping[int, Sequence[Why]]
    left_open: Sequence[Evidence]


def _face(mention: Mention) -> Face:
    if mention.kind is not SourceKind.PERSON:
        return body(mention)
    return NOBODY if is_description(mention.name) else personal.read(mention.name)


def _clash(left: Face, right: Face) -> str | None:
    if isinstance(left, PersonName) and isinstance(right, PersonName):
        return None if NOBODY in (left, right) else clash(left, right)
    if isinstance(left, Body) and isinstance(right, Body):
        return bodies_clash(left, right)
    return None


@dataclass(slots=True)
class _Merger:
    setting: Setting
    groups: Groups[int]
    apart: dict[int, set[int]] = field(default_factory=dict)
    faces: dict[int, frozenset[Face]] = field(default_factory=dict)
    allowed: set[frozenset[Face]] = field(default_factory=set)

    def walled(self, left: int, right: int) -> bool:
        """Whether a judgement keeps the groups of two mentions apart."""
        one, other = self.groups.root(left), self.groups.root(right)
        return any(self.groups.root(each) == other for each in self.apart.get(one, ()))

    def barred(self, left: int, right: int) -> str | None:
        """Why the groups of two mentions cannot be one, or None."""
        if self.walled(left, right):
            return "a judgement keeps them apart"
        one, other = self.groups.root(left), self.groups.root(right)
        kinds = {self.setting.mentions[each].kind for each in (left, right)}
        if len(kinds) > 1 and not kinds <= BODIES:
            return f"{' and '.join(sorted(kinds))} are never one"
        for face in self._faces(one):
            for against in self._faces(other):
                reason = _clash(face, against)
                if reason and frozenset((face, against)) not in self.allowed:
                    return reason
        return None

    def _faces(self, root: int) -> frozenset[Face]:
        return self.faces.get(root) or frozenset({_face(self.setting.mentions[root])})

    def join(self, left: int, right: int) -> None:
        """Make the two groups one."""
        one, other = sorted((self.groups.root(left), self.groups.root(right)))
        faces = sorted(self._faces(one) | self._faces(other), key=repr)
        self.groups.join(one, other)
        self.faces[one] = frozenset(faces[:FACES])
        barred = self.apart.pop(other, set())
        if barred:
            self.apart[one] = self.apart.get(one, set()) | barred

    def judged_same(self, left: int, right: int) -> None:
        """Make the two groups one, whatever their names are: a person says so."""
        one, other = (self._faces(self.groups.root(each)) for each in (left, right))
        self.allowed.update(frozenset((face, against)) for face in one for against in other)
        self.join(left, right)

    def keep_apart(self, left: int, right: int) -> None:
        """Two mentions that must not meet."""
        for one, other in ((left, right), (right, left)):
            self.apart.setdefault(self.groups.root(one), set()).add(other)


def find(setting: Setting, evidence: Iterable[Evidence], judged: Iterable[Decision]) -> Merged:
    """Groups of mentions.

    What was judged not the same, or undecided, is kept apart first; then what was judged the same
    is joined, whatever its names are, then every pair with enough evidence, in order of its weight.
    So where a judgement splits a group, the weakest links between the two sides are those that are
    not made, and without the judgement the same evidence gives the former groups again. Keeping
    apart is stronger than joining. A judgement on names that are no longer read, or on two that are
    one mention, changes nothing.
    """
    merger = _Merger(setting, Groups(range(len(setting.mentions))))
    decided = list(_decided(setting, judged))
    walls = [each for each in decided if each.verdict is not Verdict.SAME]
    for wall in walls:
        merger.keep_apart(wall.left, wall.right)
    reasons: dict[int, list[Why]] = defaultdict(list)
    for each in decided:
        if each.verdict is Verdict.SAME and not merger.walled(each.left, each.right):
            merger.judged_same(each.left, each.right)
            reasons[each.left].append(each.why)
    kept = list(evidence)
    sure = (each for each in kept if each.verdict is Verdict.SAME)
    left_open = [each for each in kept if each.verdict is Verdict.UNDECIDED]
    for each in sorted(sure, key=lambda each: (-each.weight, each.left, each.right)):
        if merger.groups.together(each.left, each.right):
            continue
        if barred := merger.barred(each.left, each.right):
            detail = f"{each.why.detail}; but {barred}"
            left_open.append(open_(each.left, each.right, each.why.rule, detail))
        else:
            merger.join(each.left, each.right)
            reasons[each.left].append(each.why)
    return Merged(merger.groups, reasons, [*walls, *left_open])


def _decided(setting: Setting, judged: Iterable[Decision]) -> Iterator[Evidence]:
    """Judgements on names in articles as evidence on mentions."""
    decisions = [each for each in judged if each.verdict is not None]
    by_mark: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(setting.mentions) if decisions else ():
        for name in sorted({fold(each) for each in (mention.name, *mention.names)}):
            by_mark[mention.article, name].append(number)
    for decision in decisions:
        marks = [mark for mark in (decision.left, decision.right) if mark is not None]
        sides = [by_mark.get((setting.first(m.article), fold(m.name)), []) for m in marks]
        verdict = decision.verdict or Verdict.UNDECIDED
        why = Why("judged", None, f"judged {verdict.replace('-', ' ')}")
        for left, right in product(*sides) if len(sides) == 2 else ():
            if left != right:
                yield Evidence(left, right, why, verdict)
