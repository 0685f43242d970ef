// Without a network, where a page of the first hours should be: tries again until there is one. It keeps nothing.

const AGAIN_AFTER = 4000; // milliseconds
const [first] = window.location.pathname.match(/^\/now\/[\w-]+\//) || [];
const wasSent = /\/(keep|slept)\/$/.test(window.location.pathname);
const target = wasSent ? first : window.location.href; // what was sent cannot be asked for again
let timer = 0;

async function tryAgain(event) {
  event?.preventDefault();
  clearTimeout(timer);
  try {
    await fetch(target, { method: "HEAD", cache: "no-store" });
    window.location.replace(target);
  } catch {
    timer = setTimeout(tryAgain, AGAIN_AFTER);
  }
}

if (first) {
  for (const part of document.querySelectorAll("[data-was-a-tap]")) part.hidden = !wasSent;
  for (const part of document.querySelectorAll("[data-was-a-page]")) part.hidden = wasSent;
  document.querySelector("[data-try-again]").addEventListener("click", tryAgain);
  window.addEventListener("online", () => tryAgain());
  timer = setTimeout(tryAgain, AGAIN_AFTER);
}
