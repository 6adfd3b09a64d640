"""Tags told by their place alone, where the parse made something else of the sentence.

“Of those hired in May 85 are left, the guild counts; the others went home”: a voice and a verb of
telling between two marks, with nothing told behind the verb, say the words before them.
"""

from collections.abc import Iterator
from itertools import takewhile

from sayso.extract.speech import colons
from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import span, spans, trim
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import reporting_verbs
from sayso.model import Attribution, Token

FRAME = "clause/fronted"
MARKS = (",", '"', "”")
ENDS = (",", ";", ".", "–", "—", "(")
PARTS = (";", ":")  # what stands before these is told apart from the tag
FINITE = ("VBD", "VBZ", "VBP", "NNS")  # "counts" may be read as a noun
LONGEST = 12  # words of who speaks
ROLES = 2  # phrases between commas that stand before the verb: “the guild's head, Mira Sol, told”
BEHIND = 7  # words behind the verb: whom, when and where it was told
TENSED = ("VBD", "VBZ", "VBP", "MD")
MISREAD = ("ROOT", "acl")
ASIDE = ("WRB", "WP", "VBN", "VBG")
CLAUSAL = ("VERB", "AUX", "SCONJ", "CCONJ")
PRONOUNS = ("he", "she", "they", "it")
NOBODYS = ("nsubj", "nsubjpass", "ccomp", "xcomp", "acomp", "attr", "prt", "aux", "neg")

Tokens = list[Token]


def find(sight: Sight) -> Iterator[Attribution]:
    """“…, the guild's own clerks told the Post”, “…, writes the portal Frontgate”."""
    tokens = sight.sentence.tokens
    for mark in tokens[1:-2]:
        if mark.text not in MARKS or sight.headline or sight.quotation_around(mark):
            continue
        region = _region(tokens, mark.i + 1)
        behind = tokens[region[-1].i + 1 :] if region else ()
        said = _said(tokens, mark.i)
        who, verb = _parts(region)
        if verb is None or not said or sight.quotation_around(verb):
            continue
        more = _more(list(behind))
        yield Attribution(
            content=spans(sight.text, [*said, *more]),
            frame=FRAME,
            sentence=sight.number,
            lemma=verb.lemma,
            cue=verb.span,
            source=span(sight.text, who),
        )
        return


def _region(tokens: tuple[Token, ...], first: int) -> Tokens:
    """The tag up to the next mark; the comma between an office and its holder does not end it."""
    region: Tokens = []
    for _ in range(ROLES + 1):
        piece = list(takewhile(lambda t: t.text not in ENDS, tokens[first:]))
        region += piece
        end = first + len(piece)
        if not _who(piece) or end + 1 >= len(tokens) or tokens[end].text != ",":
            break
        region.append(tokens[end])
        first = end + 1
    return region


def _said(tokens: tuple[Token, ...], end: int) -> Tokens:
    """The clause, or the bare number, before the mark."""
    first = max((t.i + 1 for t in tokens[:end] if t.text in PARTS), default=0)
    before = trim(list(tokens[first:end]))
    figure = bool(before) and before[0].tag == "CD"
    # "Boats burned in Vell, a guard told us": with nothing else told, "burned" is what befell them.
    finite = any(t.tag in TENSED or (t.tag == "VBN" and t.dep in MISREAD) for t in before)
    # “But when the tide fell, the guard said …”: a clause beside what is said, or nothing of it.
    opens = any(t.dep == "mark" or t.tag in ASIDE for t in before[:2])
    return before if (figure or finite) and not opens else []


def _more(behind: Tokens) -> Tokens:
    """What goes on behind the second comma with a word that joins it to what was said."""
    inside = list(takewhile(lambda t: t.text not in (";", "."), behind[1:]))
    joins = bool(behind) and behind[0].text == "," and bool(inside)
    return inside if joins and inside[0].tag in ("IN", "WDT", "WP", "WRB") else []


def _parts(region: Tokens) -> tuple[Tokens, Token | None]:
    """Who tells and the verb, if the region holds these and nothing that is told."""
    for verb in region:
        if not _tells(verb):
            continue
        before = trim([t for t in region if t.i < verb.i and t.pos != "ADV"])
        after = list(takewhile(lambda t: t.dep != "mark", (t for t in region if t.i > verb.i)))
        if before and _who(before) and _addressed(after):
            return before, verb
        if not before and after and _who(after) and after[-1].pos in ("PROPN", "NOUN"):
            return after, verb
        return [], None
    return [], None


def _tells(verb: Token) -> bool:
    entry = reporting_verbs().get(verb.lemma)
    told = entry is not None and "clause" in entry.frames
    return verb.tag in FINITE and (told or verb.lemma in clause_words("counts"))


def _who(tokens: Tokens) -> bool:
    if len(tokens) == 1 and tokens[0].lower in PRONOUNS:
        return True
    tokens = trim(tokens)
    plain = bool(tokens) and all(t.pos not in CLAUSAL and t.tag != "WDT" for t in tokens)
    return plain and len(tokens) <= LONGEST and colons.voice(tokens[-colons.SOURCE_WORDS :])


def _addressed(after: Tokens) -> bool:
    """“told us”, “said on Monday in Vell”: to whom and when, and nothing that is said."""
    clear = all(t.dep not in NOBODYS and t.tag not in ("MD", "VB", "VBD", "VBZ") for t in after)
    first = not after or after[0].pos in ("ADP", "PRON", "PROPN", "DET", "NOUN", "ADV")
    return clear and first and len(after) <= BEHIND
