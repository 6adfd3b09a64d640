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
