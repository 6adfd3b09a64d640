"""Photograph each page of the app on the sample story, and write docs/pages.md around the pictures.

``make screens``; needs Chromium. A picture has no more colours than a page: a few hundred kilobytes
for all of them.
"""

import base64
import os
import shutil
import struct
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from sayso import pipeline
from sayso.store.view import View
from sayso.web.running import served
from sayso.web.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images" / "pages"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
WIDE, PHONE = (1280, 900), (390, 844)
COLOURS = 96
NOTE = "<!-- Written by `make screens`; do not edit. -->\n\n"
TOP = """# The pages of the app

What `sayso serve` shows of the [sample story](sample-story.md).
How to use it: [read and review in a browser](how-to/browser.md).

```console
$ make screens
```

takes these pictures anew.
"""

# Counts the colours, keeps the commonest, and gives each point the nearest of them.
FEWER = """async ([picture, most]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  const points = new Uint32Array(bytes.length / 4);
  const counts = new Map();
  for (let i = 0; i < points.length; i++) {
    points[i] = (bytes[4 * i] << 16) | (bytes[4 * i + 1] << 8) | bytes[4 * i + 2];
    counts.set(points[i], (counts.get(points[i]) ?? 0) + 1);
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map((each) => each[0]);
  const far = (a, b) =>
    [16, 8, 0].reduce((sum, at) => sum + (((a >> at) & 255) - ((b >> at) & 255)) ** 2, 0);
  const nearest = new Map();
  for (const colour of counts.keys()) {
    let best = 0;
    for (let i = 1; i < palette.length; i++)
      if (far(colour, palette[i]) < far(colour, palette[best])) best = i;
    nearest.set(colour, best);
  }
  let text = "";
  for (const point of points) text += String.fromCharCode(nearest.get(point));
  return { width: image.width, height: image.height, palette, points: btoa(text) };
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file, where the page is, and what it shows; ``click`` opens something."""

    name: str
    path: str
    told: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    click: str = ""


def shots(ledger: Path) -> tuple[Shot, ...]:
    """Every page, at the fullest example of the story."""
    with View(ledger) as view:
        linked = view.linked()
        newer = next(each.id for each in view.articles() if each.version_of)
        (piece,) = view.pieces()
    asked = max(linked.questions, key=lambda each: len(each.answers))
    figures = max(
        (each for each in linked.questions if each.kind == "how-many"),
        key=lambda each: len(each.answers),
    )
    statement = max(linked.statements, key=lambda each: len(each.claims))
    origin = max((each for each in linked.origins if each.known), key=lambda each: len(each.claims))
    story, question = f"/story/{piece.name}", f"/question/{asked.id}"
    claim, source = f"/claim/{asked.answers[0].claims[0]}", f"/source/{asked.answers[0].source}"
    article = f"/article/{newer}"
    return (
        Shot("stories", "/?all", "**Stories**: articles that hang together, the newest first."),
        Shot("story", story, "**A story**: its questions, the most disputed first."),
        Shot(
            "question",
            question,
            "**A question**: who said so first, who else, who denied it, all answers in time.",
        ),
        Shot(
            "figures",
            f"/question/{figures.id}",
            "**A question of number**: each figure with who gave it first, and as an interval.",
        ),
        Shot(
            "words",
            question,
            "**The words** behind any answer open beside it, with what was read from them.",
            click="table.answers .chain",
        ),
        Shot("claim", claim, "**A claim** by itself, with a citation to copy."),
        Shot("article", article, "**An article** as published, every claim marked in place."),
        Shot("versions", f"{article}?versions", "**Two versions** of an article, word by word."),
        Shot(
            "statement", f"/statement/{statement.id}", "**A statement**: its reports side by side."
        ),
        Shot("source", source, "**A source**: where it stands, who relays it, all it said."),
        Shot("sources", f"{story}/sources", "**Sources** of a story, with what each did."),
        Shot("origins", f"{story}/origins", "**Origins**: who has it from whom."),
        Shot("origin", f"/origin/{origin.id}", "**An origin**: the claims that go back to it."),
        Shot("timeline", f"{story}/timeline", "**Timeline**: when it was said."),
        Shot("articles", f"{story}/articles", "**Articles** of a story, and what was set aside."),
        Shot("search", "/search?q=soldiers", "**Search** by words and by meaning."),
        Shot("review", f"/review?story={piece.name}", "**Review**: what waits for a person."),
        Shot("add", "/add", "**Add articles**: files or pasted text."),
        Shot("method", "/method", "**Method**, written from the program's own tables."),
        Shot("custody", "/custody", "**Custody log**: everything done to the ledger."),
        Shot("me", "/me", "**Who judges**: the name on your judgements."),
        Shot("nowhere", "/nowhere", "**Nothing there**: an address that leads nowhere."),
        Shot("question-dark", question, "The question in the dark.", dark=True),
        Shot("article-dark", article, "The article in the dark.", dark=True),
        Shot("story-phone", story, "The story on a phone.", PHONE),
        Shot("question-phone", question, "The question on a phone.", PHONE),
        Shot("claim-phone", claim, "The words on a phone, in the dark.", PHONE, dark=True),
    )


def main() -> None:
    """Read the sample, serve it, photograph it, and tell how much the pictures weigh."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "sample.db"
        pipeline.ingest([pipeline.sample()], ledger)
        every = shots(ledger)
        with served(Settings(ledger)) as address, sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            for shot in every:
                (PICTURES / f"{shot.name}.png").write_bytes(photograph(browser, address, shot))
            browser.close()
    lines = (f"## {_title(each)}\n\n{each.told}\n\n{_image(each)}\n" for each in every)
    (ROOT / "docs" / "pages.md").write_text(NOTE + TOP + "\n" + "\n".join(lines), encoding="utf-8")
    weight = sum(each.stat().st_size for each in PICTURES.glob("*.png"))
    print(f"{len(every)} pictures, {weight / 1e6:.2f} MB, in {PICTURES.relative_to(ROOT)}")


def photograph(browser: Browser, address: str, shot: Shot) -> bytes:
    """The top of a page, as a PNG of few colours."""
    page = browser.new_page(
        viewport={"width": shot.size[0], "height": shot.size[1]},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page.goto(address + shot.path)
    if shot.click:
        page.locator(shot.click).first.click()
        page.locator("#drawer .claim").wait_for()
        page.locator(shot.click).first.scroll_into_view_if_needed()
    picture = page.screenshot()
    page.goto("about:blank")
    found = fewer(page, picture)
    page.close()
    return found


def fewer(page: Page, picture: bytes) -> bytes:
    """The same picture with a palette."""
    told: dict[str, Any] = page.evaluate(FEWER, [base64.b64encode(picture).decode(), COLOURS])
    width, height = int(told["width"]), int(told["height"])
    points = base64.b64decode(told["points"])
    rows = b"".join(b"\0" + points[row * width : (row + 1) * width] for row in range(height))
    palette = b"".join(int(each).to_bytes(3, "big") for each in told["palette"])
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _title(shot: Shot) -> str:
    return shot.name.replace("-", ", ").capitalize()


def _image(shot: Shot) -> str:
    return f"![{shot.told.replace('*', '')}](images/pages/{shot.name}.png)"


if __name__ == "__main__":
    main()
