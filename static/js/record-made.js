// What was recorded: its sound, how long it is, and the id it is sent under. Held on the device as one sealed file,
// the last two stand in the type of that file.

export function made(blob, seconds, id = crypto.randomUUID()) {
  return { blob, seconds, id };
}

export function asHeld({ blob, seconds, id }) {
  return blob.slice(0, blob.size, `${blob.type};seconds=${Math.round(seconds)};id=${id}`);
}

export function fromHeld(held) {
  const [type, ...more] = held.type.split(";");
  const { seconds, id } = Object.fromEntries(more.map((part) => part.split("=")));
  return made(held.slice(0, held.size, type), Number(seconds) || 0, id);
}
