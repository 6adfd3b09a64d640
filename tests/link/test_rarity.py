"""What few claims of a story have says more than what all have."""

from builders import Story, article
from sayso.link import corpus, rarity

DAM = ("The dam has no siren", "A siren at the dam was heard", "The dam is old", "The dam will go")


def test_the_rarer_word_in_common_tells_more() -> None:
    story = Story()
    text = " ".join(f"{content}, Ilda Marren said." for content in DAM)
    made = article("dam.txt", "Post", "2031-05-04", text)
    story.add(made, *({"content": content, "by": "Ilda Marren"} for content in DAM))
    known = corpus.gather(story.articles, story.claims, (), ())
    silent, heard, old, going = story.claims
    assert rarity.shared(known, silent, heard) > rarity.shared(known, old, going)
    assert rarity.shared(known, silent, silent)[0] > 0.99
