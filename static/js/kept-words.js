// Words that the server may not have yet are kept in this tab only (sessionStorage ends with the tab), sealed under
// a key that comes with the page and is stored nowhere: to the next person on this device they are noise.

const PREFIX = "kept:";
export const NEVER = new Set(["csrfmiddlewaretoken", "revision", "form_id", "sequence"]);
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

function placeOf(name, iv) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) };
}

async function seal(form, kept) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const words = new TextEncoder().encode(JSON.stringify(kept));
  const box = await crypto.subtle.encrypt(placeOf(nameOf(form), iv), await keyOf(form), words);
  return base64Of([...iv, ...new Uint8Array(box)]);
}

async function open(form, name, sealed) {
  const bytes = bytesOf(sealed);
  const place = placeOf(name, bytes.slice(0, NONCE_BYTES));
  const words = await crypto.subtle.decrypt(place, await keyOf(form), bytes.slice(NONCE_BYTES));
  return JSON.parse(new TextDecoder().decode(words));
}

export async function keep(form, submittedFrom = "") {
  const revision = revisionOf(form);
  try {
    const sealed = await seal(form, { revision, fields: fieldsOf(form) });
    sessionStorage.setItem(nameOf(form), JSON.stringify({ submittedFrom, isNew: revision === 0, sealed }));
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

// Words of a page that was new have no address yet: a new page may take them in.
function nameFor(form) {
  if (sessionStorage.getItem(nameOf(form)) || revisionOf(form) > 0) return nameOf(form);
  return allNames().find((name) => JSON.parse(sessionStorage.getItem(name)).isNew) || nameOf(form);
}

// What is kept for this form, if the server has nothing newer and the words differ.
export async function keptFor(form) {
  const name = nameFor(form);
  const found = JSON.parse(sessionStorage.getItem(name));
  if (!found) return null;
  const kept = await open(form, name, found.sealed).catch(() => null); // somebody else's: noise
  const isSame = kept && JSON.stringify(kept.fields) === JSON.stringify(fieldsOf(form));
  if (!kept || isSame || revisionOf(form) > kept.revision) {
    sessionStorage.removeItem(name);
    return null;
  }
  sessionStorage.setItem(name, JSON.stringify({ ...found, submittedFrom: "" }));
  return { name, fields: kept.fields };
}

export function letGo({ name }) {
  sessionStorage.removeItem(name);
}
