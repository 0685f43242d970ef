// When a form comes back with something to look at, start reading there.

const summary = document.querySelector("[data-error-summary]");
summary.focus();

summary.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const target = document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  const field = target.matches("fieldset") ? target.querySelector("input") : target;
  field.focus();
  field.scrollIntoView({ block: "center" });
});
