// Leave quickly: cover the page at once, then replace it with a neutral one.
// The link works without this file; triple Shift works only with it. Escape stays Escape.

const link = document.querySelector("a[data-leave]");
const PRESSES = 3;
const WITHIN = 1500; // milliseconds

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  document.body.append(sheet);
  document.title = "";
}

export function leave() {
  cover();
  document.dispatchEvent(new Event("journal:flush"));
  window.location.replace(link.href);
}

let presses = [];

function countShift(event) {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat) return;
  const now = event.timeStamp;
  presses = [...presses.filter((at) => now - at < WITHIN), now];
  if (presses.length >= PRESSES) leave();
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", countShift);
}

// A page that comes back from memory may hold words: fetch it again instead.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector(".cover")) window.location.reload();
});
