"""Scenes: what the claims of one story leave out because the story has one scene: where, and whom.

"Six were killed" and "six were killed in Vell" ask one thing where a story names no other place;
"the blast was caused by drones of Lumeria" and "Lumeria carried out an attack" blame one state for
one deed. Where a story has two places or two targets nothing is filled in.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.things import belonging_key, thing_classes
from sayso.link.corpus import Corpus
from sayso.link.keys import REPLIES, SUPPLIED, Key, Position
from sayso.model import QuestionKind

DEEDS = frozenset({"attack", "causing"})
HARM = frozenset({"killing", "wounding", "disappearance", "rescue"})
WIDE = frozenset({"area", "landscape", "settlements", "state"})
WHOM = "what the story says was done by the same"
Own = Mapping[str, Sequence[Position]]
Target = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """One story: its one place of harm, and what was done, by whom and with what."""

    place: str
    targets: Mapping[str, Counter[Target]]
    caused: Counter[Target]
    weapons: Mapping[str, frozenset[str]]

    def settle(self, position: Position) -> Position | None:
        """The position with what the story supplies; None if it asks nothing without it."""
        key = position.key
        if key.predicate in HARM:
            return self._placed(position)
        if key.predicate not in DEEDS or key.kind is not QuestionKind.IS_IT_SO:
            return position
        if not key.when and _untold(key):
            return self._aimed(position)
        return position if key.about else None

    def _placed(self, position: Position) -> Position:
        key = position.key
        bare = not key.owner or key.owner == belonging_key(self.place)
        if key.place or not self.place or not bare:
            return position
        return replace(position, key=replace(key, about=key.noun, place=self.place), why=SUPPLIED)

    def _aimed(self, position: Position) -> Position | None:
        """As in "carried out an attack", "caused the blast": the deed of the same doer."""
        key, by = position.key, self._doer(position)
        done = self.targets.get(by) or Counter()
        if not by and position.claim.act in REPLIES:
            by, done = self._main()
        if not done and key.predicate == "causing":
            done = self.caused
        what = _commonest(done)
        if what is None:
            return position if key.about else None
        predicate, about, place = what
        aimed = replace(key, predicate=predicate, about=about, place=place, by=by)
        return replace(position, key=aimed, why=WHOM) if aimed != key else position

    def _doer(self, position: Position) -> str:
        """Whose drones "drones" are, where only one owner's are spoken of."""
        by = position.proposition.by if position.proposition else None
        if by is not None and by.belonging is None and len(self.weapons.get(by.noun, ())) == 1:
            return next(iter(self.weapons[by.noun]))
        if by is not None and not position.key.by and by.words[:1].isupper():
            # The parser takes an invented state for a person; but its drones are spoken of.
            name = belonging_key(by.words)
            return name if name is not None and name in self.targets else ""
        return position.key.by

    def _main(self) -> tuple[str, Counter[Target]]:
        """The doer most often named; where two are named as often, nobody."""
        times = Counter({by: done.total() for by, done in self.targets.items()})
        ranked = times.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return "", Counter()
        return ranked[0][0], self.targets[ranked[0][0]]


def settle(corpus: Corpus, own: Own) -> dict[str, list[Position]]:
    """The positions of all claims, each with what its story supplies."""
    by_story: dict[str, list[Position]] = defaultdict(list)
    for claim in corpus.claims:
        by_story[corpus.thread_of(claim.article)].extend(own[claim.id])
    scenes = {story: _scene(positions) for story, positions in by_story.items()}
    found: dict[str, list[Position]] = {}
    for claim in corpus.claims:
        scene = scenes[corpus.thread_of(claim.article)]
        settled = (scene.settle(position) for position in own[claim.id])
        found[claim.id] = [position for position in settled if position is not None]
    return found


def _scene(positions: Sequence[Position]) -> Scene:
    harmed = {p.key.place for p in positions if p.key.predicate in HARM and p.key.place}
    struck = {p.key.place for p in positions if p.key.predicate in DEEDS and _told(p.key)}
    places = harmed or struck
    targets: dict[str, Counter[Target]] = defaultdict(Counter)
    caused: Counter[Target] = Counter()
    weapons: dict[str, set[str]] = defaultdict(set)
    for position in positions:
        key = position.key
        by = position.proposition.by if position.proposition else None
        if by is not None and by.belonging and by.noun in thing_classes():
            weapons[by.noun].add(by.belonging)
        if key.predicate == "causing" and _told(key):
            caused[key.predicate, key.about, key.place] += 1
        if key.predicate in DEEDS and key.by and _told(key) and not key.when:
            targets[key.by][key.predicate, key.about, key.place] += 1
    return Scene(
        min(places) if len(places) == 1 and not min(places).startswith("the ") else "",
        {by: _struck(done) for by, done in targets.items()},
        caused,
        {noun: frozenset(owners) for noun, owners in weapons.items()},
    )


def _struck(done: Counter[Target]) -> Counter[Target]:
    """What was attacked, if that was said; else what was caused."""
    hit = Counter({what: times for what, times in done.items() if what[0] == "attack"})
    return hit or done


def _told(key: Key) -> bool:
    """Whether it says whom or what the deed befell, and not only on whose ground."""
    return bool(key.about) and key.noun not in WIDE and key.kind is QuestionKind.IS_IT_SO


def _untold(key: Key) -> bool:
    return not key.about or key.about in clause_words("occurrence")


def _commonest(done: Counter[Target]) -> Target | None:
    """The one most often told, of equals the one with a place; nothing where two are left."""
    if not done:
        return None
    best = max((done[what], bool(what[2])) for what in done)
    first = [what for what in done if (done[what], bool(what[2])) == best]
    return first[0] if len(first) == 1 else None
