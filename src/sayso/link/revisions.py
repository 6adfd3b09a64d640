"""Revisions: one voice that gives another figure later, or sets the newer beside the older."""

from sayso.link import figures, timing
from sayso.link.corpus import Corpus
from sayso.model import Answer, Claim, Relation, Why


def find(corpus: Corpus, earlier: Answer, later: Answer) -> tuple[Relation, Why] | None:
    """How two figures of one voice, or of one telling, stand to each other."""
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    if earlier.source != later.source:
        beside = _sets_beside(corpus, earlier, later)
        why = Why("newer-figure-beside-older", None, f"told by one voice: {told}")
        return (Relation.REVISES, why) if beside else None
    if _corrects(corpus, earlier, later) and not figures.same(earlier, later):
        return Relation.REVISES, Why("later-version", None, f"the article was corrected: {told}")
    if not timing.strictly_after(earlier, later):
        return None
    if figures.same(earlier, later):
        detail = f"{later.name} gave {figures.tell(later)} before"
        return Relation.REPEATS, Why("same-voice-again", None, detail)
    detail = f"{told}; {timing.dates(earlier, later)}"
    return Relation.REVISES, Why("same-voice-later", None, detail)


def in_order(corpus: Corpus, earlier: Answer, later: Answer) -> tuple[Answer, Answer]:
    """The two, turned round where the texts say that the second is the older one."""
    same = earlier.source == later.source
    older = _corrects(corpus, later, earlier) if same else _sets_beside(corpus, later, earlier)
    return (later, earlier) if older else (earlier, later)


def _corrects(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether the later figure stands in a later version of the article with the earlier one."""
    olds = {corpus.claim[key].article for key in earlier.claims}
    news = {corpus.claim[key].article for key in later.claims}
    return any(corpus.articles[article].version_of in olds for article in news - olds)


def _sets_beside(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """As in "the minister said 8,000; now we say 10,000": one voice reports the older figure."""
    if figures.compatible(earlier, later):
        return False
    for older in (corpus.claim[key] for key in earlier.claims):
        outer = corpus.claim.get(older.parent or "")
        for newer in (corpus.claim[key] for key in later.claims):
            told = outer is not None and outer.voice.name in {hop.name for hop in newer.chain}
            if told and newer.article == older.article and _before(older, newer):
                return True
    return False


def _before(older: Claim, newer: Claim) -> bool:
    """By when they were said, where the text dates both; else by their order in the text."""
    first, second = older.said, newer.said
    dated = first.earliest and first.latest and second.earliest and second.latest
    if dated and (first.earliest, first.latest) != (second.earliest, second.latest):
        return (first.latest, first.earliest) < (second.latest, second.earliest)
    return _start(older) < _start(newer)


def _start(claim: Claim) -> int:
    return claim.content[0].start if claim.content else 0
