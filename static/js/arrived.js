// The server says which forms it took (by ids that mean nothing else): what was kept of them goes.
import { forgetDraft } from "./kept/drafts.js";
import { PREFIX } from "./kept/form.js";

const NAME = "arrived=";
const said = document.cookie.split("; ").find((cookie) => cookie.startsWith(NAME));

if (said) {
  document.cookie = `${NAME}; path=/; max-age=0; SameSite=Strict`;
  for (const id of said.slice(NAME.length).split(".")) forgetDraft(PREFIX + id);
}
