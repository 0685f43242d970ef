// On a page behind the log-in: words that arrived, or a person who logs out, leave nothing in this tab.
import { forgetAll, forgetArrived } from "./kept-words.js";

if (!document.querySelector("[data-autosave]")) forgetArrived(document.referrer);

for (const form of document.querySelectorAll("form[data-log-out]")) form.addEventListener("submit", forgetAll);
