// Leave quickly: cover the page at once, then replace it with a neutral one.
// The link works without this file; triple Shift works only with it. Escape stays Escape.

const link = document.querySelector("a[data-leave]");
const PRESSES = 3;
const WITHIN = 1500; // milliseconds

function leave() {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  document.body.append(sheet);
  document.title = "\u200b";
  document.dispatchEvent(new Event("journal:leave")); // words not saved yet are sent now
  window.location.replace(link.href);
}

let presses = [];

function countShift(event) {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat) return;
  presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
  if (presses.length >= PRESSES) leave();
}

link?.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
if (link) document.addEventListener("keydown", countShift);

// A covered page that comes back from the browser's memory is fetched again, from the server's side of the door.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector(".cover")) window.location.reload();
});
