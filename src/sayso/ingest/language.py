"""Language: whether a text can be read at all: has it sentences, and are they English."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Protocol, cast

import py3langid
from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Languages news is written in and that are met in crawls; fewer candidates, fewer false ones.
CANDIDATES: Final = (
    *("en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "nl", "tr", "ar", "fa", "he", "zh"),
    *("ja", "ko", "hi", "ro", "cs", "sv", "el", "hu", "az", "sr", "bg", "id", "vi"),
)
LETTERS_NEEDED = 40  # below that the guess is worth nothing ("Kursk" alone is taken for German)
LETTERS_READ = 4000
WORDS_IN_A_SENTENCE = 5
READ = "en"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The language (None: too few letters to tell) and the reason why it can't be read, if any."""

    language: str | None
    unreadable: str = ""


class _Identifier(Protocol):
    def set_languages(self, langs: list[str]) -> None: ...

    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    model = Path(py3langid.__file__).parent / MODEL_FILE
    identifier = cast("_Identifier", LanguageIdentifier.from_modelpath(model))
    identifier.set_languages(list(CANDIDATES))
    return identifier


def find(text: str) -> str | None:
    """The language of a text, or None where there are too few letters to tell."""
    letters = re.sub(r"[\W\d_]+", " ", text)[:LETTERS_READ]
    if len(letters.replace(" ", "")) < LETTERS_NEEDED:
        return None
    return _identifier().classify(letters)[0]


def judge(text: str, given: str | None = None) -> Verdict:
    """The language, and why the text can't be read if so; a language given with it is believed."""
    if not re.search(r"[^\W\d_]", text):
        return Verdict(given, "no words in it")
    language = given or find(text)
    if language and language != READ:
        note = ", as given" if given else ""
        return Verdict(language, f"not English: its language is {language!r}{note}")
    if not _has_sentence(text):
        return Verdict(language, "no sentence in it, only buttons and headings")
    return Verdict(language)


def _has_sentence(text: str) -> bool:
    pieces = re.split(r"[\r\n\v\f\u2028\u2029]|[^\S\r\n]{3,}", text)
    return any(len(re.findall(r"\w+", piece)) >= WORDS_IN_A_SENTENCE for piece in pieces)
