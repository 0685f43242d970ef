// Drafts on this device, for any module:
//   await keepDraft("drawing:1", { strokes })   an object or a Blob, sealed; says whether it is kept
//   await draftOf("drawing:1")                  what was kept, or null; only for the person logged in
//   await forgetDraft("drawing:1")
import { deviceHere, dropPair, loggedOut, pairOf, pairsHere, privateHalfOf } from "./device.js";
import { everythingOf, keyOf, transact } from "./store.js";
import { isSame, seal, unseal } from "./seal.js";

const SIZES = 1024; // texts are rounded up to this, so that their size tells little
const OBJECT = 0;
const BLOB = 1;

async function packed(value) {
  if (value instanceof Blob) {
    const type = new TextEncoder().encode(value.type);
    return new Blob([new Uint8Array([BLOB, type.length]), type, value]).arrayBuffer();
  }
  const words = new TextEncoder().encode(JSON.stringify(value));
  const bytes = new Uint8Array(Math.ceil((words.length + 1) / SIZES) * SIZES).fill(32);
  bytes[0] = OBJECT;
  bytes.set(words, 1);
  return bytes;
}

function unpacked(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes[0] === OBJECT) return JSON.parse(new TextDecoder().decode(bytes.subarray(1)));
  const end = 2 + bytes[1];
  return new Blob([bytes.subarray(end)], { type: new TextDecoder().decode(bytes.subarray(2, end)) });
}

// The key went with a log-out in another tab, or it is another one by now.
function refuse({ result, transaction }) {
  if (result) dropPair();
  else loggedOut();
  transaction.abort();
}

export async function keepDraft(name, value, about = {}, device = deviceHere()) {
  try {
    const pair = await pairOf(device);
    const box = await seal(pair, name, await packed(value));
    const line = { path: window.location.pathname + window.location.search, at: Date.now(), ...about, name };
    await transact("readwrite", (keys, abouts, boxes) => {
      keys.get(pair.device).onsuccess = ({ target }) => {
        if (!isSame(target.result, pair)) return refuse(target);
        boxes.put(box, keyOf(pair.device, name));
        abouts.put(line, keyOf(pair.device, name));
      };
    });
    return true;
  } catch {
    return false; // storage is full or switched off, or this page may not seal: whoever asked says so
  }
}

export async function draftOf(name) {
  try {
    const found = await pairOf(deviceHere());
    const box = await transact("readonly", (keys, abouts, boxes) => boxes.get(keyOf(found.device, name)));
    if (!box) return null;
    return unpacked(await unseal(found, await privateHalfOf(found), name, box));
  } catch {
    return null; // no network, or noise
  }
}

export async function forgetDraft(name, device = deviceHere()) {
  await transact("readwrite", (keys, abouts, boxes) => {
    boxes.delete(keyOf(device, name));
    abouts.delete(keyOf(device, name));
  }).catch(() => {});
}

// A line about each draft of this person here, newest first; their words stay sealed.
export async function draftsHere() {
  if (!deviceHere()) return [];
  await pairOf(deviceHere()).catch(() => {}); // a browser that lost its cookie is known again first
  return linesOf(deviceHere());
}

export async function linesOf(device) {
  const lines = await transact("readonly", (keys, abouts) => abouts.getAll(everythingOf(device))).catch(() => []);
  return lines.sort((one, other) => other.at - one.at);
}

// The people whose key is in this browser, by their names for it.
export async function openableHere() {
  const pairs = await pairsHere().catch(() => []);
  return pairs.map(({ device }) => device);
}
