"""What was found of a noun is found once, and of another noun of one content anew."""

from dataclasses import dataclass
from unittest.mock import patch

from builders import Story, article
from sayso.link import corpus, kept
from sayso.link.corpus import Corpus, gather
from sayso.model import Act, Answer, Polarity, When


@dataclass(frozen=True, slots=True)
class Noun:
    """As claims and answers are: equal in content, and yet two."""

    words: str


def test_a_noun_is_asked_once_even_where_many_are_held() -> None:
    asked: list[Noun] = []

    @kept.kept
    def length(noun: Noun) -> int:
        asked.append(noun)
        return len(noun.words)

    nouns = [Noun("four"), Noun("four"), Noun("seven")]
    assert [length(each) for each in nouns * 3] == [4, 4, 5] * 3
    assert len(asked) == len(nouns), "each once"
    with patch.object(kept, "MOST", 2):
        assert [length(Noun("x" * n)) for n in range(9)] == list(range(9))


def test_what_is_found_of_an_answer_holds_for_its_corpus_alone() -> None:
    @corpus.once
    def articles(among: Corpus, answer: Answer) -> tuple[str, int]:
        return answer.words, len(among.articles)

    story = Story()
    story.add(article("a", "Post", "2031-01-04", "Six ferries sank off Vell."))
    small, empty = gather(story.articles, (), (), ()), gather((), (), (), ())
    answer = Answer("idn_a", "A", (), Act.ASSERT, Polarity.POSITIVE, When(), words="six")
    for _ in range(2):
        assert articles(small, answer) == ("six", 1)
        assert articles(empty, answer) == ("six", 0)
