"use strict";
// Without this script every link still leads to the words; with it they open beside what is being read.
const drawer = document.getElementById("drawer");
const body = document.getElementById("drawer-body");
const place = document.getElementById("drawer-place");
const title = document.getElementById("drawer-title");
let opener = null;

function open(claim, from) {
  const copy = claim.cloneNode(true);
  const heading = copy.querySelector("h4");
  title.textContent = heading.textContent;
  heading.remove();
  copy.removeAttribute("id");
  copy.classList.remove("here");
  for (const each of copy.querySelectorAll("details")) each.open = true;
  body.replaceChildren(copy);
  place.href = "#" + claim.id;
  if (!drawer.contains(from)) opener = from;
  if (!drawer.open) drawer.show();
  drawer.scrollTop = 0;
  document.getElementById("drawer-close").focus();
}

function close() {
  if (!drawer.open) return;
  drawer.close();
  if (opener) opener.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link === place) {
    drawer.close();
    return;
  }
  const claim = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  if (!link.hasAttribute("data-words") || !claim || !claim.classList.contains("claim")) return;
  event.preventDefault();
  open(claim, link);
});

document.getElementById("drawer-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
window.addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details")) each.open = true;
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
