// The storyboard: going through frames by keys, choosing one, moving it, keeping it fresh.
// Enters: clicks, keys, drags, and the events of #stream. Leaves: requests for parts of the page.

const board = document.querySelector("main.board");
const project = board.dataset.project;
const mayEdit = board.dataset.edit === "yes";
const parts = `/projects/${project}/parts`;
let chosen = "";

const frames = () => [...board.querySelectorAll(".frame")];
const frame = (shot) => document.getElementById(`shot-${shot}`);
const opener = (card) => card.querySelector("[data-open]");

// -- one stop for the Tab key; arrows go from frame to frame
function rove(to) {
  for (const card of frames()) opener(card).tabIndex = card === to ? 0 : -1;
}
function settle() {
  const all = frames();
  for (const card of all) {
    const here = card.dataset.shot === chosen;
    card.classList.toggle("chosen", here);
    if (here) opener(card).setAttribute("aria-current", "true");
    else opener(card).removeAttribute("aria-current");
  }
  const stop = all.find((card) => card.contains(document.activeElement)) ?? frame(chosen) ?? all[0];
  if (stop) rove(stop);
}
function go(from, key) {
  const all = frames();
  const at = all.indexOf(from);
  if (key === "ArrowLeft") return all[at - 1];
  if (key === "ArrowRight") return all[at + 1];
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  const here = from.getBoundingClientRect();
  const down = key === "ArrowDown";
  const rows = all.filter((card) => (down ? card.getBoundingClientRect().top > here.top + 4 : card.getBoundingClientRect().top < here.top - 4));
  const away = (card) => { const box = card.getBoundingClientRect(); return Math.abs(box.top - here.top) * 4 + Math.abs(box.left - here.left); };
  return rows.sort((a, b) => away(a) - away(b))[0];
}

// -- choosing; each request is made in the name of what it fills, for htmx queues by element
function choose(shot) {
  const card = frame(shot);
  if (!card) return;
  chosen = shot;
  settle();
  history.replaceState(null, "", `#shot=${shot}`);
  const list = card.closest(".frames");
  const detail = { shot, number: card.dataset.number, scene: list.dataset.scene, sceneNumber: list.dataset.number, choose: true };
  document.dispatchEvent(new CustomEvent("storyreel:look", { detail }));
  htmx.ajax("GET", `${parts}/shots/${shot}/panel`, { source: "#panel", target: "#panel", swap: "innerHTML" });
}
board.addEventListener("click", (event) => {
  const card = event.target.closest("[data-open]")?.closest(".frame");
  if (card) choose(card.dataset.shot);
});

document.getElementById("panel").addEventListener("click", (event) => {
  if (!event.target.closest("[data-close-panel]")) return;
  const card = frame(chosen);
  event.currentTarget.replaceChildren();
  chosen = "";
  settle();
  if (card) opener(card).focus();
});

const press = (name) => document.querySelector(`#panel [data-act="${name}"]`);
const acts = { a: "approve", l: "lock", "[": "earlier", "]": "later" };
async function act(card, name) {
  if (card.dataset.shot !== chosen) {
    choose(card.dataset.shot);
    await shown(card.dataset.shot);
  }
  press(name)?.click();
}
const shown = (shot) => new Promise((done) => {
  const look = () => { if (document.getElementById(`panel-${shot}`)) { document.removeEventListener("htmx:after:swap", look); done(); } };
  document.addEventListener("htmx:after:swap", look);
});
board.addEventListener("keydown", (event) => {
  const card = event.target.closest(".frame");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = /^(Arrow|Home|End)/.test(event.key) ? go(card, event.key) : null;
  if (to) {
    rove(to);
    opener(to).focus();
  } else if (event.key === "p") {
    location.assign(`/projects/${project}/player#shot=${card.dataset.shot}`);
  } else if (acts[event.key] && mayEdit) {
    act(card, acts[event.key]);
  } else if (event.key === "Escape") {
    chosen = "";
    settle();
  } else return;
  event.preventDefault();
});

