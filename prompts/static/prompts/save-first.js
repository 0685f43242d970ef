// A step works on what is saved: while something typed is not, the steps wait and say why.
const steps = document.querySelectorAll(".curating-steps button");
const note = document.querySelector("[data-save-first]");

document.querySelector("#prompt_form, #practice_form")?.addEventListener("input", () => {
  for (const step of steps) step.disabled = true;
  if (note) note.hidden = false;
});
