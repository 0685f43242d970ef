// Shows under each field what the checks find while somebody writes. Nothing is saved or
// blocked here: saving shows the same findings without this.
const PAUSE = 700; // milliseconds without a key before asking

const form = document.querySelector("#prompt_form");
const desk = document.querySelector("[data-live-checks]");
const places = new Map();
let waiting;
let asking;

// One quiet place per field, there from the start so that screen readers notice what is put in.
function placeUnder(row) {
  const control = row.querySelector("textarea, input:not([type=hidden]), select");
  const name = control?.name;
  if (!name || places.has(name)) return;
  const place = document.createElement("div");
  place.id = `findings-${name}`;
  place.className = "hint live-findings";
  place.setAttribute("aria-live", "polite");
  row.append(place);
  const said = control.getAttribute("aria-describedby");
  control.setAttribute("aria-describedby", [said, place.id].filter(Boolean).join(" "));
  places.set(name, place);
}

function line(finding) {
  const item = document.createElement("p");
  const standing = document.createElement("b");
  standing.textContent = `${finding.standing}: `;
  item.append(standing, finding.message);
  item.dataset.severity = finding.severity;
  return item;
}

// Only what changed is touched: the same finding is not read out twice.
function show(findings) {
  for (const [name, place] of places) {
    const here = findings.filter((finding) => finding.field === name);
    const said = here.map((finding) => finding.message).join("\n");
    if (place.dataset.said === said) continue;
    place.dataset.said = said;
    place.replaceChildren(...here.map(line));
  }
}

async function check() {
  asking?.abort();
  asking = new AbortController();
  const typed = new FormData(form);
  typed.set("prompt", desk.dataset.prompt);
  try {
    const answer = await fetch(desk.dataset.liveChecks, {
      method: "POST",
      body: typed,
      signal: asking.signal,
      redirect: "error",
    });
    if (answer.ok) show((await answer.json()).findings);
  } catch {
    // No network, or a newer question is on its way: what stands there stays.
  }
}

if (form && desk) {
  for (const row of form.querySelectorAll(".form-row:not([hidden])")) placeUnder(row);
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  });
  if (form.querySelector(".error-summary")) check(); // what was typed came back unsaved
}
