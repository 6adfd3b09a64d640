"""A bare text as the tagger reads it: its lines, sentences, quotations and the rules' findings."""

import builders
import language
from sayso.extract.reading import lay_out
from sayso.extract.speech import attribution, quotes
from sayso.extract.speech.attribution import Page
from sayso.extract.tagger.pieces import Layout


def laid_out(text: str) -> Layout:
    """The first line is a headline."""
    lines = language.lines(text)
    sentences = builders.parser().parse(text, lines)
    heads = frozenset(n for n, s in enumerate(sentences) if s.line == 0)
    page = Page(text, sentences, quotes.find(text, lines), heads, lines=tuple(lines))
    return lay_out(page, attribution.find(page))
