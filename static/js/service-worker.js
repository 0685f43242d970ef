// Keeps the anonymous shell only: help, the page that grounds, the neutral page, three pages for when there is no
// network, and their dress. It asks for them without cookies, so no copy can hold a word of anybody; every other request
// goes to the network untouched. Where a page behind the log-in cannot be reached, it shows the page for writing; where
// one of practices cannot, what works all the same; where one of the first hours cannot, a page that tries again.

const SHELL = "anonymous-shell-5";
const OFFLINE = "/offline/";
const OFFLINE_LANDING = "/offline/now/";
const OFFLINE_PRACTICE = "/offline/practice/";
const PAGES = ["/help/", "/ground/", "/clock/", OFFLINE, OFFLINE_LANDING, OFFLINE_PRACTICE];
const FRESH = ["/help/", "/ground/"]; // seen with a network, the shell is kept anew
const BEHIND_THE_LOG_IN = /^\/(journal|practices|people|care|account)?(\/|$)/;
const OF_PRACTICES = /^\/practices\//;
const OF_THE_FIRST_HOURS = /^\/now\//;

async function fetchAnonymous(url) {
  return fetch(url, { credentials: "omit", cache: "no-cache", redirect: "error" });
}

// The dress of a page: the static files it names, and the modules those name.
async function keepPage(cache, page, kept) {
  const answer = await fetchAnonymous(page);
  if (!answer.ok) throw new Error("the shell stays as it was");
  kept.add(page);
  const text = await answer.clone().text();
  const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, file]) => file);
  await Promise.all(files.map((file) => keepFile(cache, file, kept)));
  await cache.put(page, answer);
}

async function keepFile(cache, file, kept) {
  if (kept.has(file)) return;
  kept.add(file);
  const answer = (await cache.match(file)) || (await fetchAnonymous(file));
  if (!answer.ok) return;
  const text = file.endsWith(".js") ? await answer.clone().text() : "";
  await cache.put(file, answer);
  const imports = [...text.matchAll(/(?:from|import) ?"(\.{1,2}\/[^"]+)"/g)].map(([, name]) => name);
  const beside = new URL(file, self.location);
  await Promise.all(imports.map((name) => keepFile(cache, new URL(name, beside).pathname, kept)));
}

async function keepShell() {
  const cache = await caches.open(SHELL);
  const kept = new Set();
  await Promise.all(PAGES.map((page) => keepPage(cache, page, kept)));
  const old = (await cache.keys()).filter((request) => !kept.has(new URL(request.url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function fromNetworkOrShell(request) {
  try {
    return await fetch(request);
  } catch (noNetwork) {
    const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw noNetwork;
  }
}

async function fromNetworkOr(page, request) {
  try {
    return await fetch(request);
  } catch (noNetwork) {
    const kept = await caches.match(page, { ignoreVary: true });
    if (kept) return kept;
    throw noNetwork;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => {
  const forgetOthers = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
  };
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isHere = url.origin === self.location.origin;
  const isPage = isHere && event.request.mode === "navigate";
  const isOurs = isHere && event.request.method === "GET";
  const isShell = PAGES.includes(url.pathname) || url.pathname.startsWith("/static/");
  if (isPage && OF_THE_FIRST_HOURS.test(url.pathname)) {
    event.respondWith(fromNetworkOr(OFFLINE_LANDING, event.request));
    return;
  }
  if (isOurs && isPage && BEHIND_THE_LOG_IN.test(url.pathname)) {
    const instead = OF_PRACTICES.test(url.pathname) ? OFFLINE_PRACTICE : OFFLINE;
    event.respondWith(fromNetworkOr(instead, event.request));
    return;
  }
  if (!isOurs || !isShell) return;
  event.respondWith(fromNetworkOrShell(event.request));
  if (FRESH.includes(url.pathname)) event.waitUntil(keepShell().catch(() => {}));
});

// A message says nothing, whoever sent it: the words stand here, the same for everybody.
self.addEventListener("push", (event) => {
  const shown = self.registration.showNotification("A quiet moment, if you want it", {
    body: "One word is enough, and letting it pass is fine.",
    icon: "/static/img/page-192.png",
    badge: "/static/img/page-badge.png",
    tag: "quiet-moment",
  });
  event.waitUntil(shown);
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/reminders/"));
});
