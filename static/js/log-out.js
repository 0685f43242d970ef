// Somebody logs out: nothing of theirs stays on this device.
import { forgetDevice } from "./kept/device.js";

const PATIENCE = 5000; // milliseconds: a slow device may need some of them to forget everything

async function logOut(event) {
  event.preventDefault();
  await Promise.race([forgetDevice().catch(() => {}), new Promise((done) => setTimeout(done, PATIENCE))]);
  event.target.submit();
}

for (const form of document.querySelectorAll("form[data-log-out]")) form.addEventListener("submit", logOut);
