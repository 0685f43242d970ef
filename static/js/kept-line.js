// Back in the journal: what was written without a network lands; of anything else that is kept, one quiet line.
import { namesHeld } from "./kept/alive.js";
import { draftOf, draftsHere } from "./kept/drafts.js";
import { land } from "./kept-land.js";

const line = document.querySelector("[data-kept-line]");

async function landAll(lines) {
  const to = { url: line.dataset.landUrl, token: line.dataset.token };
  let landed = 0;
  for (const each of lines) {
    const draft = await draftOf(each.name);
    if (draft?.text.trim() && (await land(to, each, draft.text))) landed += 1;
  }
  return landed;
}

export const settled = (async () => {
  const open = await namesHeld();
  const lines = (await draftsHere()).filter(({ name }) => !open.has(name));
  const offline = lines.filter(({ isOffline }) => isOffline);
  const landed = offline.length ? await landAll(offline) : 0;
  if (landed) line.querySelector("[data-kept-landed]").hidden = false;
  const some = line.querySelector("[data-kept-some]");
  if (some && lines.length > landed) some.hidden = false;
})();
