"""What had been said before, told again, is the statement of that day and no new one."""

from builders import Story, article, linked, span

BODY = "organisation: Harbour Board"
FIRST = "Nine boats were lost"


def statements(*told: tuple[str, str, str]) -> list[int]:
    """How many claims each statement has; a telling is (published, text, content)."""
    story = Story()
    for number, (published, text, content) in enumerate(told):
        # Rare names in common, without which nobody could tell that one story goes on.
        body = (
            f"{text}\nThe Ostramere, the Quillon and the Verrast lay off Tarnholt. Page {number}."
        )
        made = article(f"{number}.txt", f"Post {number}", published, body)
        cue = span(text, "said") if "said" in text else span(text, "given")
        said = {} if "had" in text else {"said": published}
        story.add(made, {"content": content, "by": BODY, "cue": cue, **said})
    return sorted((len(each.claims) for each in linked(story).statements), reverse=True)


def first(day: str = "2031-05-04") -> tuple[str, str, str]:
    return day, f"{FIRST}, the Harbour Board said.", FIRST


def test_a_figure_told_again_is_the_old_statement() -> None:
    again = ("2031-05-09", "The Harbour Board had said nine.", "nine")
    assert statements(first(), again) == [2]


def test_also_months_later_and_with_a_word_between() -> None:
    again = ("2031-09-09", "It had earlier given the number of boats as nine.", "boats as nine")
    assert statements(first(), again) == [2]


def test_what_is_said_now_is_new() -> None:
    now = ("2031-05-09", "The Harbour Board has now said nine.", "nine")
    assert statements(first(), now) == [1, 1]


def test_the_figure_of_another_thing_is_not_it() -> None:
    other = "nine divers went down that night with lamps and ropes"
    assert statements(first(), ("2031-05-09", f"The board had said {other}.", other)) == [1, 1]


def test_another_figure_is_not_it() -> None:
    assert statements(first(), ("2031-05-09", "The board had said ten.", "ten")) == [1, 1]


def test_where_two_days_have_the_figure_it_stays_open_which_is_meant() -> None:
    second = ("2031-05-06", "Nine boats are gone, it was said.", "Nine boats are gone")
    again = ("2031-05-09", "The Harbour Board had said nine.", "nine")
    assert statements(first(), second, again) == [1, 1, 1]
