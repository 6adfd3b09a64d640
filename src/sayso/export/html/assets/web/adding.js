{
  const drop = document.querySelector(".drop");
  if (drop) {
    const files = drop.querySelector("input");
    for (const name of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length) files.files = event.dataTransfer.files;
      });
    }
  }
  const form = document.querySelector("form.add");
  form?.addEventListener("submit", (event) => {
    const most = form.dataset;
    const chosen = [...form.elements.files.files];
    const pasted = new Blob([form.elements.text.value]).size;
    const size = chosen.reduce((sum, file) => sum + file.size, pasted);
    const large = chosen.find((file) => file.size > most.each);
    const mega = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
    let told = "";
    const given = [form.elements.text, form.elements.addresses].some((box) => box?.value.trim());
    if (!chosen.length && !given)
      told = "Choose files, or paste the text of an article.";
    else if (chosen.length > most.files)
      told = `These are ${chosen.length} files; at most ${most.files} can be sent at once.`;
    else if (large) told = `“${large.name}” is larger than ${mega(most.each)}.`;
    else if (pasted > most.pasted)
      told = `The pasted text is longer than ${mega(most.pasted)}; save it as a file and send that.`;
    else if (size > most.all) told = `This is more than ${mega(most.all)}; send it in parts.`;
    const place = document.getElementById("too-much");
    place.hidden = !told;
    place.textContent = told;
    if (told) event.preventDefault();
  });
  const job = document.getElementById("job");
  if (job && !("ended" in job.dataset)) {
    const events = new EventSource(`/add/${job.dataset.job}/events`);
    events.addEventListener("progress", (event) => {
      const told = JSON.parse(event.data);
      const bar = document.getElementById("bar");
      bar.max = told.total || 1;
      bar.value = told.done;
      document.getElementById("count").textContent =
        told.done < told.total ? `${told.done} of ${told.total}` : "all read, now linking";
      document.getElementById("at").textContent = told.at;
    });
    events.addEventListener("ended", async () => {
      events.close();
      const answer = await fetch(`/add/${job.dataset.job}?part`);
      job.innerHTML = await answer.text();
      job.dataset.ended = "";
    });
  }
}
