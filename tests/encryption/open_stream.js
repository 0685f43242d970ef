// A second implementation of the stream, written from docs/decisions/0001-sealing.md alone.
// An expression for the browser's console: from vectors to what they hold, or "refused".
async (vectors) => {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const big = (number, size) => bytes(number.toString(16).padStart(size * 2, "0"));
  const join = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));
  const sha256 = async (data) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));

  async function openStream({ key, place, sealed }) {
    const whole = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
    const header = whole.slice(0, 9);
    if (header[0] !== 1 || header[1] !== 3) throw new Error("header");
    const parts = place.map(bytes).flatMap((part) => [big(part.length, 2), part]);
    const beside = join(header, ...parts);
    const cipher = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["decrypt"]);
    const opened = [];
    for (let at = 9, number = 0; at < whole.length; at += 65552, number += 1) {
      const isLast = at + 65552 >= whole.length ? 1 : 0;
      const iv = join(header.slice(2), big(number, 4), [isLast]);
      const segment = whole.slice(at, at + 65552);
      const options = { name: "AES-GCM", iv, additionalData: beside };
      opened.push(new Uint8Array(await crypto.subtle.decrypt(options, cipher, segment)));
    }
    const plain = join(...opened);
    if (plain.slice(0, 32).some((byte) => byte !== 0)) throw new Error("commitment");
    const size = Number(new DataView(plain.buffer).getBigUint64(plain.length - 8));
    if (size > plain.length - 40) throw new Error("length");
    return `${size} ${await sha256(plain.slice(32, 32 + size))}`;
  }

  return Promise.all(vectors.map((vector) => openStream(vector).catch(() => "refused")));
}
