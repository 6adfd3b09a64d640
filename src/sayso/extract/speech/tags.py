"""Speech tags: “…, the mayor said” behind or inside what is said."""

from sayso.extract.speech.sight import reporting
from sayso.extract.speech.syntax import CLAUSES, SUBJECTS, first_of, own_subject, trim, verb_group
from sayso.model import Sentence, Token


def is_tag(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is a speech tag behind its content: "The dam held, the mayor said"."""
    entry = reporting(sentence, verb)
    if entry is None or "clause" not in entry.frames or verb.dep not in (*CLAUSES, "conj", "dep"):
        return False
    kids = list(sentence.kids(verb))
    if any(kid.dep in ("mark", "cc") for kid in kids) or not own_subject(sentence, verb):
        return False
    # “The harvest, the ministry said, will be poor”: the clause around the tag may end behind it.
    inserted = verb.dep == "parataxis"
    left = first_of(sentence, verb) if verb.head < verb.i or inserted else verb
    if sum(kid.dep in SUBJECTS and kid.i < verb.i for kid in kids) > 1:
        left = sentence.subtree(own_subject(sentence, verb) or verb)[0]
    if verb.head > verb.i:
        return verb.dep in CLAUSES and _interposed(sentence, verb) and not _fronted(sentence, verb)
    behind = any(kid.dep in CLAUSES and kid.i > verb.i for kid in kids)
    comma = left.i > 0 and sentence.tokens[left.i - 1].text in (",", '"', "”", "'", "’", "–", "—")
    return not behind and (verb.head < verb.i or inserted) and comma


def _interposed(sentence: Sentence, verb: Token) -> bool:
    """“the crew, she said, had left”: a tag between two commas."""
    inside = trim(region(sentence, verb))
    if not inside or inside[-1].i + 1 >= len(sentence.tokens) or inside[0].i == 0:
        return False
    edges = (sentence.tokens[inside[0].i - 1], sentence.tokens[inside[-1].i + 1])
    return all(edge.text in (",", "–", "—") for edge in edges)


def _fronted(sentence: Sentence, verb: Token) -> bool:
    """“The clerk will answer, the mayor said”: what stands before a tag is no tag itself."""
    above = sentence.head(verb)
    who = own_subject(sentence, above)
    return reporting(sentence, above) is not None and who is not None and who.i > verb.i


def region(sentence: Sentence, verb: Token) -> list[Token]:
    """The speech tag itself: subject, verb group and what hangs on the verb, without clauses."""
    found = set(verb_group(sentence, verb)) | {verb}
    who = own_subject(sentence, verb)
    for kid in sentence.kids(verb):
        ahead = kid.dep == "advcl" and who is not None and kid.i < who.i
        other = kid.dep in SUBJECTS and who is not None and kid.i < who.i
        if kid.dep not in (*CLAUSES, "punct", "conj") and not ahead and not other:
            found.update(sentence.subtree(kid))
    return sorted(found, key=lambda token: token.i)
