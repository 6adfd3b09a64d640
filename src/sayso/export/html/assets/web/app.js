// Without scripts every link leads to a page.
// A link in a drawing keeps its address in an object.
const addressOf = (link) => new URL(link.href.baseVal ?? link.href, location.href);

async function open(link) {
  const address = addressOf(link);
  const answer = await fetch(`${address.pathname}?part`, { headers: { accept: "text/html" } });
  if (!answer.ok) {
    location.href = address;
    return;
  }
  const card = document.createElement("div");
  card.innerHTML = await answer.text();
  show(card, address, link);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-words]");
  if (!link || !plain(event) || !addressOf(link).pathname.startsWith("/claim/")) return;
  event.preventDefault();
  open(link);
});
