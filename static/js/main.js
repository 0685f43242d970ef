// Each behaviour is one module, fetched only when the page holds what it works on.
import "./leave-quickly.js";

const behaviours = [
  ["[data-autosave]", () => import("./autosave.js")],
  ["[data-autosave-state]", () => import("./above-keyboard.js")],
  ["[data-kept-words]", () => import("./offer-kept.js")],
  ["[data-error-summary]", () => import("./error-summary.js")],
  ["[data-passkey]", () => import("./passkey.js")],
  ["[data-warn-before-leaving]", () => import("./recovery-codes.js")],
  ["[data-offline-help]", () => import("./offline-help.js")],
  ["[data-copy]", () => import("./copy.js")],
  ["[data-guess-time-zone]", () => import("./time-zone.js")],
  ["form[data-log-out]", () => import("./tidy-kept.js")],
];

for (const [selector, load] of behaviours) {
  if (document.querySelector(selector)) load();
}
