// What every page does: the theme, scripts that are dropped or pasted, the note's target,
// short announcements. Enters: events of the page and of #stream. Leaves: changes to the page.

const one = (query, root = document) => root.querySelector(query);
const on = (type, query, act) =>
  document.addEventListener(type, (event) => {
    const found = event.target instanceof Element && event.target.closest(query);
    if (found) act(found, event);
  });

// -- theme: kept in a cookie, so that the server's next page has it from the first byte
on("click", "[data-theme-switch]", () => {
  const dark = getComputedStyle(document.documentElement).colorScheme;
  const shown = document.documentElement.dataset.theme
    ?? (dark === "dark light" && matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
  const next = shown === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  document.cookie = `storyreel-theme=${next}; path=/; max-age=31536000; samesite=lax`;
  document.dispatchEvent(new Event("storyreel:theme"));
});

// -- a script arrives: chosen, dropped anywhere, or pasted outside of a field
const drop = one("#drop");
const take = (files) => {
  if (!files.length) return;
  one("#script-file").files = files;
  drop.requestSubmit();
};
if (drop) {
  one("#script-file").addEventListener("change", (event) => take(event.target.files));
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    drop.classList.remove("dropping");
    take(event.dataTransfer.files);
  });
  const field = one("#script-text");
  document.addEventListener("paste", (event) => {
    if (!field || event.target.closest?.("input, textarea")) return;
    field.value = event.clipboardData?.getData("text/plain") ?? "";
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// -- notes: what they are about, what can be said, how they are sent
const say = one("[data-say]");
const looked = { shot: "", number: "", scene: "", sceneNumber: "" };
const aim = () => {
  if (!say) return;
  const about = say.elements.about.value;
  say.elements.shot.value = about === "shot" ? looked.shot : "";
  say.elements.scene.value = about === "scene" ? looked.scene : "";
};
const suggest = () => {
  const place = one("#suggestions");
  if (!place || !say) return;
  const asked = new URLSearchParams({ shot: say.elements.shot.value, scene: say.elements.scene.value });
  htmx.ajax("GET", `/projects/${one("#talk").dataset.project}/parts/suggestions?${asked}`, { source: place, target: place, swap: "innerHTML" });
};
document.addEventListener("storyreel:look", ({ detail }) => {
  if (!say) return;
  const before = looked.shot;
  Object.assign(looked, detail);
  const [, scene, shot] = say.elements.about;
  shot.disabled = !detail.shot;
  scene.disabled = !detail.scene;
  one("[data-about-shot]").textContent = detail.shot ? `Shot ${detail.number}` : "Shot";
  one("[data-about-scene]").textContent = detail.sceneNumber ? `Scene ${detail.sceneNumber}` : "Scene";
  if (detail.choose) shot.checked = true;
  aim();
  if (detail.choose && before !== detail.shot) suggest();
});
on("change", '[name="about"]', () => { aim(); suggest(); });
on("click", "[data-suggest]", (chip) => {
  const field = one("#note-text");
  field.value = chip.textContent;
  field.focus();
});
on("keydown", "#note-text", (field, event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  say.requestSubmit();
});
on("click", "[data-leave]", (button) => {
  const turn = button.closest(".turn");
  turn.classList.add("left");
  button.closest("form").remove();
  one("#note-text")?.focus();
});
on("click", "[data-about]", (button) => {
  for (const other of document.querySelectorAll("[data-about]")) other.setAttribute("aria-pressed", String(other === button));
  const told = { shot: button.dataset.about, number: button.dataset.aboutNumber, scene: button.dataset.aboutIn, sceneNumber: button.dataset.aboutSceneNumber };
  document.dispatchEvent(new CustomEvent("storyreel:look", { detail: { ...told, choose: true } }));
  one("#note-text")?.focus();
});
// The end, where Apply waits; a long answer that asks nothing is read from its first words.
const toEnd = () => {
  const log = one("#turns");
  const told = log?.querySelector(".turn:last-child:not(:has(form)) .answer");
  if (log) log.scrollTop = told ? told.offsetTop - log.offsetTop - 4 : log.scrollHeight;
};
document.addEventListener("htmx:after:request", ({ detail }) => {
  const ctx = detail?.ctx;
  if (ctx?.sourceElement === say && ctx.response?.raw?.ok) say.elements.text.value = "";
});
document.addEventListener("htmx:after:swap", (event) => {
  if (["turns", "suggestions"].includes(event.detail?.ctx?.target?.id)) toEnd();
});
toEnd();

// -- small things
one(".tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
on("click", "[data-dismiss]", (button) => button.closest("#faults").replaceChildren());
on("submit", "[data-sure]", (form, event) => { if (!confirm(form.dataset.sure)) event.preventDefault(); });
on("input", ".sliders input[type=range]", (slider) => {
  const told = slider.nextElementSibling;
  told.value = slider.name === "level_db" ? `${Number(slider.value).toFixed(1)} dB` : `${Number(slider.value).toFixed(2)}×`;
});
let playing = null;
on("click", "[data-play]", (button) => {
  playing?.pause();
  playing = new Audio(button.dataset.play);
  playing.play().catch(() => fault("This line cannot be played yet."));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const open of document.querySelectorAll("details.keys[open], details.more[open]")) open.open = false;
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = one("#note-text");
  if (field) { event.preventDefault(); field.focus(); }
});
const typing = (target) => target.closest?.("input:not([type=range]):not([type=radio]), textarea, select");

// -- troubles of the line itself; the server's own come as HTML
const fault = (words) => {
  const box = document.createElement("div");
  box.className = "fault";
  const text = document.createElement("div");
  text.textContent = words;
  const close = document.createElement("button");
  close.className = "bare";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", "Close this message");
  close.textContent = "✕";
  box.append(text, close);
  one("#faults").replaceChildren(box);
};
document.addEventListener("htmx:error", ({ detail }) => {
  const ctx = detail?.ctx;
  if (!ctx || ctx.response || ctx.sourceElement?.id === "stream") return;
  fault("The studio does not answer. Is it still running? Start it again with: storyreel serve");
});

one("#stream")?.addEventListener("board", suggest);

// -- milestones, said once for those who listen
const said = one("#said");
one("#stream")?.addEventListener("run", ({ detail }) => {
  const run = JSON.parse(detail.data);
  const told = { done: "Done: everything is drawn.", failed: "Something failed. Progress tells what to do.", cancelled: "Stopped.", running: "Work has begun." }[run.state];
  if (told && said.textContent !== told) said.textContent = told;
});
