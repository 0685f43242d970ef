// What day it is and what time, by the clock of this device: there is no network to ask.

const EVERY = 1000; // milliseconds
const place = document.querySelector("[data-now]");
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

function write(name, words) {
  const where = place.querySelector(`[data-now-${name}]`);
  if (where.textContent !== words) where.textContent = words;
}

function tell() {
  const now = new Date();
  write("day", now.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" }));
  write("time", now.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }));
}

// Where the device thinks it is, as far as a clock can tell: "London time".
function tellTheZone() {
  const { timeZone = "" } = Intl.DateTimeFormat().resolvedOptions();
  const [region, ...rest] = timeZone.split("/");
  if (rest.length && region !== "Etc") write("zone", place.dataset.zone.replace("%s", () => rest.at(-1).replaceAll("_", " ")));
}

export function tellTheTime() {
  tell();
  tellTheZone();
  place.hidden = false;
  setInterval(tell, EVERY);
}
