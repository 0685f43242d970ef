// Coming back to a page whose last words did not reach the server: offer them.
import { forget, keptFor, putBack } from "./kept-words.js";

async function offer(form) {
  const fields = await keptFor(form);
  const template = document.querySelector("template[data-kept-words]");
  if (!fields || !template) return;
  const box = template.content.firstElementChild.cloneNode(true);
  box.querySelector("[data-put-back]").addEventListener("click", () => {
    putBack(form, fields);
    box.remove();
    form.querySelector("textarea")?.focus();
  });
  box.querySelector("[data-let-go]").addEventListener("click", () => {
    forget(form);
    box.remove();
  });
  form.before(box);
}

for (const form of document.querySelectorAll("form[data-autosave]")) offer(form);
