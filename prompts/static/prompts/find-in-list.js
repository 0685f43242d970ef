// A list of hundreds with a line to find in it: type, and only what fits stays in sight.
// What is chosen always stays. Without scripts it is the browser's own list.

function fits(option, wanted) {
  return option.selected || option.text.toLowerCase().includes(wanted);
}

function finder(list) {
  const line = document.createElement("input");
  line.type = "search";
  line.setAttribute("aria-label", list.dataset.find);
  line.placeholder = list.dataset.find;
  line.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing of the prompt was changed
    const wanted = line.value.trim().toLowerCase();
    for (const option of list.options) option.hidden = !fits(option, wanted);
  });
  line.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // finding is not saving
  });
  return line;
}

for (const list of document.querySelectorAll("select[data-find]")) {
  list.before(finder(list));
}
