// Somebody logs out: nothing of theirs stays on this device.
import { forgetDevice } from "./kept/device.js";
import { removeHere } from "./ground-words.js";

const PATIENCE = 5000; // milliseconds: a slow device may need some of them to forget everything

// The push service learns that this browser is told no more, and says so when the next reminder comes; a mail goes then.
async function forgetPlace() {
  const worker = await navigator.serviceWorker?.getRegistration();
  const place = await worker?.pushManager?.getSubscription();
  await place?.unsubscribe();
}

async function logOut(event) {
  event.preventDefault();
  removeHere();
  const forgotten = Promise.allSettled([forgetDevice(), forgetPlace()]);
  await Promise.race([forgotten, new Promise((done) => setTimeout(done, PATIENCE))]);
  event.target.submit();
}

for (const form of document.querySelectorAll("form[data-log-out]")) form.addEventListener("submit", logOut);
