"""Scene: one sentence with what was found in it, and what was said before."""

from dataclasses import dataclass

from sayso.model import Place, Proposition, Quantity, Sentence


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what was found in it, and what was said before.

    ``before`` is what the same voice said, ``recent`` what the article told last, by whomever;
    ``anyone`` takes in what the content itself reports others to say.
    """

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    before: tuple[Proposition, ...]
    earlier: tuple[Sentence, ...] = ()
    recent: tuple[Proposition, ...] = ()
    anyone: bool = False
