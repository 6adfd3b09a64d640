"""Numbers for what the tagger is told of a word besides the word itself."""

from collections.abc import Mapping
from dataclasses import dataclass

SHAPES = ("lower", "title", "upper", "mixed", "number", "mark")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Labels of the parser as numbers; 0 stands for none and for any label not met in training."""

    tags: Mapping[str, int]
    deps: Mapping[str, int]
    entities: Mapping[str, int]
    separator: int
    opening: int

    def tag(self, label: str) -> int:
        """The number of a part of speech."""
        return self.tags.get(label, 0)

    def dep(self, label: str) -> int:
        """The number of a dependency label."""
        return self.deps.get(label, 0)

    def entity(self, label: str) -> int:
        """The number of a label of named entities."""
        return self.entities.get(label, 0)

    def shape(self, word: str) -> int:
        """How a word is written: 1 + its index in SHAPES."""
        if not any(c.isalnum() for c in word):
            return 6
        if any(c.isdigit() for c in word):
            return 5
        if word.islower():
            return 1
        if word.isupper():
            return 3
        return 2 if word[0].isupper() and word[1:].islower() else 4
