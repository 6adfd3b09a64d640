"""Evidence that two mentions are one voice, or may be, before any link is made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.link.mentions import Mention
from sayso.link.wordbags import fold
from sayso.model import Verdict, Why

MONTHS = timedelta(days=92)  # within which an office is not likely to have passed on
# How much each rule supports, of 100: where a judgement keeps two mentions apart, the links between
# them are made from the strongest on, so that the weakest is the one that is not made.
WEIGHT = {
    "same-state": 95,
    "state-voice": 90,
    "same-outlet": 95,
    "known-body": 90,
    "same-full-name": 85,
    "same-name": 85,
    "same-office": 80,
    "same-document": 80,
    "acronym": 75,
    "name-form": 65,
    "spelling": 60,
    "short-name": 55,
    "surname": 50,
    "office-holder": 45,
    "surname-and-role": 40,
    "surname-in-story": 30,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two mentions by number, what speaks for one voice, and whether it is enough (same) or not."""

    left: int
    right: int
    why: Why
    verdict: Verdict = Verdict.SAME

    @property
    def weight(self) -> int:
        """How much it supports."""
        return WEIGHT.get(self.why.rule, 0)


def same(left: int, right: int, rule: str, detail: str) -> Evidence:
    """Enough to make one voice of two mentions."""
    return Evidence(left, right, Why(rule, None, detail))


def open_(left: int, right: int, rule: str, detail: str) -> Evidence:
    """Something that speaks for one voice, and too little to decide."""
    return Evidence(left, right, Why(rule, None, detail), Verdict.UNDECIDED)


@dataclass(frozen=True, slots=True)
class Setting:
    """All mentions, the story of each article, and each article's day (ISO, "" if unknown).

    ``versions`` names the first version of each article that is a later one; ``namesakes`` are full
    names that two people bear by what an article says.
    """

    mentions: Sequence[Mention]
    stories: Mapping[str, str]
    days: Mapping[str, str]
    versions: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()

    def first(self, article: str) -> str:
        """The first version of an article, under which its mentions are kept."""
        return self.versions.get(article, article)

    def story(self, number: int) -> str:
        """The story of the mention's article; the article itself where it is in none."""
        article = self.mentions[number].article
        return self.stories.get(article, article)

    def together(self, left: int, right: int) -> bool:
        """Whether both are in one article, or in articles of one story."""
        return self.story(left) == self.story(right)

    def told_apart(self, number: int) -> bool:
        """Whether two people bear the mention's name, by what an article says."""
        return fold(self.mentions[number].name) in self.namesakes

    def near(self, left: int, right: int) -> bool:
        """Whether the days of the two articles are known and lie within months of each other."""
        days = [self.days.get(self.mentions[number].article, "") for number in (left, right)]
        if not all(days):
            return False
        one, other = map(date.fromisoformat, days)
        return abs(one - other) <= MONTHS

    def both(self, left: int, right: int) -> str:
        """The two names, for a reason."""
        return f"{self.mentions[left].name!r} and {self.mentions[right].name!r}"

    def shared(self, left: int, right: int) -> frozenset[str]:
        """Words of role and affiliation that both have and not every office has."""
        return self.mentions[left].telling & self.mentions[right].telling

    def at_odds(self, left: int, right: int) -> bool:
        """Whether both have a role or affiliation and the two share no word."""
        one, other = self.mentions[left].details, self.mentions[right].details
        return bool(one and other and not one & other)
