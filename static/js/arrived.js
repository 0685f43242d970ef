// The server says which forms it took (by ids that mean nothing else): what was kept of them goes.
import { forgetDraft } from "./kept/drafts.js";
import { PREFIX } from "./kept/form.js";

// A page that answers a form: the browser would note the whole form with its address, in the clear. It notes the page
// the form came from instead, which can be loaded again, too.
const from = document.referrer.startsWith(`${window.location.origin}/`) ? document.referrer : window.location.href;
if ("wasSent" in document.body.dataset) window.history.replaceState(null, "", from);

const NAME = "arrived=";
const said = document.cookie.split("; ").find((cookie) => cookie.startsWith(NAME));

if (said) {
  document.cookie = `${NAME}; path=/; max-age=0; SameSite=Strict`;
  for (const id of said.slice(NAME.length).split(".")) forgetDraft(PREFIX + id);
}
