// The queue works as plain forms; this sends them without leaving the page, and gives them keys.
(() => {
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  if (!said || !keys) return;
  const GO = "#go"; // no place on the page: at one that is, the browser would take the focus away
  const sent = new Set(); // on their way
  const made = []; // cards in order of deciding, for undo
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const here = () => document.activeElement?.closest("[data-card]");

  function tell(text) {
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = text; });
  }

  function go(card) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = cards();
    const at = all.indexOf(here());
    if (at < 0) return all.length && go(all[0]);
    if (all[at + step]) return go(all[at + step]);
    if (step > 0) leave();
    else tell("This is the first one.");
  }

  // Only when everything is saved: a page that is left takes what is on its way with it.
  async function leave() {
    const further = document.getElementById("further");
    if (!further) return tell("That was the last one.");
    await Promise.all(sent);
    if (cards().some((each) => each.querySelector(".wrong")?.textContent)) return tell("Something was not saved.");
    location.assign(further.href.replace("#queue", GO));
  }

  function wrong(card, text) {
    const place = card.querySelector(".wrong");
    if (place) place.textContent = text;
  }

  async function refresh(card, focus) {
    const address = `${card.dataset.card}${card.dataset.card.includes("?") ? "&" : "?"}back=${encodeURIComponent(card.dataset.back)}`;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok) return card;
    const box = document.createElement("div");
    box.innerHTML = await answer.text();
    const fresh = box.querySelector("[data-card]");
    const held = card.contains(document.activeElement);
    card.replaceWith(fresh);
    if (focus || held) go(fresh);
    return fresh;
  }

  function send(form, button) {
    const one = deliver(form, button);
    sent.add(one);
    return one.finally(() => sent.delete(one));
  }

  async function deliver(form, button) {
    let card = form.closest("[data-card]");
    if (card && card.getAttribute("aria-busy") === "true") return;
    const fields = new URLSearchParams(new FormData(form, button || undefined));
    card?.setAttribute("aria-busy", "true");
    let answer;
    let told = {};
    try {
      answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body: fields });
      told = await answer.json();
    } catch {
      told.told ??= "Nothing was saved: the answer did not come. Try again.";
    }
    if (!card) return answer?.ok ? location.reload() : tell(told.told);
    card.removeAttribute("aria-busy");
    const typed = form.matches(".fields, .grading, .noting form");
    if (answer?.ok) {
      if (!form.matches(".undoing")) made.push(card.id);
      card = await refresh(card, typed);
      tell(`${told.words} – ${told.by}`);
      return;
    }
    if (answer?.status === 409) {
      // What was typed stays; the next send is made in knowledge of the other's decision.
      if (!typed) card = await refresh(card, true);
      for (const each of card.querySelectorAll("[name=seen]")) each.value = told.seen;
      told.told = `${told.told}. ${told.words}. Nothing of yours was written; decide again if you still want to.`;
    }
    wrong(card, told.told || "Nothing was saved. Load the page again.");
    if (!typed) go(card);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const queue = form.closest("[data-card], .log");
    if (!queue || form.method !== "post") return;
    event.preventDefault();
    send(form, event.submitter);
  });

  function undo(card) {
    const at = card?.querySelector(".undoing button");
    if (at) return send(at.form, at);
    const last = document.getElementById(made.pop());
    const back = last?.querySelector(".undoing button");
    if (!back) return tell("There is nothing to undo here.");
    go(last);
    send(back.form, back);
  }

  function press(card, key) {
    const found = card.querySelector(`[data-key="${key}"]`);
    if (!found) return false;
    if (found.matches("summary")) {
      const box = found.parentElement;
      box.open = true;
      box.querySelector("textarea, input:not([type=hidden]), select")?.focus();
      return true;
    }
    send(found.form, found);
    if (key !== "a" && key !== "r") return true;
    if (cards().at(-1) !== card) move(1);
    else tell("That was the last one here; j goes on.");
    return true;
  }

  const MOVES = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, textarea, select, dialog[open]:not(#drawer)");
    if (event.key === "Escape" && typing) {
      const box = typing.closest("details");
      if (!box) return;
      box.open = false;
      go(box.closest("[data-card]"));
      return;
    }
    if (event.key === "Enter" && typing?.matches(".fields textarea, .fields select, .noting textarea") && !event.shiftKey) {
      event.preventDefault();
      typing.form.requestSubmit();
      return;
    }
    if (typing) return;
    const card = here();
    if (event.key === "?") keys.showModal();
    else if (event.key in MOVES) move(MOVES[event.key]);
    else if (event.key === "u") undo(card);
    else if ("arcnsdo".includes(event.key)) {
      if (!card) return move(1);
      if (!press(card, event.key)) return;
    } else return;
    event.preventDefault();
  });

  // ---- marking words in the sentence: offsets are code points, a browser counts in UTF-16 ----
  let picked = null;

  function offset(node, at) {
    if (node.nodeType === Node.TEXT_NODE) {
      const run = node.parentElement.closest("[data-at]");
      return run && Number(run.dataset.at) + [...node.data.slice(0, at)].length;
    }
    const child = node.childNodes[at];
    const run = child && (child.matches?.("[data-at]") ? child : child.parentElement.closest("[data-at]"));
    if (run) return Number(run.dataset.at);
    const last = [...(node.querySelectorAll?.("[data-at]") || [])].pop() || node.closest?.("[data-at]");
    return last ? Number(last.dataset.at) + [...last.textContent].length : null;
  }

  function trimmed(range) {
    const text = range.toString();
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || !text.trim()) return null;
    const before = [...text].length - [...text.trimStart()].length;
    const after = [...text].length - [...text.trimEnd()].length;
    return { start: start + before, end: end - after, words: text.trim(), range: range.cloneRange() };
  }

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const common = range.commonAncestorContainer;
    const quote = (common.nodeType === Node.TEXT_NODE ? common.parentElement : common).closest("blockquote.marked");
    const bar = quote?.parentElement.querySelector(".marking");
    if (!bar) return;
    picked = trimmed(range);
    if (!picked) return;
    for (const other of document.querySelectorAll(".marking")) other.hidden = other !== bar;
  });

  function show(range) {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.set("picked", new Highlight(range));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (event.target.id === "show-keys") keys.showModal();
    if (!button || !picked) return;
    const card = button.closest("[data-card]");
    const form = card.querySelector("form.fields");
    form.closest("details").open = true;
    const span = `${picked.start}-${picked.end}`;
    if (button.dataset.mark === "source") {
      form.elements.source_spans.value = span;
      form.elements.source.value = picked.words;
      form.elements.source.focus();
    } else {
      const more = button.dataset.mark === "more" && form.elements.content_spans;
      const before = more ? more.value || card.dataset.spans : "";
      form.elements.content_spans.value = before ? `${before},${span}` : span;
      form.elements.content.value = more ? `${form.elements.content.value} … ${picked.words}` : picked.words;
      form.elements.content.focus();
    }
    show(picked.range);
    tell(`Marked: ${picked.words}`);
    button.closest(".marking").hidden = true;
    getSelection().removeAllRanges();
  });

  // Words that are typed are looked for in the article; what was marked before no longer counts.
  document.addEventListener("input", (event) => {
    if (!event.target.matches(".fields [name=content], .fields [name=source]")) return;
    const spans = event.target.form.elements[`${event.target.name}_spans`];
    if (event.target.name === "content") spans.value = "";
  });

  const help = document.getElementById("show-keys");
  if (help) help.hidden = false;
  const first = cards()[0];
  if (first && location.hash === GO) go(first);
})();
