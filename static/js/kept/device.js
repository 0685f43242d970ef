// Which browser this is to the person logged in, and the two halves of its key.
import { everythingOf, transact } from "./store.js";
import { makePair, openPair } from "./seal.js";

let half = null; // the server's: in this page's memory only
let pair = null;

// The person this page belongs to; on the page for writing offline, the only one whose key is here.
export function deviceHere() {
  return document.body.dataset.device || "";
}

async function take(answer) {
  if (!answer.ok) throw new Error("nobody is logged in");
  const told = await answer.json();
  document.body.dataset.device = told.device;
  half = Uint8Array.from(atob(told.half), (sign) => sign.charCodeAt(0));
  return half;
}

async function askHalf() {
  return half || take(await fetch(document.body.dataset.deviceUrl, { redirect: "error" }));
}

// The browser may have lost its cookie and still have its key: then it is known again by the key's name.
async function askToBeKnown() {
  const names = (await pairsHere()).map(({ device }) => device);
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!names.length || !token) return askHalf();
  const body = new URLSearchParams(names.map((name) => ["device", name]));
  body.set("csrfmiddlewaretoken", token);
  return take(await fetch(document.body.dataset.knownUrl, { method: "POST", body, redirect: "error" }));
}

export function pairsHere() {
  return transact("readonly", (keys) => keys.getAll());
}

function kept(device) {
  return transact("readonly", (keys) => keys.get(device));
}

// Two pages at once make one: the first to be written stays.
async function make() {
  const server = await askToBeKnown();
  const device = deviceHere();
  const before = await kept(device);
  if (before) return before;
  const made = await makePair(device, server);
  await transact("readwrite", (keys) => keys.add(made, device)).catch(() => {});
  return kept(device);
}

let asked = null;

export async function pairOf(device) {
  if (pair?.device === device) return pair;
  asked ||= find(device).finally(() => (asked = null));
  pair = await asked;
  return pair;
}

async function find(device) {
  const found = (await kept(device)) || (device && device === deviceHere() ? await make() : null);
  if (!found) throw new Error("no key here");
  return found;
}

export async function privateHalfOf(found) {
  const server = await askHalf();
  return openPair(found, server);
}

// Log-out: nothing of this person stays in the browser.
export function forgetDevice(device = deviceHere()) {
  pair = null;
  return transact("readwrite", (keys, abouts, boxes) => {
    keys.delete(device);
    abouts.delete(everythingOf(device));
    boxes.delete(everythingOf(device));
  });
}
