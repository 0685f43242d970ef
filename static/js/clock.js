// The neutral page keeps the right time, also when it comes from memory without a network.

const rows = document.querySelectorAll("tr[data-zone]");

function tell(row, now) {
  const [, day, time] = row.cells;
  const timeZone = row.dataset.zone;
  day.textContent = now.toLocaleDateString("en-GB", { timeZone, weekday: "long" });
  time.textContent = now.toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
}

function tellAll() {
  const now = new Date();
  for (const row of rows) tell(row, now);
}

tellAll();
setInterval(tellAll, 5000);
