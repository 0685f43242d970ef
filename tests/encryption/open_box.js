// A second implementation of the box, written from docs/decisions/0001-sealing.md alone.
// An expression for the browser's console: from vectors to their contents or "refused".
async (vectors) => {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const big = (number, size) => bytes(number.toString(16).padStart(size * 2, "0"));
  const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

  async function openBox({ suite, key, place, key_id, revision, box }) {
    const whole = bytes(box);
    const header = join([1], [suite === "text" ? 1 : 2], big(key_id, 4), big(revision, 4));
    if (hex(whole.slice(0, 10)) !== hex(header)) throw new Error("header");
    const parts = place.map(bytes).flatMap((part) => [big(part.length, 2), part]);
    const cipher = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["decrypt"]);
    const opened = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: whole.slice(10, 22), additionalData: join(header, ...parts) },
      cipher,
      whole.slice(22),
    );
    const plain = new Uint8Array(opened);
    if (plain.slice(0, 32).some((byte) => byte !== 0)) throw new Error("commitment");
    if (suite === "key") return hex(plain.slice(32));
    const length = new DataView(opened).getUint32(32);
    if (length > plain.length - 36) throw new Error("length");
    return hex(plain.slice(36, 36 + length));
  }

  return Promise.all(vectors.map((vector) => openBox(vector).catch(() => "refused")));
}
