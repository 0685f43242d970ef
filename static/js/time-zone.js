// Preselects the time zone this browser lives in. The person still chooses, and saves.
const select = document.querySelector("[data-guess-time-zone] select[name=time_zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (select.value === "UTC" && [...select.options].some((option) => option.value === here)) {
  select.value = here;
}
