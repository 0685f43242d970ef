// Kept words go back into the fields they came from; if the page asks other questions now, into the free text.
import { forgetDraft } from "./kept/drafts.js";
import { addressOf, wordsOf } from "./kept/form.js";

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const AHEAD = 2; // messages that may have been sent after the words were kept

function valuesOf(fields, name) {
  return fields.filter(([field]) => field === name).map(([, value]) => value);
}

function asksTheSame(form, fields) {
  const now = new FormData(form).getAll("question");
  return JSON.stringify(now) === JSON.stringify(valuesOf(fields, "question"));
}

// With the words comes what they were based on: the server then sees whether somebody wrote meanwhile.
function intoFields(form, fields) {
  for (const control of form.elements) {
    if (!control.name || control.type === "submit" || control.type === "file") continue;
    const values = valuesOf(fields, control.name);
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (values.length) [control.value] = values;
  }
  const sequence = form.elements.namedItem("sequence");
  if (sequence) sequence.value = Number(sequence.value) + AHEAD;
}

function intoFreeText(form, fields) {
  const box = form.elements.namedItem("text") || form.querySelector("textarea");
  box.value = [box.value, ...wordsOf(fields).map(([, value]) => value)].filter(Boolean).join("\n\n");
}

// A page that was new takes over the address the words were written for, so that they land once.
function takeOver(form, address) {
  const [here] = addressOf(form).match(UUID) || [];
  const [there] = address.match(UUID) || [];
  if (!here || !there || here === there) return;
  const moved = (url) => url.replace(here, there);
  if (form.dataset.autosaveUrl) form.dataset.autosaveUrl = moved(form.dataset.autosaveUrl);
  for (const holder of [form, ...form.querySelectorAll("[formaction]")]) {
    for (const name of ["action", "formaction"]) {
      if (holder.hasAttribute(name)) holder.setAttribute(name, moved(holder.getAttribute(name)));
    }
  }
}

export function putBack(form, kept) {
  if (asksTheSame(form, kept.fields)) {
    takeOver(form, kept.address);
    intoFields(form, kept.fields);
  } else {
    intoFreeText(form, kept.fields);
  }
  form.addEventListener("journal:kept", () => forgetDraft(kept.name), { once: true });
  form.dispatchEvent(new Event("input", { bubbles: true })); // kept anew by this page
}
