// Back in the journal: what was written without a network lands, a page left blank goes; of anything else that is kept,
// one quiet line.
import { namesHeld } from "./kept/alive.js";
import { draftOf, draftsHere, forgetDraft } from "./kept/drafts.js";
import { land } from "./kept-land.js";
import { settled as logged } from "./log-land.js";

const line = document.querySelector("[data-kept-line]");

async function landAll(lines) {
  const to = { url: line.dataset.landUrl, token: line.dataset.token };
  let landed = 0;
  let blank = 0;
  for (const each of lines) {
    const draft = await draftOf(each.name);
    if (!draft) continue;
    if (!draft.text.trim()) {
      await forgetDraft(each.name);
      blank += 1;
    } else if (await land(to, each, draft.text)) landed += 1;
  }
  return { landed, blank };
}

export const settled = (async () => {
  await logged;
  const open = await namesHeld();
  const lines = (await draftsHere()).filter(({ name }) => !open.has(name));
  const offline = lines.filter(({ isOffline }) => isOffline);
  const { landed, blank } = offline.length ? await landAll(offline) : { landed: 0, blank: 0 };
  if (landed) line.querySelector("[data-kept-landed]").hidden = false;
  const some = line.querySelector("[data-kept-some]");
  if (some && lines.length > landed + blank) some.hidden = false;
})();
