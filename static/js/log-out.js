// Somebody logs out: nothing of theirs stays on this device.
import { forgetDevice } from "./kept/device.js";
import { removeHere } from "./ground-words.js";

const PATIENCE = 1500; // milliseconds

async function logOut(event) {
  event.preventDefault();
  removeHere();
  await Promise.race([forgetDevice().catch(() => {}), new Promise((done) => setTimeout(done, PATIENCE))]);
  event.target.submit();
}

for (const form of document.querySelectorAll("form[data-log-out]")) form.addEventListener("submit", logOut);
