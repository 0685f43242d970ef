// The page of everything kept on this device for this person.
import { namesHeld } from "./kept/alive.js";
import { draftOf, draftsHere, forgetDraft } from "./kept/drafts.js";
import { wordsOf } from "./kept/form.js";
import { land } from "./kept-land.js";
import { settled } from "./kept-line.js";

const list = document.querySelector("[data-kept-list]");
const template = document.querySelector("template[data-kept-item]");
const to = { url: list.dataset.landUrl, token: document.querySelector("[data-kept-line]").dataset.token };

function textOf(draft) {
  if (typeof draft.text === "string") return draft.text;
  return wordsOf(draft.fields || []).map(([, value]) => value).join("\n\n");
}

function show(item, what, isShown) {
  item.querySelector(`[data-kept-${what}]`).hidden = !isShown;
}

// A line lies open in the browser: it leads to a page of ours, whatever it says.
function here(path) {
  const { href, origin } = new URL(path, window.location.origin);
  return origin === window.location.origin ? href : window.location.origin;
}

function fill(item, line, draft, isOpen) {
  const text = textOf(draft);
  const { elsewhere, offline, piece } = item.querySelector("[data-kept-where]").dataset;
  const where = draft.heading || (line.isOffline && offline) || (line.address ? elsewhere : piece);
  item.querySelector("[data-kept-where]").textContent = where;
  item.querySelector("[data-kept-at]").textContent = new Date(line.at).toLocaleString(document.documentElement.lang);
  item.querySelector("[data-kept-words-shown]").textContent = text;
  item.querySelector("[data-kept-back]").href = here(line.path);
  show(item, "open", isOpen);
  show(item, "back", !line.isOffline && !isOpen);
  show(item, "land", Boolean(text) && !isOpen);
  return text;
}

function wire(item, line, text) {
  item.querySelector("[data-kept-let-go]").addEventListener("click", async () => {
    await forgetDraft(line.name);
    remove(item);
  });
  item.querySelector("[data-kept-land]").addEventListener("click", async () => {
    const url = await land(to, line, text);
    if (url) window.location.assign(url);
    else show(item, "failed", true);
  });
}

function remove(item) {
  item.remove();
  document.querySelector("[data-kept-none]").hidden = Boolean(list.firstElementChild);
}

async function showAll() {
  await settled;
  const open = await namesHeld();
  for (const line of await draftsHere()) {
    const draft = await draftOf(line.name);
    if (!draft) continue; // it does not open now, and stays as it is
    const item = template.content.firstElementChild.cloneNode(true);
    wire(item, line, fill(item, line, draft, open.has(line.name)));
    list.append(item);
  }
  document.querySelector("[data-kept-none]").hidden = Boolean(list.firstElementChild);
}

showAll();
