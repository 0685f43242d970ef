// Sends what was said of a practice to the log, and believes only an answer that names its form. The same form sent
// twice is noted once. It goes to the log alone, whatever a box names: anybody at this browser can seal one.

export const PREFIX = "log:"; // of what is kept on this device until it landed
const PATIENCE = 15000; // milliseconds with a server that does not answer

// The log took it, and says where; it refused, for good or for this page alone; or it heard nothing, and may hear it
// later.
export async function sendLog({ fields }) {
  const body = new URLSearchParams(fields);
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value || "");
  const how = { method: "POST", body, redirect: "manual", headers: { "X-Requested-With": "kept" } };
  try {
    const answer = await fetch(document.body.dataset.logUrl, { ...how, signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 429 || answer.status >= 500) return {};
    const told = answer.ok ? await answer.json() : {};
    if (told.landed === body.get("form_id")) return { url: told.url };
    return { isRefused: true, isForGood: answer.status >= 400 && answer.status !== 403 };
  } catch {
    return {}; // no network
  }
}
