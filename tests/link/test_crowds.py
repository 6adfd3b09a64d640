"""How alike a claim is to others of its story: what the likeness of two is held against."""

from builders import Story, article
from sayso.link import corpus, crowds, tellings
from sayso.model import Story as Together

DAY = "2031-05-04"


def gathered(*contents: str) -> corpus.Corpus:
    story = Story()
    for number, content in enumerate(contents):
        made = article(f"{number}.txt", f"Post {number}", DAY, f"{content}, Tor Vask said.")
        story.add(made, {"content": content, "by": "Tor Vask", "act": "assert", "said": DAY})
    together = Together("sty_x", tuple(each.id for each in story.articles))
    return corpus.gather(story.articles, story.claims, (), (), threads=(together,))


def test_in_a_story_of_one_set_of_words_everything_is_alike() -> None:
    told = [f"The mill in Ostrel has {number} weavers" for number in range(20, 28)]
    known = gathered(*told, "No ransom was paid")
    (ransom,) = (claim for claim in known.claims if "ransom" in claim.words)
    weavers = [claim for claim in known.claims if claim != ransom]
    crowded = crowds.of(known, weavers[0], weavers[1])
    assert crowded > crowds.of(known, weavers[0], ransom) > crowds.of(known, ransom, ransom)


def test_two_claims_alone_are_no_crowd() -> None:
    known = gathered("The mill in Ostrel has 20 weavers", "The mill in Ostrel has 30 weavers")
    one, other = known.claims
    assert crowds.of(known, one, other) < tellings.alike(one.words, other.words)
