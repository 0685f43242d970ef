// Writing without a network and without a page of one's own: sealed for the one person who writes in this browser.
import { holdName } from "./kept/alive.js";
import { pairsHere } from "./kept/device.js";
import { keepDraft, linesOf } from "./kept/drafts.js";

const AT_LEAST_EVERY = 600; // milliseconds
const box = document.querySelector("[data-offline-words]");
const state = document.querySelector("[data-offline-state]");
let device = "";
let id = "";
let queue = Promise.resolve();
let timer = 0;

function show(selector, isShown) {
  for (const part of document.querySelectorAll(selector)) part.hidden = !isShown;
}

function begin() {
  id = crypto.randomUUID();
  box.value = "";
  state.textContent = "";
}

function tell(how) {
  state.dataset.state = how === "kept" ? "saved" : "unsaved";
  state.textContent = state.dataset[how];
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  const [name, text] = [`offline:${id}`, box.value];
  holdName(name);
  queue = queue.then(async () => {
    const isKept = await keepDraft(name, { text }, { id, isOffline: true }, device);
    tell(isKept ? "kept" : "notKept");
  });
  return queue;
}

function changed() {
  if (state.dataset.state !== "saved") tell("keeping");
  timer ||= setTimeout(keep, AT_LEAST_EVERY);
}

async function start() {
  const pairs = await pairsHere().catch(() => []);
  const canKeep = pairs.length === 1;
  show("[data-offline-can]", canKeep);
  show("[data-offline-cannot]", !canKeep);
  if (!canKeep) return;
  device = pairs[0].device;
  show("[data-offline-earlier]", (await linesOf(device)).some(({ isOffline }) => isOffline));
  begin();
  box.addEventListener("input", changed);
  for (const moment of ["pagehide", "blur"]) window.addEventListener(moment, () => timer && keep());
  document.querySelector("[data-offline-again]").addEventListener("click", async () => {
    await keep();
    begin();
    show("[data-offline-earlier]", true);
    box.focus();
  });
}

window.addEventListener("online", () => show("[data-offline-back]", true));
start();