// -- moving by hand; the Move buttons do the same for keys
const sortable = new WeakSet();
function handles() {
  if (!mayEdit || !globalThis.Sortable) return;
  for (const list of board.querySelectorAll(".frames")) {
    if (sortable.has(list)) continue;
    sortable.add(list);
    globalThis.Sortable.create(list, { animation: 120, draggable: ".frame", forceFallback: true, fallbackTolerance: 5, delay: 180, delayOnTouchOnly: true, onEnd: moved });
  }
}
function moved({ item, oldIndex, newIndex }) {
  if (oldIndex === newIndex) return;
  const before = item.nextElementSibling?.dataset.shot ?? "";
  htmx.ajax("POST", `${parts}/shots/${item.dataset.shot}/move`, { source: item, target: "#scenes", swap: "innerMorph", values: { before } });
}

// -- keeping fresh: a frame is asked for again when something became of its shot
const due = new Set();
let timer = 0;
function refresh(shot) {
  due.add(shot);
  timer ||= setTimeout(() => {
    timer = 0;
    for (const id of due) if (frame(id)) htmx.ajax("GET", `${parts}/shots/${id}`, { source: frame(id), target: frame(id), swap: "outerMorph" });
    due.clear();
  }, 120);
}
const stream = document.getElementById("stream");
for (const name of ["take", "drawing", "failed", "approval", "pin"]) {
  stream.addEventListener(name, ({ detail }) => {
    const told = JSON.parse(detail.data);
    refresh(told.shot);
    const panel = document.getElementById(`panel-${told.shot}`);
    if (name === "take" && panel && !panel.querySelector("#pin-text")?.value) htmx.trigger(panel, "shot-drawn");
  });
}

// -- the preview: it moves where movement is welcome; a remark keeps the frame it is written on
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const rateOf = (video) => Number(video.dataset.rate);
document.getElementById("panel").addEventListener("click", (event) => {
  const pin = event.target.closest("[data-frame]");
  const video = document.querySelector("[data-preview]");
  if (!pin || !video) return;
  video.pause();
  video.currentTime = (Number(pin.dataset.frame) + 0.5) / rateOf(video);
});
document.getElementById("panel").addEventListener("focusin", (event) => {
  if (event.target.id === "pin-text") document.querySelector("[data-preview]")?.pause();
});
document.getElementById("panel").addEventListener("submit", (event) => {
  const field = event.target.querySelector?.("[data-pin-frame]");
  const video = document.querySelector("[data-preview]");
  if (field && video) field.value = String(Math.floor(video.currentTime * rateOf(video)));
}, true);

document.addEventListener("htmx:before:swap", () => {
  // Sortable leaves empty style attributes behind, and our policy lets nobody copy those.
  for (const card of frames()) if (card.getAttribute("style") === "") card.removeAttribute("style");
});
document.addEventListener("htmx:after:swap", () => {
  settle();
  handles();
  const video = document.querySelector("[data-preview]");
  if (video && !still && video.dataset.begun !== "yes") {
    video.dataset.begun = "yes";
    video.play().catch(() => undefined); // a browser that refuses leaves the poster and its controls
  }
});
document.addEventListener("htmx:after:request", ({ detail }) => {
  const asked = detail?.ctx?.request;
  const shot = asked?.method === "POST" && /\/shots\/([^/]+)\/(approve|lock|pins)/.exec(asked.action);
  if (shot) refresh(shot[1]);
  const refused = asked?.method === "POST" && asked.action.endsWith("/move") && !detail.ctx.response?.raw?.ok;
  if (refused) htmx.ajax("GET", `${parts}/board`, { source: "#main", target: "#scenes", swap: "innerMorph" });
});

addEventListener("load", () => {
  handles();
  settle();
  const wanted = new URLSearchParams(location.hash.slice(1)).get("shot");
  if (wanted) choose(wanted);
});
