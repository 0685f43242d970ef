// Kept words go back into the fields they came from; if the page asks other questions now, into the free text.
import { keep, letGo, NEVER } from "./kept-words.js";

function valuesOf(fields, name) {
  return fields.filter(([field]) => field === name).map(([, value]) => value);
}

function asksTheSame(form, fields) {
  const now = new FormData(form).getAll("question");
  return JSON.stringify(now) === JSON.stringify(valuesOf(fields, "question"));
}

function intoFields(form, fields) {
  for (const control of form.elements) {
    if (!control.name || NEVER.has(control.name) || control.type === "submit") continue;
    const values = valuesOf(fields, control.name);
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (values.length && control.type !== "hidden") [control.value] = values;
  }
}

function intoFreeText(form, fields) {
  const written = fields.filter(([name, value]) => /^(text|title|answer-\d+)$/.test(name) && value.trim());
  const box = form.elements.namedItem("text");
  box.value = [box.value, ...written.map(([, value]) => value)].filter(Boolean).join("\n\n");
}

export async function putBack(form, kept) {
  if (asksTheSame(form, kept.fields)) intoFields(form, kept.fields);
  else intoFreeText(form, kept.fields);
  form.dispatchEvent(new Event("input", { bubbles: true }));
  letGo(kept);
  await keep(form);
}
