"""A bare text as the tagger reads it: its lines, sentences, quotations and the rules' findings."""

import builders
import language
from sayso.extract.reading import lay_out
from sayso.extract.speech import attribution
from sayso.extract.tagger.pieces import Layout


def laid_out(text: str) -> Layout:
    """The first line is a headline."""
    page = language.page({"text": text, "headlines": [0]}, builders.parser())
    return lay_out(page, attribution.find(page))
