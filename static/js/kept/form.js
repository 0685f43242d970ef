// What is kept of a form, and what it is called.

const OURS = ["csrfmiddlewaretoken", "whose", "kept_id"];
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
export const PREFIX = "form:";

export function addressOf(form) {
  const { autosaveUrl, keep } = form.dataset;
  return autosaveUrl || keep || new URL(form.getAttribute("action") || window.location.href, window.location.href).pathname;
}

export function familyOf(address) {
  return address.replace(UUID, "*");
}

export function revisionOf(form) {
  return Number(form.elements.namedItem("revision")?.value || 0);
}

export function fieldsOf(form) {
  const isKept = ([name, value]) => !OURS.includes(name) && typeof value === "string";
  return [...new FormData(form)].filter(isKept);
}

const MARKS = /^(revision|form_id|sequence|question|public_id|kept_id|held_id|whose|.*_FORMS)$/;

export function wordsOf(fields) {
  return fields.filter(([name, value]) => !MARKS.test(name) && /\p{L}/u.test(value) && !value.match(UUID));
}

export function saysTheSame(fields, others) {
  const plain = (some) => JSON.stringify(some.filter(([name]) => !/^(revision|form_id|sequence)$/.test(name)));
  return plain(fields) === plain(others);
}

// A field that a browser would keep in the clear is kept by us instead, sealed.
export function keepOutOfBrowser(form) {
  form.autocomplete = "off";
}
