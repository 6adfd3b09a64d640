{
  // The slider goes through the days on which an answer came; the form does the same without it.
  const form = document.querySelector("form.asof[data-stops]");
  const stops = form ? form.dataset.stops.split(" ").filter(Boolean) : [];
  if (stops.length > 1) {
    const slider = form.querySelector(".slider");
    const range = form.querySelector("#stop");
    const told = form.querySelector("output");
    const day = form.querySelector("#day");
    const part = document.getElementById("as-of");
    let asked = 0;
    const say = () => {
      told.textContent = day.value || "all answers";
    };
    const load = async () => {
      const mine = ++asked;
      const query = new URLSearchParams(new FormData(form));
      if (!day.value) query.delete("day");
      const answer = await fetch(`${location.pathname}?${query}&part`);
      if (!answer.ok || mine !== asked) return;
      part.innerHTML = await answer.text();
      history.replaceState(null, "", `${location.pathname}?${query}`);
    };
    slider.hidden = false;
    const at = stops.findIndex((each) => each >= day.value);
    range.value = day.value && at >= 0 ? at : stops.length;
    say();
    range.addEventListener("input", () => {
      day.value = stops[range.value] ?? "";
      say();
    });
    range.addEventListener("change", load);
    form.querySelector("#clock").addEventListener("change", () => form.submit());
  }
}
