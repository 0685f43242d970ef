// Coming back to a page whose last words did not reach the server: offer them.
import { keptFor, letGo } from "./kept-words.js";
import { putBack } from "./put-back.js";

async function offer(form) {
  const kept = await keptFor(form);
  const template = document.querySelector("template[data-kept-words]");
  if (!kept || !template) return;
  const box = template.content.firstElementChild.cloneNode(true);
  box.querySelector("[data-put-back]").addEventListener("click", () => {
    putBack(form, kept);
    box.remove();
    form.querySelector("textarea")?.focus();
  });
  box.querySelector("[data-let-go]").addEventListener("click", () => {
    letGo(kept);
    box.remove();
  });
  form.before(box);
}

for (const form of document.querySelectorAll("form[data-autosave]")) offer(form);
