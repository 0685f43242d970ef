// A button that copies what stands in a field. Where copying is not allowed, the words are marked,
// so that the person's own keys copy them; without JavaScript they mark them by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const state = document.getElementById(button.dataset.copyState);

  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      state.textContent = button.dataset.copied;
    } catch {
      state.textContent = button.dataset.marked;
    }
  });
}
