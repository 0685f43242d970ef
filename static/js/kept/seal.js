// Sealing needs the public half only, so it goes on without a network and after the log-in ended. Opening needs two
// halves: a secret this browser holds and shows to no script, and one the server gives to the person logged in.

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const AES = { name: "AES-GCM", length: 256 };
const POINT = 65; // bytes of a public half
const NONCE = 12;
const subtle = () => globalThis.crypto.subtle;
const random = (size) => crypto.getRandomValues(new Uint8Array(size));
const bytesOf = (text) => new TextEncoder().encode(text);

function derived(from, salt, info, uses) {
  const how = { name: "HKDF", hash: "SHA-256", salt, info: bytesOf(info) };
  return subtle().deriveKey(how, from, AES, false, uses);
}

function wrapping(secret, half, device) {
  return derived(secret, half, `journal draft key ${device}`, ["wrapKey", "unwrapKey"]);
}

function place(iv, device, name) {
  return { name: "AES-GCM", iv, additionalData: bytesOf(`${device} ${name}`) };
}

// The private half opens beside its own public half only: another one, put there to read along, is found out.
function privatePlace(iv, device, point) {
  return place(iv, device, `private half of ${Array.from(point).join(".")}`);
}

export function isSame(pair, other) {
  return Boolean(pair && other) && pair.device === other.device && pair.point.join() === other.point.join();
}

export async function makePair(device, half) {
  const secret = await subtle().importKey("raw", random(32), "HKDF", false, ["deriveKey"]);
  const pair = await subtle().generateKey(CURVE, true, ["deriveBits"]);
  const iv = random(NONCE);
  const by = await wrapping(secret, half, device);
  const point = new Uint8Array(await subtle().exportKey("raw", pair.publicKey));
  const wrapped = await subtle().wrapKey("pkcs8", pair.privateKey, by, privatePlace(iv, device, point));
  return { device, secret, iv, wrapped, point };
}

export async function openPair({ device, secret, iv, wrapped, point }, half) {
  const by = await wrapping(secret, half, device);
  return subtle().unwrapKey("pkcs8", wrapped, by, privatePlace(iv, device, point), CURVE, false, ["deriveBits"]);
}

async function boxKey(own, other, once, point, use) {
  const shared = await subtle().deriveBits({ name: "ECDH", public: other }, own, 256);
  const from = await subtle().importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  return derived(from, new Uint8Array([...once, ...point]), "journal draft", [use]);
}

function publicHalf(point) {
  return subtle().importKey("raw", point, CURVE, false, []);
}

export async function seal({ device, point }, name, bytes) {
  const pair = await subtle().generateKey(CURVE, false, ["deriveBits"]);
  const once = new Uint8Array(await subtle().exportKey("raw", pair.publicKey));
  const key = await boxKey(pair.privateKey, await publicHalf(point), once, point, "encrypt");
  const iv = random(NONCE);
  const box = await subtle().encrypt(place(iv, device, name), key, bytes);
  return new Blob([once, iv, box]).arrayBuffer();
}

export async function unseal({ device, point }, privateHalf, name, box) {
  const once = new Uint8Array(box, 0, POINT);
  const iv = new Uint8Array(box, POINT, NONCE);
  const key = await boxKey(privateHalf, await publicHalf(once), once, point, "decrypt");
  return subtle().decrypt(place(iv, device, name), key, new Uint8Array(box, POINT + NONCE));
}
