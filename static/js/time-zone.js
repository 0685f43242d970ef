// Preselects the time zone this browser lives in, be it by an older name than the one we list. The
// person still chooses, and saves.
const select = document.querySelector("[data-guess-time-zone] select[name=time_zone]");
const listed = JSON.parse(document.getElementById("zone-aliases").textContent);
const named = Intl.DateTimeFormat().resolvedOptions().timeZone;
const here = listed[named] ?? named;

if (select.value === "UTC" && [...select.options].some((option) => option.value === here)) {
  select.value = here;
}
