// Each behaviour is one module, fetched only when the page holds what it works on.
import "./leave-quickly.js";

const behaviours = [
  ["[data-autosave]", () => import("./autosave.js")],
  ["[data-error-summary]", () => import("./error-summary.js")],
  ["[data-passkey]", () => import("./passkey.js")],
];

for (const [selector, load] of behaviours) {
  if (document.querySelector(selector)) load();
}
