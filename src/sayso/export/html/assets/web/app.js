"use strict";
// Without this script every link leads to a page; with it the words open beside what is being read.
const drawer = document.getElementById("drawer");
const body = document.getElementById("drawer-body");
const place = document.getElementById("drawer-place");
const title = document.getElementById("drawer-title");
let opener = null;

// A link in a drawing keeps its address in an object.
const addressOf = (link) => new URL(link.href.baseVal ?? link.href, location.href);

async function open(link) {
  const address = addressOf(link);
  const answer = await fetch(`${address.pathname}?part`, { headers: { accept: "text/html" } });
  if (!answer.ok) {
    location.href = address;
    return;
  }
  body.innerHTML = await answer.text();
  const heading = body.querySelector("h4");
  title.textContent = heading ? heading.textContent : "The words";
  if (heading) heading.remove();
  for (const each of body.querySelectorAll("details")) each.open = true;
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

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-words]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!addressOf(link).pathname.startsWith("/claim/")) return;
  event.preventDefault();
  open(link);
});
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
