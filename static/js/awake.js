// Keeps the screen on while something is followed, where the browser can.

let isWanted = false;
let light = null;

async function ask() {
  const asked = await navigator.wakeLock?.request("screen").catch(() => null);
  letGo(); // of one asked for before: one is enough, and one is given back
  light = asked;
  if (!isWanted) letGo();
}

function letGo() {
  light?.release().catch(() => null);
  light = null;
}

export function stayAwake() {
  isWanted = true;
  return ask();
}

export function maySleep() {
  isWanted = false;
  letGo();
}

document.addEventListener("visibilitychange", () => {
  if (isWanted && document.visibilityState === "visible") ask();
});
