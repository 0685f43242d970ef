// Sends what was said of a practice to the log, and believes only an answer that names its form. The same form sent
// twice is noted once.

export const PREFIX = "log:"; // of what is kept on this device until it landed
const PATIENCE = 15000; // milliseconds with a server that does not answer

// The log took it, and says where; it refused, for this page at least; or it heard nothing, and may hear it later.
export async function sendLog({ url, fields }) {
  const body = new URLSearchParams(fields);
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value || "");
  const how = { method: "POST", body, redirect: "manual", headers: { "X-Requested-With": "kept" } };
  try {
    const answer = await fetch(url, { ...how, signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 429 || answer.status >= 500) return {};
    const told = answer.ok ? await answer.json() : {};
    return told.landed === body.get("form_id") ? { url: told.url } : { isRefused: true };
  } catch {
    return {}; // no network
  }
}
