"""What is missed, invented, credited wrongly or cut wrongly on PolNeAR's development part, by kind.

Pairs are the scorer's own. Only counts are shown, for no word of the corpus may be written.
"""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polnear
from sayso.extract.speech import kinds
from sayso.model import AttributionKind, Sentence, Token
from systems import Read
from tables import cell, table

ENOUGH = 0.5  # the scorer's least overlap of contents that are one
PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "DT"})
OPENERS = frozenset({"that", "if", "whether", "how"})

Tokens = frozenset[int]
One = Mapping[str, Any]  # an attribution in the scorer's form: token sets of its three roles


def scorer(tools: Path) -> Any:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("eval_attr", tools / "eval_attr.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(tools / "eval_attr.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Doc:
    """A document as the scorer sees it, by numbers of words, beside our parse of it."""

    scored: Any
    read: Read

    def tokens(self, words: Tokens) -> list[tuple[Sentence, Token]]:
        """Our tokens under the scorer's words."""
        places = [self.scored.tok[i] for i in sorted(words)]
        if not places:
            return []
        low, high = places[0][0], places[-1][1]
        return [
            (sentence, token)
            for sentence in self.read.page.sentences
            if sentence.span.start < high and low < sentence.span.end
            for token in sentence.tokens
            if any(token.start < end and start < token.end for start, end in places)
        ]

    def words(self, words: Tokens) -> list[str]:
        """The words themselves, lower-cased."""
        places = (self.scored.tok[i] for i in sorted(words))
        return [self.scored.text[start:end].lower() for start, end in places]

    def line(self, word: int) -> int:
        """The number of the line a word stands in."""
        return int(self.scored.text.count("\n", 0, self.scored.tok[word][0]))


@dataclass(slots=True)
class Sorted:
    """Counts: gold, missed, found, spurious by (sorting, kind); wrong sources, wrong edges."""

    counts: dict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    sources: Counter[str] = field(default_factory=Counter)
    edges: Counter[str] = field(default_factory=Counter)
    pairs: int = 0


def cue_kind(doc: Doc, one: One) -> str:
    """By the cue: a reporting verb, another statement, belief or plan, a noun, no verb."""
    under = doc.tokens(one["cue"])
    pos = {token.pos for _, token in under}
    if not under or not pos & {"VERB", "AUX", "NOUN", "ADJ"}:
        return "no verb: marks or small words"
    if "VERB" not in pos and "AUX" not in pos:
        return "noun or adjective alone"
    if one["say"] == "say":
        return "reporting verb"
    kind = kinds.find([token for _, token in under], under[0][0]).kind
    if kind in (AttributionKind.STATEMENT, AttributionKind.FINDING):
        return "another verb of stating or finding"
    return "verb of belief, plan or evaluation"


def quotation(_: Doc, one: One) -> str:
    """Direct, mixed or indirect, as the scorer counts quoted words."""
    return f"{one['type']} quotation"


def place(doc: Doc, one: One) -> str:
    """In the headline, the first line, or below it."""
    return "headline" if doc.line(min(one["content"])) == 0 else "body"


SORTINGS: dict[str, Callable[[Doc, One], str]] = {
    "cue": cue_kind,
    "quotation": quotation,
    "place": place,
}


def find(dev: polnear.Dev, name: str) -> Sorted:
    """Sort the errors of one system."""
    judge = scorer(dev.tools)
    texts = map(json.loads, dev.docs.read_text(encoding="utf-8").splitlines())
    docs = {row["doc_id"]: judge.Doc(row["text"]) for row in texts}
    gold, _ = judge.load(dev.gold, docs)
    found, _ = judge.load(dev.system_file(name), docs)
    errors = Sorted()
    for doc_id, scored in docs.items():
        wanted, given = gold.get(doc_id, []), found.get(doc_id, [])
        doc = Doc(scored, dev.reads[doc_id])
        pairs = [
            (wanted[i], given[j])
            for i, j in judge.match(wanted, given, judge.w_attr)
            if judge.jac(wanted[i]["content"], given[j]["content"]) >= ENOUGH
        ]
        _count(errors, doc, wanted, [g for g, _ in pairs], ("gold", "missed"))
        _count(errors, doc, given, [s for _, s in pairs], ("found", "spurious"))
        for right, ours in pairs:
            errors.pairs += 1
            if not (right["source"] & ours["source"]) and (right["source"] or ours["source"]):
                errors.sources[source_kind(doc, right, ours, given)] += 1
            if right["content"] != ours["content"]:
                errors.edges[edge_kind(doc, right, ours)] += 1
    return errors


def _count(
    errors: Sorted, doc: Doc, every: Sequence[One], paired: Sequence[One], of: tuple[str, str]
) -> None:
    known = {id(one) for one in paired}
    for one in every:
        for sorting, kind_of in SORTINGS.items():
            counts = errors.counts[sorting, kind_of(doc, one)]
            counts[of[0]] += 1
            counts[of[1]] += id(one) not in known


def source_kind(doc: Doc, right: One, ours: One, given: Sequence[One]) -> str:
    """Why the source of a right content is not gold's."""
    if not right["source"]:
        return "gold has no source, one is given"
    if not ours["source"]:
        taken = any(right["source"] & other["source"] for other in given)
        return "none given: its words serve another attribution" if taken else "none given"
    if all(token.tag in PRONOUNS for _, token in doc.tokens(right["source"])):
        return "gold is a pronoun, another word is given"
    if all(token.tag in PRONOUNS for _, token in doc.tokens(ours["source"])):
        return "a pronoun is given, gold is a name or noun"
    here = {sentence.span.start for sentence, _ in doc.tokens(right["source"])}
    there = {sentence.span.start for sentence, _ in doc.tokens(ours["source"])}
    return "another noun of the sentence" if here & there else "a noun of another sentence"


def edge_kind(doc: Doc, right: One, ours: One) -> str:
    """How the words of a content that is right differ from gold's; the first kind that fits."""
    extra, lacking = ours["content"] - right["content"], right["content"] - ours["content"]
    wrong = extra | lacking
    if set(doc.words(wrong)) <= OPENERS:
        return "only a conjunction that opens it"
    if extra & (right["source"] | right["cue"]):
        return "own tag (source or cue) taken in"
    if lacking & (ours["source"] | ours["cue"]):
        return "words of it taken for source or cue"
    inside = {sentence.span.start for sentence, _ in doc.tokens(right["content"] & ours["content"])}
    for words, kind in ((lacking, "a sentence left out"), (extra, "a sentence too many")):
        if words and not inside & {sentence.span.start for sentence, _ in doc.tokens(words)}:
            return kind
    if right["type"] != "indirect" and (wrong & doc.scored.quoted) != wrong:
        return "mixed quotation: words outside the marks"
    return _end_kind(right["content"], extra, lacking)


def _end_kind(content: Tokens, extra: Tokens, lacking: Tokens) -> str:
    if extra and lacking:
        return "too much and too little"
    size = "too long" if extra else "too short"
    if min(extra | lacking) <= min(content) and max(extra | lacking) < max(content):
        return f"begins wrongly, {size}"
    return f"ends wrongly, {size}" if max(extra | lacking) >= max(content) else f"gap, {size}"


def report(errors: Sorted) -> Iterator[str]:
    """The tables."""
    total = errors.counts["place", "body"] + errors.counts["place", "headline"]
    yield (
        f"Of {total['gold']} in gold {total['missed']} are missed; of {total['found']} found "
        f"{total['spurious']} are spurious. Of the {errors.pairs} contents that are right, "
        f"{errors.sources.total()} have a wrong source and {errors.edges.total()} other edges."
    )
    yield ""
    head = ["by", "kind", "gold", "missed", "of its gold", "of all missed"]
    rows = []
    for (sorting, kind), n in sorted(errors.counts.items(), key=lambda item: _order(item, total)):
        missed = cell([n["missed"] / max(1, n["gold"])])
        spurious = cell([n["spurious"] / max(1, n["found"])])
        shares = [cell([n[what] / max(1, total[what])]) for what in ("missed", "spurious")]
        row = [sorting, kind, str(n["gold"]), str(n["missed"]), missed, shares[0]]
        rows.append([*row, str(n["found"]), str(n["spurious"]), spurious, shares[1]])
    yield from table([*head, "found", "spurious", "of its found", "of all spurious"], rows)
    for what, counts in (("wrong source", errors.sources), ("other edges", errors.edges)):
        yield from table([what, "count", "per cent"], _shares(counts))


def _shares(counts: Counter[str]) -> Iterator[list[str]]:
    for kind, n in counts.most_common():
        yield [kind, str(n), cell([n / counts.total()])]


def _order(item: tuple[tuple[str, str], Counter[str]], total: Counter[str]) -> tuple[int, int]:
    (sorting, _), counts = item
    return list(SORTINGS).index(sorting), total["missed"] - counts["missed"]
