"""The dossier as a reader meets it: in a browser, from a file, with the keyboard, on a phone."""

import dataclasses
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sayso.export.html import render

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def written(dossier, tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    path.write_text(render(dossier), encoding="utf-8")
    return path


@pytest.fixture
def opened(page, written):
    """The page from its file; nothing may be refused by its policy and no script may fail."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(written.as_uri())
    yield page
    assert complaints == []


def test_hostile_headline_is_text(opened, made) -> None:
    assert opened.locator("section.article h3", has_text="alert('x')").count() == 1
    assert opened.title() == "Who has crossed the Orle bridge?"


def test_answer_opens_its_words_beside_the_table(opened) -> None:
    opened.locator(".answers .chain").nth(2).click()
    drawer = opened.locator("#drawer")
    assert drawer.is_visible()
    assert drawer.locator("mark.content").inner_text() == (
        "About 8,000 Veskan soldiers have crossed the Orle bridge"
    )
    assert drawer.locator("mark.cue").inner_text() == "told"
    assert drawer.get_by_text("rule “reporting-verb” on “told”").is_visible()
    assert "SHA-256" in drawer.inner_text()


def test_chart_opens_the_words(opened) -> None:
    mark = opened.get_by_role("link", name=re.compile(r"^4\. Ilda Marren, 9 May 2031"))
    mark.first.click()
    assert "over 10,000" in opened.locator("#drawer mark.content").inner_text()


def test_keyboard_opens_closes_and_comes_back(opened) -> None:
    link = opened.locator(".answers .chain").first
    link.focus()
    opened.keyboard.press("Enter")
    assert opened.locator("#drawer").is_visible()
    assert opened.evaluate("document.activeElement.id") == "drawer-close"
    opened.keyboard.press("Escape")
    assert opened.locator("#drawer").is_hidden()
    assert link.evaluate("each => each === document.activeElement")


def test_claim_has_an_address(opened, written, dossier) -> None:
    claim = dossier.claims[-1].id
    opened.goto(f"{written.as_uri()}#{claim}")
    assert opened.locator(f"#{claim}").evaluate("each => each.matches(':target')")
    opened.wait_for_function(
        "id => {const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= -1 && box.top < innerHeight}",
        arg=claim,
    )


def test_unasked_claims_can_be_shown_alone(opened) -> None:
    assert opened.locator("main .claim:visible").count() == 11
    opened.get_by_label("claims on no question").check()
    assert opened.locator("main .claim:visible").count() == 1


def test_without_script_links_lead_to_the_words(browser, written) -> None:
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(written.as_uri())
    still.locator(".answers .chain").first.click()
    assert re.search(r"#clm_\w+$", still.url)
    assert still.locator(".claim:target blockquote").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_nothing_runs_out_of_the_window(opened, scheme, size) -> None:
    opened.set_viewport_size(size)
    opened.emulate_media(color_scheme=scheme)
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


# WCAG 2.2 asks for 4.5 : 1; transparent grounds are looked up in the ancestors.
CONTRAST = """() => {
  const parse = (css) => {
    const parts = css.match(/[\\d.]+/g).map(Number);
    return parts.length < 4 || parts[3] > 0 ? parts : null;
  };
  const linear = (v) => (v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (each) => {
    for (; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if (colour) return colour;
    }
    return [255, 255, 255];
  };
  const written = (each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const low = [];
  for (const each of document.querySelectorAll("main *, nav *")) {
    if (each.closest("svg") || !written(each)) continue;
    const both = [light(parse(getComputedStyle(each).color)), light(ground(each))];
    const ratio = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    if (ratio < 4.5) low.push([each.className, each.textContent.slice(0, 30), ratio]);
  }
  return low;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened, scheme) -> None:
    opened.emulate_media(color_scheme=scheme)
    assert opened.evaluate(CONTRAST) == []


def test_two_thousand_claims_open(page, dossier, tmp_path) -> None:
    first = next(each for each in dossier.claims if each.article == dossier.articles[0].id)
    words = next(each for each in dossier.evidence if each.claim == first.id)
    ids = [f"clm_{n}" for n in range(2000)]
    many = dataclasses.replace(
        dossier,
        questions=(),
        timeline=(),
        statements=(),
        origins=(),
        claims=tuple(dataclasses.replace(first, id=each) for each in ids),
        evidence=tuple(dataclasses.replace(words, claim=each) for each in ids),
    )
    path = tmp_path / "many.html"
    path.write_text(render(many), encoding="utf-8")
    assert path.stat().st_size < 10_000_000
    page.goto(path.as_uri(), timeout=20_000)
    assert page.locator("main .claim").count() == 2000


def test_axe_finds_nothing_serious(opened) -> None:
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(opened).response["violations"]
        told = [
            f"{scheme} {each['id']}: {node['html'][:120]}"
            for each in found
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"][:3]
        ]
        assert not told


def test_a_citation_can_be_copied_from_the_file(opened) -> None:
    opened.locator(".answers .chain").first.click()
    opened.locator("#drawer button.copy").click()
    opened.locator("#drawer [role=status]", has_text="Copied").wait_for()
    assert "SHA-256" in opened.locator("#drawer textarea").input_value()
