// Sends one drawing or recording, and believes only an answer that names where it is kept.

const AGAIN_AFTER = [2000, 5000, 10000, 30000]; // milliseconds
const REFUSED = new Set([404, 410, 413, 415, 422]); // trying again would not help

function headersOf({ kind, name, title, description, seconds, token, id }) {
  const words = { "X-Name": name, "X-Title": title, "X-Description": description, "X-Seconds": seconds };
  const said = Object.entries(words).filter(([, value]) => value);
  const encoded = Object.fromEntries(said.map(([header, value]) => [header, encodeURIComponent(value)]));
  return { "X-Kind": kind, "X-Id": id, "X-CSRFToken": token, Accept: "application/json", ...encoded };
}

// Through a link, only 410 says that it ended.
function isFinal(url, status) {
  return REFUSED.has(status) && !(status === 404 && url.startsWith("/now/"));
}

function read(request, url) {
  const isJSON = (request.getResponseHeader("Content-Type") || "").includes("json");
  const answer = isJSON ? JSON.parse(request.responseText) : {};
  if (request.status < 300 && answer.public_id) return { isKept: true, ...answer };
  if (request.status === 200) return { isLoggedOut: true }; // it led to the log-in page
  if (request.status === 403) return { isStale: true };
  return { isRefused: isFinal(url, request.status), words: answer.error };
}

function post(url, blob, about, progress) {
  return new Promise((done) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how far it is
    request.open("POST", url);
    request.setRequestHeader("Content-Type", blob.type);
    for (const [header, value] of Object.entries(headersOf(about))) request.setRequestHeader(header, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
    request.addEventListener("load", () => done(read(request, url)));
    request.addEventListener("error", () => done({ isOffline: true }));
    request.addEventListener("abort", () => done({ isOffline: true }));
    request.send(blob);
  });
}

// After logging in again in another tab this page's token is old: read a new one.
async function newToken() {
  try {
    const page = await fetch(window.location.href, { redirect: "manual" });
    return (await page.text()).match(/name="csrfmiddlewaretoken" value="(\w+)"/)?.[1];
  } catch {
    return null;
  }
}

async function sendOnce(url, blob, about, progress) {
  const answer = await post(url, blob, about, progress);
  const token = answer.isStale && (await newToken());
  return token ? post(url, blob, { ...about, token }, progress) : answer;
}

function pause(milliseconds) {
  return new Promise((done) => {
    const timer = setTimeout(over, milliseconds);
    function over() {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      document.removeEventListener("journal:try-now", over);
      done();
    }
    window.addEventListener("online", over);
    document.addEventListener("journal:try-now", over);
  });
}

// Until it is kept, or refused for good. It carries an id of its own, so that sending twice keeps once: `about` says
// { id, kind, token } and, if there is such, name, title, description and seconds.
export async function sendUntilKept(url, blob, about, { progress = () => {}, notYet = () => {} } = {}) {
  for (let failures = 0; ; failures += 1) {
    const answer = await sendOnce(url, blob, about, progress);
    if (answer.isKept || answer.isRefused) return answer;
    notYet(answer);
    await pause(AGAIN_AFTER[Math.min(failures, AGAIN_AFTER.length - 1)]);
  }
}
