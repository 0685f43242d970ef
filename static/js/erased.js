// An account is erased: nothing of that person stays in this browser, either.
import { deviceHere, forgetDevice } from "./kept/device.js";
import { removeHere } from "./ground-words.js";

const NAME = "erasing"; // who this browser was to them, from the page that asks to the page that says it is done

function remember() {
  sessionStorage.setItem(NAME, deviceHere());
}

async function forget() {
  removeHere();
  const device = sessionStorage.getItem(NAME);
  sessionStorage.removeItem(NAME);
  if (device) await forgetDevice(device);
}

document.querySelector("form[data-erase]")?.addEventListener("submit", remember);
if (document.querySelector("[data-erased]")) forget();
