"""One speech event, however many articles report it."""

from builders import Story, article, linked

SPEAKER = "Ilda Marren"


def events(*told: tuple[str, str, dict[str, str]]) -> list[int]:
    """How many claims each statement has; one article a telling, (published, content, more)."""
    story = Story()
    for number, (published, content, more) in enumerate(told):
        made = article(
            f"{number}.txt", f"Post {number}", published, f"{content}, it was said. No {number}."
        )
        story.add(made, {"content": content, "by": SPEAKER, **more})
    return sorted((len(each.claims) for each in linked(story).statements), reverse=True)


def test_one_confirmation_in_three_outlets_is_one_statement_and_one_origin() -> None:
    story = Story()
    tellings = (
        ("the presence of Lumerian soldiers in France", "2031-05-04", {"said": "2031-05-03"}),
        ("Lumerian soldiers have been deployed to France", "2031-05-03", {"said": "2031-05-03"}),
        ("Sarnia was using Lumerian soldiers on the river", "2031-05-09", {}),
    )
    for number, (content, published, more) in enumerate(tellings):
        made = article(
            f"{number}.txt", f"Post {number}", published, f"She confirmed that {content}."
        )
        story.add(made, {"content": content, "by": SPEAKER, "act": "confirm", **more})
    found = linked(story)
    assert [len(each.claims) for each in found.statements] == [3]
    assert [len(each.claims) for each in found.origins] == [3]
    assert found.origins[0].known
    assert found.statements[0].said.iso() == ("2031-05-03", "2031-05-03")


def test_a_shortened_quotation_is_the_same_statement() -> None:
    long = "the tide took the pier and everything that was built on it since the war"
    short = "the tide took the pier and everything that was built on it"
    assert events(("2031-05-04", long, {}), ("2031-05-05", short, {})) == [2]


def test_the_same_words_weeks_later_are_another_statement() -> None:
    same = "the tide took the pier and everything built on it"
    days = ({"said": "2031-05-03"}, {"said": "2031-06-20"})
    assert events(("2031-05-04", same, days[0]), ("2031-06-21", same, days[1])) == [1, 1]


def test_two_figures_are_two_statements() -> None:
    tellings = [
        f"{count} Lumerian soldiers have been sent to France" for count in ("8,000", "10,000")
    ]
    assert events(*(("2031-05-04", each, {"said": "2031-05-03"}) for each in tellings)) == [1, 1]


def test_a_denial_is_not_what_it_denies() -> None:
    same = "Lumerian soldiers have been sent to France"
    assert events(("2031-05-04", same, {}), ("2031-05-04", same, {"act": "deny"})) == [1, 1]


def test_a_pull_quote_is_the_same_statement_as_the_sentence_it_was_taken_from() -> None:
    story = Story()
    words = "The pier will be built again in stone and iron"
    made = article(
        "a.txt", "Post", "2031-05-04", f"{words}, she says.\nOn Monday she said: {words.lower()}."
    )
    story.add(made, {"content": words, "by": SPEAKER}, {"content": words.lower(), "by": SPEAKER})
    assert [len(each.claims) for each in linked(story).statements] == [2]


def test_the_same_few_words_on_one_day_are_one_statement() -> None:
    story = Story()
    for name, day in (("a.txt", "2031-05-04"), ("b.txt", "2031-05-04"), ("c.txt", "2031-06-20")):
        story.add(
            article(name, f"Post of {name}", day, f"Lumeria denied any involvement. See {name}."),
            {"content": "any involvement", "by": "state: Lumeria", "act": "deny", "said": day},
        )
    assert sorted(len(each.claims) for each in linked(story).statements) == [1, 2]
