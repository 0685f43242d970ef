// After a voice note is kept, the page that says so; its address came with the answer.
document.addEventListener("journal:kept", (event) => window.location.assign(event.detail.url));
