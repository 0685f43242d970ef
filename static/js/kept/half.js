// Which browser this is to the person logged in, and the server's half of the key.

let half = null; // in this page's memory only

// The person this page belongs to; on the page for writing offline, the only one whose key is here.
export function deviceHere() {
  return document.body.dataset.device || "";
}

export function dropHalf() {
  half = null;
}

async function take(answer, device = "") {
  if (!answer.ok) throw new Error("nobody is logged in");
  const told = await answer.json();
  if (device && device !== told.device) throw new Error("another log-in");
  document.body.dataset.device = told.device;
  half = Uint8Array.from(atob(told.half), (sign) => sign.charCodeAt(0));
  return half;
}

// A page that stayed open may meet the log-in of somebody else: their half is not for these words.
export async function askHalf() {
  return half || take(await fetch(document.body.dataset.deviceUrl, { redirect: "error" }), deviceHere());
}

// The browser may have lost its cookie and still have its key: then it is known again by the keys' names.
export async function askToBeKnown(names) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!names.length || !token) return askHalf();
  const body = new URLSearchParams(names.map((name) => ["device", name]));
  body.set("csrfmiddlewaretoken", token);
  return take(await fetch(document.body.dataset.knownUrl, { method: "POST", body, redirect: "error" }));
}
