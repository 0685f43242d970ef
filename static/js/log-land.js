// Back where there is a network: what was said of a practice without one lands in the log, from whichever page comes next.
import { deviceHere } from "./kept/device.js";
import { draftOf, forgetDraft, linesOf } from "./kept/drafts.js";
import { PREFIX, sendLog } from "./log-send.js";

const REFUSED = "refused "; // with its name: asked once in a tab, it stays among what is kept, for its owner to decide

async function landed({ name }) {
  const said = sessionStorage.getItem(REFUSED + name) ? null : await draftOf(name);
  const { url, isForGood } = said ? await sendLog(said) : {};
  if (url) await forgetDraft(name);
  if (isForGood) sessionStorage.setItem(REFUSED + name, "1");
  return Boolean(url);
}

function tell() {
  const line = document.querySelector("[data-log-landed]");
  if (line) line.hidden = false;
  if (document.querySelector("[data-log-page]")) window.location.reload();
}

export const settled = (async () => {
  const lines = (await linesOf(deviceHere())).filter(({ name }) => name.startsWith(PREFIX));
  let some = false;
  for (const line of lines) some = (await landed(line)) || some;
  if (some) tell();
})();
