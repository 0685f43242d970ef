// Coming back to a page whose last words did not reach the server: offer them.
import { namesHeld } from "./kept/alive.js";
import { draftOf, draftsHere, forgetDraft } from "./kept/drafts.js";
import { addressOf, familyOf, fieldsOf, revisionOf, saysTheSame, wordsOf } from "./kept/form.js";
import { putBack } from "./put-back.js";

// Words of a page that was new have no address yet: a new page may take them in.
function belongs(line, form) {
  if (!line.address) return false;
  if (line.address === addressOf(form)) return true;
  const isBlank = revisionOf(form) === 0 && !form.elements.namedItem("kept_id");
  return line.isNew && isBlank && familyOf(line.address) === familyOf(addressOf(form));
}

async function found(form) {
  const lines = (await draftsHere()).filter((line) => belongs(line, form));
  if (!lines.length) return null;
  const open = await namesHeld();
  for (const line of lines.filter(({ name }) => !open.has(name))) {
    const draft = await draftOf(line.name);
    if (draft && !saysTheSame(draft.fields, fieldsOf(form))) return { ...line, ...draft };
    if (draft) await forgetDraft(line.name); // the server has these very words
  }
  return null;
}

export function beginning(fields) {
  const text = wordsOf(fields).map(([, value]) => value).join(" · ");
  return text.length > 200 ? `${text.slice(0, 200)} …` : text;
}

async function offer(form) {
  const kept = await found(form);
  const template = document.querySelector("template[data-kept-words]");
  if (!kept || !template) return;
  const box = template.content.firstElementChild.cloneNode(true);
  box.querySelector("[data-kept-words-shown]").textContent = beginning(kept.fields);
  box.querySelector("[data-put-back]").addEventListener("click", () => {
    putBack(form, kept);
    box.remove();
    form.querySelector("textarea")?.focus();
  });
  box.querySelector("[data-let-go]").addEventListener("click", () => {
    forgetDraft(kept.name);
    box.remove();
  });
  form.before(box);
}

for (const form of document.querySelectorAll("[data-autosave], form[data-keep]")) offer(form);
