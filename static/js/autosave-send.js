// One message of a form to the server, and what its answer truly means.

const PATIENCE = 20000; // milliseconds with a server that does not answer
const LARGEST_KEEPALIVE = 60000; // bytes that a browser still sends while the page closes

function count(form) {
  const sequence = form.elements.namedItem("sequence");
  if (sequence) sequence.value = Number(sequence.value) + 1;
}

function post(form) {
  const body = new FormData(form);
  const size = new URLSearchParams(body).toString().length;
  return fetch(form.dataset.autosaveUrl, {
    method: "POST",
    body,
    headers: { "X-Requested-With": "autosave", Accept: "application/json" },
    redirect: "manual",
    keepalive: size < LARGEST_KEEPALIVE,
    signal: AbortSignal.timeout(PATIENCE),
  });
}

// After logging in again in another tab this page's form token is old: read a new one.
async function renewToken(form) {
  const page = await fetch(window.location.href, { redirect: "manual" });
  if (page.type === "opaqueredirect") return page; // the log-in page: nobody is logged in
  const text = await page.text();
  const found = text.match(/name="csrfmiddlewaretoken" value="(\w+)"/);
  const [, device] = text.match(/ data-device="([\w-]+)"/) || [];
  if (!page.ok || !found || device !== document.body.dataset.device) return page; // or somebody else is
  form.elements.namedItem("csrfmiddlewaretoken").value = found[1];
  return post(form);
}

async function read(form, response) {
  if (response.type === "opaqueredirect") return { isLoggedOut: true };
  const isJSON = (response.headers.get("Content-Type") || "").includes("json");
  const answer = isJSON ? await response.json() : {};
  if (response.status === 409) return { conflict: true, url: answer.url };
  if (response.status === 422) return { isInvalid: true };
  const revision = form.elements.namedItem("revision");
  if (response.status !== 200 || !(answer.revision > Number(revision.value))) return {};
  revision.value = answer.revision;
  if (answer.url) window.history.replaceState(null, "", answer.url);
  return { isSaved: true, savedAt: answer.saved_at };
}

export async function send(form) {
  count(form);
  try {
    const response = await post(form);
    return await read(form, response.status === 403 ? await renewToken(form) : response);
  } catch {
    return { isOffline: true };
  }
}
