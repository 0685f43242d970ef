// The key of the person logged in, in this browser: made, checked, used and forgotten.
import { askHalf, askToBeKnown, deviceHere, dropHalf } from "./half.js";
import { everythingOf, transact } from "./store.js";
import { makePair, openPair } from "./seal.js";

export { deviceHere };

const PATIENCE = 1000; // milliseconds with the check of a key, before words are sealed
let pair = null;
let isOver = false; // logged out while this page stood open: no key is made here again
const tabs = globalThis.BroadcastChannel ? new BroadcastChannel("kept") : null;
tabs?.addEventListener("message", ({ data }) => {
  if (data === deviceHere()) loggedOut();
});

export function pairsHere() {
  return transact("readonly", (keys) => keys.getAll());
}

function kept(device) {
  return transact("readonly", (keys) => keys.get(device));
}

// Two pages at once make one: the first to be written stays.
async function make() {
  const server = await askToBeKnown((await pairsHere()).map((each) => each.device));
  const device = deviceHere();
  const before = await kept(device);
  if (before) return before;
  const made = await makePair(device, server);
  refuseWhenOver();
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

function refuseWhenOver() {
  if (isOver) throw new Error("logged out");
}

async function find(device) {
  refuseWhenOver();
  const isOurs = device && device === deviceHere();
  const found = await kept(device);
  if (found) return isOurs ? soon(checked(found), found) : found;
  if (!isOurs) throw new Error("no key here");
  return make();
}

// With the server's half at hand, a key that was tampered with is found out, and another one is made.
async function checked(found) {
  const server = await askHalf();
  try {
    await openPair(found, server);
    return found;
  } catch {
    const made = await makePair(found.device, server);
    await transact("readwrite", (keys) => keys.put(made, found.device));
    return made;
  }
}

function soon(check, otherwise) {
  const late = new Promise((done) => setTimeout(() => done(otherwise), PATIENCE));
  return Promise.race([check.catch(() => otherwise), late]);
}

export function dropPair() {
  pair = null;
  dropHalf();
}

// In another tab: what this page goes on taking is kept nowhere.
export function loggedOut() {
  isOver = true;
  dropPair();
  document.dispatchEvent(new Event("journal:logged-out"));
}

export async function privateHalfOf(found) {
  const server = await askHalf();
  return openPair(found, server);
}

// Log-out: nothing of this person stays in the browser.
export async function forgetDevice(device = deviceHere()) {
  dropPair();
  await transact("readwrite", (keys, abouts, boxes) => {
    keys.delete(device);
    abouts.delete(everythingOf(device));
    boxes.delete(everythingOf(device));
  });
  tabs?.postMessage(device);
}
