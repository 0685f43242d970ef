// Shows what somebody chose to keep on this page, and lets them keep, change or remove it.
import { keepHere, keptHere, removeHere } from "./ground-words.js";

const shown = document.querySelector("[data-kept-own]");
const keeping = document.querySelector("[data-keep-own]");
const form = keeping.querySelector("[data-keep-form]");
const said = keeping.querySelector("[data-keep-said]");
const rows = [...keeping.querySelectorAll("[data-keep-person]")];

function show() {
  const { note = "", people = [] } = keptHere() || {};
  shown.hidden = !note && !people.length;
  shown.querySelector("[data-kept-note]").textContent = note;
  const list = shown.querySelector("[data-kept-people]");
  list.replaceChildren(...people.map((person) => line(person, list.dataset.call)));
}

function line({ name, phone }, call) {
  const item = document.createElement("li");
  const digits = phone.replace(/[^\d+*#]/g, "");
  const link = document.createElement(digits ? "a" : "span");
  if (digits) Object.assign(link, { href: `tel:${digits}`, className: "button button-quiet" });
  link.textContent = digits ? call.replace("%s", () => name || phone) : name;
  item.append(link);
  return item;
}

function fill() {
  const { note = "", people = [] } = keptHere() || {};
  form.querySelector("[data-keep-note]").value = note;
  for (const [number, row] of rows.entries()) {
    row.querySelector("[data-keep-name]").value = people[number]?.name || "";
    row.querySelector("[data-keep-phone]").value = people[number]?.phone || "";
  }
}

// Another tab changed it, or logged out: then nothing of it stays in the form either.
function changedElsewhere() {
  if (!keptHere()) fill();
  show();
}

function typed() {
  const people = rows.map((row) => ({
    name: row.querySelector("[data-keep-name]").value.trim(),
    phone: row.querySelector("[data-keep-phone]").value.trim(),
  }));
  return {
    note: form.querySelector("[data-keep-note]").value.trim(),
    people: people.filter(({ name, phone }) => name || phone),
  };
}

function tell(how) {
  said.textContent = said.dataset[how];
  show();
}

function tellPlainly(event) {
  const told = keeping.querySelector("[data-keep-told]");
  told.hidden = !told.hidden;
  event.currentTarget.setAttribute("aria-expanded", String(!told.hidden));
}

export function standReady() {
  const understood = keeping.querySelector("[data-keep-understood]");
  keeping.hidden = false;
  keeping.querySelector("[data-keep-ask]").addEventListener("click", tellPlainly);
  understood.checked = Boolean(keptHere());
  form.hidden = !understood.checked;
  understood.addEventListener("change", () => (form.hidden = !understood.checked));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell(keepHere(typed()) ? "kept" : "notKept");
  });
  form.querySelector("[data-keep-remove]").addEventListener("click", () => {
    removeHere();
    fill();
    tell("removed");
  });
  window.addEventListener("storage", changedElsewhere);
  fill();
  show();
}
