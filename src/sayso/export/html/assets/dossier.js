// Without scripts every link still leads to the words, further down on this page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || !plain(event)) return;
  if (link === place) {
    drawer.close();
    return;
  }
  const claim = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  if (!link.hasAttribute("data-words") || !claim || !claim.classList.contains("claim")) return;
  event.preventDefault();
  const copy = claim.cloneNode(true);
  copy.removeAttribute("id");
  copy.classList.remove("here");
  show(copy, `#${claim.id}`, link);
});
window.addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details.rest, .glance details, .legend")) each.open = true;
});
