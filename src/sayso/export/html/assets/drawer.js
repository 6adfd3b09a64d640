"use strict";
// The drawer in which words open beside what is being read; where they come from is another script's.
const drawer = document.getElementById("drawer");
const body = document.getElementById("drawer-body");
const place = document.getElementById("drawer-place");
const title = document.getElementById("drawer-title");
let opener = null;

// Shows a claim's card, and remembers from which link, so that the reader comes back to it.
function show(card, address, link) {
  const heading = card.querySelector("h4");
  title.textContent = heading ? heading.textContent : "The words";
  if (heading) heading.remove();
  for (const each of card.querySelectorAll("details")) each.open = true;
  body.replaceChildren(card);
  place.href = address;
  if (!drawer.contains(link)) opener = link;
  if (!drawer.open) drawer.show();
  drawer.scrollTop = 0;
  document.getElementById("drawer-close").focus();
}

function close() {
  if (!drawer.open) return;
  drawer.close();
  if (opener) opener.focus();
}

// A click that means to leave for a tab or a window of its own is left alone.
function plain(event) {
  return !(event.ctrlKey || event.metaKey || event.shiftKey);
}

document.getElementById("drawer-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
// Copying needs a script; without one the text can be selected. Elsewhere than on this machine
// or under https a page has no clipboard, so the old command is the way back.
document.documentElement.classList.add("js");
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const area = button.parentElement.querySelector("textarea");
  area.select();
  let done = true;
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    done = document.execCommand("copy");
  }
  button.parentElement.querySelector("[role=status]").textContent = done ? "Copied" : "Press Ctrl-C";
});
