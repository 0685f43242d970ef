// Recovery codes are shown once: ask before the page closes, until the person says they have them.

const box = document.querySelector("[data-warn-before-leaving]");

window.addEventListener("beforeunload", (event) => {
  if (!box.checked) event.preventDefault();
});
