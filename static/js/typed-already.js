// Words can stand on a page before its script runs: typed early, put back by the browser, or returned with an error.

function differsFromServed(control) {
  if (control.type === "hidden" || !control.name) return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.options) {
    const served = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(served, 0);
  }
  return control.defaultValue !== undefined && control.value !== control.defaultValue;
}

function isNewWithWords(form) {
  const isNew = form.elements.namedItem("revision")?.value === "0";
  return isNew && [...form.querySelectorAll("textarea")].some((box) => box.value.trim());
}

export function typedAlready(form) {
  const cameBack = Boolean(document.querySelector("[data-error-summary]"));
  return cameBack || isNewWithWords(form) || [...form.elements].some(differsFromServed);
}
