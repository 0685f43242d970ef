// A form that was not taken: say that its words are in this browser only where they are.
import { linesOf, openableHere } from "./kept/drafts.js";
import { PREFIX } from "./kept/form.js";

const said = document.querySelector("[data-still-kept]");

async function isHere(name) {
  const devices = await openableHere();
  const lines = await Promise.all(devices.map(linesOf));
  return lines.flat().some((line) => line.name === name);
}

said.hidden = !(await isHere(PREFIX + said.dataset.stillKept));
