// A note and people somebody chose to keep in this browser, in the clear. Nothing here is ever sent.

const PLACE = "ground";

export function keptHere() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) || null;
  } catch {
    return null;
  }
}

// Says whether the browser took it.
export function keepHere(words) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(words));
    return true;
  } catch {
    return false;
  }
}

export function removeHere() {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // nothing is kept, then
  }
}
