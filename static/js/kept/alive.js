// A page that is open holds the name of its draft: another page does not offer words that are just being written.

export function holdName(name) {
  navigator.locks?.request(name, () => new Promise(() => {})).catch(() => {});
}

export async function namesHeld() {
  const { held } = (await navigator.locks?.query().catch(() => null)) || { held: [] };
  return new Set(held.map((lock) => lock.name));
}
