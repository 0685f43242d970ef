// The line that says how things stand. Its words come translated from `_save_state.html`.

const A_MOMENT = 700; // milliseconds: a quick save needs no announcement of its own

export class SaveState {
  #line;
  #soon = 0;

  constructor(line) {
    this.#line = line || document.createElement("p");
  }

  // More was typed: what stands there is of that moment, and no word for the newest letters.
  typing() {
    if (this.#line.dataset.state === "saved") this.#line.dataset.state = "typing";
  }

  saving() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#tell("saving", this.#line.dataset.saving || "Saving"), A_MOMENT);
  }

  saved(at) {
    this.#tell("saved", `${this.#line.dataset.saved || "Saved"} ${at}`);
  }

  unsaved({ conflict, url, isLoggedOut, isInvalid }, isKept) {
    const words = this.#line.dataset;
    if (conflict) this.#tell("unsaved", words.conflict, { url, label: words.conflictLink });
    else if (isLoggedOut)
      this.#tell("unsaved", isKept ? words.loggedOut : words.loggedOutNotKept, { url: words.loginUrl, label: words.loginLink });
    else if (isInvalid) this.#tell("unsaved", words.invalid);
    else this.#tell("unsaved", (isKept && words.unsavedKept) || words.unsaved || "Not saved yet");
  }

  // A button was pressed without a network: what it leads to is not lost, only later.
  waiting(isUnsaved, isKept) {
    if (isUnsaved || !this.#line.dataset.waits) this.unsaved({}, isKept);
    const said = isUnsaved ? this.#line.textContent : "";
    if (this.#line.dataset.waits) this.#tell("unsaved", `${said} ${this.#line.dataset.waits}`.trim());
  }

  #tell(state, text, link) {
    clearTimeout(this.#soon);
    this.#line.dataset.state = state;
    if (this.#line.textContent === text) return;
    this.#line.textContent = text || "Not saved yet";
    if (link?.url && link.label) this.#line.append(" ", this.#linkTo(link));
  }

  #linkTo({ url, label }) {
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.target = "_blank";
    anchor.rel = "noopener";
    anchor.textContent = label;
    return anchor;
  }
}
