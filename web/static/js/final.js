// How a final cut is painted: only qualities that the chosen models have, and the time where it was
// measured here before. Enters: changes of the form. Leaves: options switched off, an estimate.

const one = (query, root = document) => root.querySelector(query);

function about(seconds) {
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `about ${Math.round(seconds / 60)} min`;
  return `about ${(seconds / 3600).toFixed(1)} hours`;
}

function settle(how) {
  const [still, clip, quality] = ["still", "clip", "quality"].map((name) => one(`[name="${name}"]`, how));
  const had = (select) => select.selectedOptions[0]?.dataset.qualities?.split(" ");
  for (const option of quality.options) {
    option.disabled = [had(still), had(clip)].some((known) => known && !known.includes(option.value));
  }
  if (quality.selectedOptions[0]?.disabled) {
    const fit = [...quality.options].find((option) => !option.disabled);
    if (fit) fit.selected = true;
  }
  const pace = JSON.parse(how.dataset.paces)[`${still.value} ${clip.value} ${quality.value}`];
  const told = one("[data-estimate]");
  if (told) told.textContent = pace ? about(pace * Number(how.dataset.frames)) : "time not measured yet";
}

document.addEventListener("change", (event) => {
  const how = event.target.closest?.(".painted-how");
  if (how) settle(how);
});
document.addEventListener("htmx:after:swap", () => {
  const how = one(".painted-how");
  if (how) settle(how);
});
// A shot that is looked at from the list: the keyboard goes on there.
document.addEventListener("htmx:after:swap", (event) => {
  const ctx = event.detail?.ctx;
  if (ctx?.target?.id === "beside" && ctx.sourceElement?.closest?.(".final-shots, .beside-head")) one("#beside").focus();
});
