"""What the outlet says in its own voice: sentences, and what is left of one that credits somebody.

"Five people were hurt in what neighbours called a shootout": only the shootout is the neighbours'.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.propositions import victims
from sayso.extract.speech import kinds
from sayso.extract.speech.page import Page
from sayso.lexicon.cues import reporting_verbs
from sayso.lexicon.predicates import by_adjective
from sayso.model import Act, Claim, Passage, PassageKind, Sentence, Span, Token

LEAST_WORDS = 3  # a sentence shorter than this states nothing one could compare
TIMES = ("DATE", "TIME", "ORDINAL")
NEAR = 3  # words before a word for harm within which a headline's figure stands
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
SILENT = frozenset({Act.DECLINE, Act.CANNOT_CONFIRM})
DEFINITE = frozenset({"the", "these", "those", "both"})
DANGLING = frozenset({"CCONJ", "SCONJ", "ADP", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Narrated:
    """What the outlet says of one sentence, by its number; ``silent``: why it states nothing."""

    number: int
    content: tuple[Span, ...] = ()
    silent: str = ""


def find(
    page: Page, attributed: Sequence[Claim], passages: Sequence[Passage]
) -> Iterator[Narrated]:
    """The outlet's own words, sentence by sentence; nothing where all are somebody else's."""
    touching: dict[int, dict[str, Claim]] = defaultdict(dict)
    for claim in attributed:
        for part in (*claim.content, *(span for span in (claim.cue,) if span)):
            for number in page.within(part):
                touching[number][claim.id] = claim
    for number, sentence in enumerate(page.sentences):
        theirs = list(touching[number].values())
        background = passages[sentence.line].kind is PassageKind.BACKGROUND
        if theirs:
            content = () if background else _rest(page, sentence, theirs)
            if not content and not background and _deed(sentence, theirs):
                content = (_without_stop(page.text, sentence.span),)
            if not content and not background:
                content = tuple(_taken_for_granted(page, sentence, theirs))
            if content:
                yield Narrated(number, content)
        elif background:
            yield Narrated(number, silent="background")
        elif _states(sentence.tokens) or _tells_figures(page, number, sentence):
            yield Narrated(number, (_without_stop(page.text, sentence.span),))
        else:
            yield Narrated(number, silent="no statement")


def _states(tokens: Sequence[Token]) -> bool:
    """A finite verb with a subject, in enough words, and no question."""
    words = [token for token in tokens if token.text[0].isalnum()]
    finite = any(token.pos in ("VERB", "AUX") for token in words)
    subject = any(token.dep in SUBJECTS for token in words)
    return finite and subject and tokens[-1].text != "?" and len(words) >= LEAST_WORDS


def _tells_figures(page: Page, number: int, sentence: Sentence) -> bool:
    """A line of figures without a verb: “Two dead, five injured”, “Five for Vell, none for Orl”."""
    if number in page.headlines:
        return _counts(sentence)
    words = [token for token in sentence.tokens if token.text[0].isalnum()]
    finite = any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in words)
    counted = any(
        token.tag == "CD" and not token.entity.startswith(TIMES) and token.head != token.i
        for token in words
    )
    ends = sentence.tokens[-1].text == "."
    return ends and not finite and counted and len(words) >= LEAST_WORDS


def _counts(sentence: Sentence) -> bool:
    """As in the headline "Two dead, five injured in blast", which has no verb."""
    for token in sentence.tokens:
        state = by_adjective().get(token.lower)
        before = sentence.tokens[max(0, token.i - NEAR) : token.i]
        if state and state.name in victims.HARMED and any(t.tag == "CD" for t in before):
            return True
    return False


def _rest(page: Page, sentence: Sentence, theirs: Sequence[Claim]) -> tuple[Span, ...]:
    """What the main clause says beside the clauses in which others speak."""
    root = next((token for token in sentence.tokens if token.head == token.i), None)
    gone = [span for claim in theirs for span in claim.content]
    cut: set[int] = set()
    for claim in theirs:
        for token in sentence.tokens:
            if claim.cue is not None and claim.cue.start <= token.start < claim.cue.end:
                cut |= {each.i for each in sentence.subtree(_clause(sentence, token))}
    kept = [
        token
        for token in sentence.tokens
        if token.i not in cut and not any(s.start <= token.start < s.end for s in gone)
    ]
    if root is None or root not in kept or root.pos not in {"VERB", "AUX"}:
        return ()
    speaks = root.lemma in reporting_verbs()  # "reports, citing the agency": and no more
    subject = any(kid in kept for kid in sentence.kids(root, *SUBJECTS))
    if speaks or not subject or not _states(kept) or sentence.tokens[-1].text == "?":
        return ()
    return tuple(_pieces(page, kept))


def _deed(sentence: Sentence, theirs: Sequence[Claim]) -> bool:
    """“The court sentenced the mayor”: what a voice does by speaking, the outlet tells as done."""
    root = sentence.root
    if len(theirs) != 1 or theirs[0].cue is None:
        return False
    one, cue = theirs[0], theirs[0].cue
    unlisted = any(why.rule == kinds.UNLISTED for why in one.why)
    done = unlisted or (one.act is Act.DEMAND and root.lemma in reporting_verbs())
    own = any(sentence.kids(root, "nsubj")) and root.tag == "VBD" and one.parent is None
    clause = any(sentence.kids(root, "ccomp"))
    return cue.overlaps(root.span) and done and own and not clause


def _taken_for_granted(page: Page, sentence: Sentence, theirs: Sequence[Claim]) -> Iterator[Span]:
    """“Gave no word on the other two wounded sailors”: who they are is left open, not the two."""
    if any(claim.act not in SILENT for claim in theirs):
        return
    for token in sentence.tokens:
        state = by_adjective().get(token.lower)
        if state is None or state.name not in victims.HARMED or token.dep != "amod":
            continue
        noun = sentence.head(token)
        before = [kid for kid in sentence.kids(noun) if kid.i < noun.i]
        definite = any(kid.lower in DEFINITE for kid in before)
        if definite and any(kid.dep == "nummod" for kid in before):
            yield Span.of(page.text, min(kid.start for kid in before), noun.end)


def _clause(sentence: Sentence, cue: Token) -> Token:
    """The top of the clause or phrase that the cue governs, below the noun or verb it hangs on."""
    top = cue
    while top.head != top.i:
        above = sentence.head(top)
        if above.pos in NOMINAL or above.head == above.i:
            return top
        top = above
    return top


def _pieces(page: Page, kept: Sequence[Token]) -> Iterator[Span]:
    """The runs of neighbouring words, without what joined them to the words left out."""
    runs: list[list[Token]] = []
    for token in kept:
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        while run and run[-1].pos in DANGLING:
            run.pop()
        while run and run[0].pos in {"CCONJ", "PUNCT"}:
            run.pop(0)
        if run:
            yield Span.of(page.text, run[0].start, run[-1].end)


def _without_stop(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start + 1 and text[end - 1] in ".!… ":
        end -= 1
    return Span.of(text, span.start, end)
