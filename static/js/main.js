// Each behaviour is one module, fetched only when the page holds what it works on.
import "./leave-quickly.js";

const behaviours = [
  ["[data-autosave]", () => import("./autosave.js")],
  ["[data-autosave-state]", () => import("./above-keyboard.js")],
  ["form[data-keep]", () => import("./keep-form.js")],
  ["[data-autosave], form[data-keep]", () => import("./offer-kept.js")],
  ["body[data-was-sent]", () => import("./was-sent.js")],
  ["[data-still-kept]", () => import("./still-kept.js")],
  ["body[data-device]", () => import("./arrived.js")],
  ["body[data-device]", () => import("./log-land.js")],
  ["[data-kept-line]", () => import("./kept-line.js")],
  ["[data-kept-list]", () => import("./kept-page.js")],
  ["[data-error-summary]", () => import("./error-summary.js")],
  ["[data-passkey]", () => import("./passkey.js")],
  ["[data-warn-before-leaving]", () => import("./recovery-codes.js")],
  ["[data-offline-help]", () => import("./offline-help.js")],
  ["form[data-draw]", () => import("./draw.js")],
  ["[data-record]", () => import("./record.js")],
  ["[data-copy]", () => import("./copy.js")],
  ["[data-guess-time-zone]", () => import("./time-zone.js")],
  ["form[data-push]", () => import("./push.js")],
  ["form[data-log-out]", () => import("./log-out.js")],
];

for (const [selector, load] of behaviours) {
  if (document.querySelector(selector)) load();
}
