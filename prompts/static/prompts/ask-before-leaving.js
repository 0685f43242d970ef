// Words that are typed and not saved are never left behind unasked.
for (const form of document.querySelectorAll("main form.form[method=post]")) {
  let unsaved = Boolean(form.querySelector(".error-summary"));
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (leaving) => {
    if (unsaved) leaving.preventDefault();
  });
}
