// Words that the server may not have yet are kept in this tab only (sessionStorage ends with the tab), sealed under
// a key that comes with the page and is stored nowhere: to the next person on this device they are noise.

const PREFIX = "kept:";
const NEVER = new Set(["csrfmiddlewaretoken", "revision", "form_id", "sequence"]);
const NONCE_BYTES = 12;

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

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function base64Of(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function keyOf(form) {
  return crypto.subtle.importKey("raw", bytesOf(form.dataset.keptKey), "AES-GCM", false, ["encrypt", "decrypt"]);
}

function placeOf(form, iv) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(nameOf(form)) };
}

async function seal(form, kept) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const words = new TextEncoder().encode(JSON.stringify(kept));
  const box = await crypto.subtle.encrypt(placeOf(form, iv), await keyOf(form), words);
  return base64Of([...iv, ...new Uint8Array(box)]);
}

async function open(form, sealed) {
  const bytes = bytesOf(sealed);
  const place = placeOf(form, bytes.slice(0, NONCE_BYTES));
  const words = await crypto.subtle.decrypt(place, await keyOf(form), bytes.slice(NONCE_BYTES));
  return JSON.parse(new TextDecoder().decode(words));
}

export async function keep(form, submittedFrom = "") {
  const kept = { revision: revisionOf(form), fields: fieldsOf(form) };
  try {
    const sealed = await seal(form, kept);
    sessionStorage.setItem(nameOf(form), JSON.stringify({ submittedFrom, sealed }));
    return true;
  } catch {
    return false; // storage is full or switched off, or this page may not seal: the line says "not saved yet"
  }
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
export async function keptFor(form) {
  const found = sessionStorage.getItem(nameOf(form));
  if (!found) return null;
  const kept = await open(form, JSON.parse(found).sealed).catch(() => null); // somebody else's: noise
  const isSame = kept && JSON.stringify(kept.fields) === JSON.stringify(fieldsOf(form));
  if (!kept || isSame || revisionOf(form) > kept.revision) {
    forget(form);
    return null;
  }
  sessionStorage.setItem(nameOf(form), JSON.stringify({ submittedFrom: "", sealed: JSON.parse(found).sealed }));
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
