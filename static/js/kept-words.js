// Words that the server may not have yet are kept in this tab only (sessionStorage ends with the tab),
// offered when the person is back on the same page, and forgotten as soon as they are saved.

const PREFIX = "kept:";
const NEVER = new Set(["csrfmiddlewaretoken", "revision", "form_id", "sequence"]);

function nameOf(form) {
  return PREFIX + form.dataset.autosaveUrl;
}

function revisionOf(form) {
  return Number(form.elements.namedItem("revision")?.value || 0);
}

function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !NEVER.has(name) && typeof value === "string");
}

function allNames() {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}

function write(name, kept) {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept));
    return true;
  } catch {
    return false; // storage is full or switched off
  }
}

export function keep(form, submittedFrom = "") {
  return write(nameOf(form), { revision: revisionOf(form), fields: fieldsOf(form), submittedFrom });
}

export function forget(form) {
  sessionStorage.removeItem(nameOf(form));
}

export function forgetAll() {
  for (const name of allNames()) sessionStorage.removeItem(name);
}

// A form was sent from the page before this one, and this is the page its success leads to.
export function forgetArrived(cameFrom) {
  for (const name of allNames()) {
    const { submittedFrom } = JSON.parse(sessionStorage.getItem(name));
    if (submittedFrom && submittedFrom === cameFrom) sessionStorage.removeItem(name);
  }
}

// What is kept for this form, if the server has nothing newer and the words differ.
export function keptFor(form) {
  const kept = JSON.parse(sessionStorage.getItem(nameOf(form)) || "null");
  if (!kept) return null;
  const isSame = JSON.stringify(kept.fields) === JSON.stringify(fieldsOf(form));
  if (isSame || revisionOf(form) > kept.revision) {
    forget(form);
    return null;
  }
  write(nameOf(form), { ...kept, submittedFrom: "" });
  return kept.fields;
}

export function putBack(form, fields) {
  for (const control of form.elements) {
    if (!control.name || NEVER.has(control.name) || control.type === "submit") continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (values.length && control.type !== "hidden") [control.value] = values;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
