"""Hypothesis strategies for lines of the contract, made of whatever nouns the model allows."""

from hypothesis import strategies as st

import strategies
from sayso.export import contract
from sayso.export.linked_index import LinkedIndex


def lines(what):
    index = st.builds(LinkedIndex.of, strategies.linked)
    article = strategies.articles()
    if what == "questions":
        return strategies.questions.map(contract.question_line)
    if what == "articles":
        return article.flatmap(
            lambda each: st.builds(
                contract.article_line,
                st.just(each),
                strategies.few(strategies.passages(each.id, each.text)),
                index,
            )
        )
    return article.flatmap(
        lambda each: st.builds(
            contract.claim_line, strategies.claims(each.id, each.text), st.just(each), index
        )
    )


any_line = st.sampled_from(contract.WHAT).flatmap(
    lambda what: st.tuples(st.just(what), lines(what))
)
any_lines = st.sampled_from(contract.WHAT).flatmap(
    lambda what: st.tuples(st.just(what), st.lists(lines(what), max_size=3))
)
