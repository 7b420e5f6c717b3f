// The player. The programme's sound is the clock; each shot's newest clip is shown in step with
// it, and two video elements take turns so that the next shot is ready before its cut.
// Enters: the film as JSON, keys, and the events of #stream. Leaves: pictures at the right frame.

import { Timeline } from "./timeline.js";

const id = (name) => document.getElementById(name);
const main = document.querySelector("main.player");
const parts = `/projects/${main.dataset.project}/parts`;
const media = (digest, kind) => `/media/${main.dataset.project}/${digest}.${kind}`;
const sound = id("sound"), screen = id("screen"), still = id("still"), caption = id("caption");
const DRIFT = 2.5; // frames that picture and sound may be apart before the picture is set right
const SPEEDS = [-4, -2, -1, 0, 1, 2, 4];

let film = null, shots = [], rate = 24;
let at = 0, speed = 0, last = 0, now = -1, shownFrame = -1;
let loop = [null, null], subtitles = true, mode = "", older = 1, against = null;
let reels = [id("reel-a"), id("reel-b")];
const third = id("reel-c");
const timeline = new Timeline({ media, seek: (frame) => seek(frame) });

// -- the film as it stands
async function fetchFilm() {
  const answer = await fetch(`${parts}/film`);
  if (!answer.ok) return;
  film = await answer.json();
  rate = film.rate[0] / film.rate[1];
  shots = film.scenes.flatMap((scene) => scene.shots.map((shot) => ({ ...shot, sceneId: scene.id, sceneNumber: scene.number })));
  id("scrub").max = String(Math.max(0, film.frames - 1));
  id("total").textContent = code(film.frames);
  listen();
  timeline.lay(film, shots);
  now = -1;
  show(true);
}
function listen() {
  const wanted = film.sound ? media(film.sound, "m4a") : "";
  if (sound.dataset.digest === film.sound) return;
  sound.dataset.digest = film.sound;
  const wasRunning = speed;
  if (wanted) sound.src = wanted;
  else sound.removeAttribute("src");
  sound.currentTime = at / rate;
  if (wasRunning) run(wasRunning);
}
const heard = () => Boolean(film?.sound) && speed > 0;

// -- the clock
function run(to) {
  if (!shots.length) return;
  speed = to;
  if (at >= film.frames - 1 && to > 0) seek(loop[0] ?? 0);
  if (heard()) {
    sound.playbackRate = speed;
    sound.currentTime = at / rate;
    sound.play().catch(() => undefined); // without leave to sound, the film runs on its own clock
  } else sound.pause();
  last = performance.now();
  const playing = speed !== 0;
  id("toggle").setAttribute("aria-label", playing ? "Pause" : "Play");
  id("toggle").classList.toggle("playing", playing);
  screen.dataset.playing = playing ? "yes" : "no";
  id("speed").textContent = speed === 0 || speed === 1 ? (film.sound ? "" : "no sound yet") : `${speed}×`;
  if (playing) requestAnimationFrame(tick);
  else show(true);
}
function tick(time) {
  if (!speed) return;
  if (heard() && !sound.paused) at = sound.currentTime * rate;
  else at += (speed * (time - last) * rate) / 1000;
  last = time;
  const [from, to] = [loop[0] ?? 0, loop[1] ?? film.frames - 1];
  if (speed > 0 && at >= to) {
    if (loop[1] === null) { at = film.frames - 1; return run(0); }
    seek(from);
  }
  if (speed < 0 && at <= from) { at = from; return run(0); }
  show(false);
  requestAnimationFrame(tick);
}
function seek(frame) {
  if (!film) return;
  at = Math.min(Math.max(0, frame), Math.max(0, film.frames - 1));
  if (film.sound) sound.currentTime = at / rate;
  show(true);
}
function step(by) {
  run(0);
  seek(Math.floor(at + 1e-6) + by);
}

// -- the picture
function indexAt(frame) {
  let low = 0, high = shots.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shots[middle].start <= frame) low = middle;
    else high = middle - 1;
  }
  return low;
}
function show(exactly) {
  if (!shots.length) return;
  const frame = Math.floor(at + 1e-6);
  const index = indexAt(frame);
  if (index !== now) cut(index);
  const shot = shots[now];
  const local = at - shot.start;
  if (shot.take) follow(reels[0], local, exactly);
  if (mode && against) follow(third, local, exactly);
  if (frame === shownFrame && !exactly) return;
  shownFrame = frame;
  screen.dataset.frame = String(frame);
  id("clock").textContent = code(frame);
  id("scrub").value = String(frame);
  id("scrub").setAttribute("aria-valuetext", `Shot ${shot.number}, ${code(frame)}`);
  timeline.at(frame, now);
  speak(frame);
}
function follow(reel, local, exactly) {
  if (reel.readyState < 1) return;
  const wanted = (Math.floor(local + 1e-6) + 0.5) / rate;
  if (speed > 0) {
    reel.playbackRate = speed;
    if (reel.paused && !reel.ended) reel.play().catch(() => undefined); // set right at the next tick
    if (Math.abs(reel.currentTime - wanted) * rate > DRIFT && !reel.seeking) reel.currentTime = wanted;
    return;
  }
  if (!reel.paused) reel.pause();
  if ((exactly || speed < 0) && Math.abs(reel.currentTime - wanted) * rate > 0.4) reel.currentTime = wanted;
}
function cut(index) {
  now = index;
  const shot = shots[index];
  screen.dataset.shot = shot.id;
  if (reels[1].dataset.clip === shot.take && shot.take) reels.reverse();
  const [front, back] = reels;
  back.pause();
  load(front, shot.take);
  const next = shots[index + 1];
  if (next?.take) load(back, next.take);
  const ready = Boolean(shot.take) && front.readyState >= 2;
  reveal(front, ready);
  const detail = { shot: shot.id, number: shot.number, scene: shot.sceneId, sceneNumber: shot.sceneNumber };
  document.dispatchEvent(new CustomEvent("storyreel:look", { detail }));
  id("compare").disabled = shot.takes < 2;
  older = 1;
  if (mode) compareWith();
}
function load(reel, clip) {
  if (reel.dataset.clip === clip) return;
  reel.dataset.clip = clip;
  reel.classList.remove("on");
  if (!clip) return reel.removeAttribute("src");
  reel.src = media(clip, "mp4");
}
function reveal(front, ready) {
  const shot = shots[now];
  for (const reel of reels) reel.classList.toggle("on", ready && reel === front);
  still.hidden = ready || !shot.poster;
  still.classList.toggle("on", !still.hidden);
  if (!still.hidden) still.src = media(shot.poster, "webp");
  id("blank").hidden = Boolean(shot.take || shot.poster);
  id("blank-number").textContent = String(shot.number);
  id("blank-words").textContent = shot.failure || `${shot.size} ${shot.speaker} ${shot.text}`;
}
for (const reel of reels) {
  reel.addEventListener("loadeddata", () => {
    if (reel !== reels[0]) return;
    follow(reel, at - shots[now].start, true);
    reveal(reel, true);
  });
}

// -- words: subtitles, and the script beside
let lit = null;
function speak(frame) {
  const line = film.spoken.find((one) => one.start <= frame && frame < one.start + one.frames);
  caption.textContent = subtitles && line ? line.text : "";
  const wanted = line?.line ?? shots[now].lines[0];
  if (wanted === lit) return;
  lit = wanted;
  for (const old of main.querySelectorAll(".script li.now")) old.classList.remove("now");
  const item = wanted && main.querySelector(`.script li[data-line="${Number(wanted)}"]`);
  if (!item) return;
  item.classList.add("now");
  const list = id("script");
  if (!list.matches(":hover, :focus-within")) list.scrollTop = item.offsetTop - list.offsetTop - list.clientHeight / 3;
}
function jump(shotId, lineNumber) {
  const spoken = film.spoken.find((one) => one.line === lineNumber);
  const shot = shots.find((one) => one.id === shotId);
  if (spoken || shot) seek(spoken ? spoken.start : shot.start);
}

// -- two takes of a shot
async function compareWith() {
  const shot = shots[now];
  const answer = await fetch(`${parts}/shots/${shot.id}/takes`);
  const takes = answer.ok ? await answer.json() : [];
  if (shots[now] !== shot) return;
  const newest = takes.findIndex((take) => take.clip === shot.take);
  against = takes[newest - older] ?? null;
  if (!against) return setMode("");
  load(third, against.clip);
  id("tag-old").textContent = `Take ${against.number}`;
  id("tag-new").textContent = `Take ${takes[newest].number}, newest`;
  show(true);
}
function setMode(to) {
  mode = to;
  screen.classList.toggle("wiping", mode === "wipe");
  screen.classList.toggle("beside", mode === "beside");
  screen.dataset.mode = mode;
  for (const name of ["against", "tag-new"]) id(name).hidden = !mode;
  id("wipe").hidden = mode !== "wipe";
  id("compare").setAttribute("aria-pressed", String(Boolean(mode)));
  if (!mode) { against = null; third.pause(); }
}
function compare() {
  if (!mode && shots[now]?.takes < 2) return;
  setMode({ "": "wipe", wipe: "beside", beside: "" }[mode]);
  if (mode) compareWith();
}
third.addEventListener("loadeddata", () => follow(third, at - shots[now].start, true));
id("wipe").addEventListener("input", (event) => screen.style.setProperty("--wipe", `${event.target.value}%`));

// -- what can be done, by buttons and keys
function mark(end) {
  loop[end] = Math.floor(at + 1e-6);
  if (loop[0] !== null && loop[1] !== null && loop[0] >= loop[1]) loop[1 - end] = null;
  timeline.loop(loop, film.frames);
}
const faster = (by) => run(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(speed) + by))]);
const shuttle = (by) => (Math.sign(speed) === -by ? run(by) : faster(by));
const toShot = (by) => {
  const inside = by < 0 && at - shots[now].start > rate / 2;
  seek(shots[Math.min(shots.length - 1, Math.max(0, now + (inside ? 0 : by)))].start);
};
const doings = {
  toggle: () => run(speed ? 0 : 1),
  previous: () => toShot(-1),
  next: () => toShot(1),
  in: () => mark(0),
  out: () => mark(1),
  clear: () => { loop = [null, null]; timeline.loop(loop, 1); },
  subtitles: () => { subtitles = !subtitles; id("subtitles").setAttribute("aria-pressed", String(subtitles)); shownFrame = -1; show(true); },
  compare,
  older: () => { older += 1; if (mode) compareWith(); },
  full: () => (document.fullscreenElement ? document.exitFullscreen() : screen.requestFullscreen()),
  back: () => step(-1),
  forward: () => step(1),
  reverse: () => shuttle(-1),
  faster: () => shuttle(1),
  wider: () => timeline.zoom(1.5),
  narrower: () => timeline.zoom(1 / 1.5),
};
const KEYS = { " ": "toggle", k: "toggle", j: "reverse", l: "faster", ",": "back", ".": "forward", ArrowLeft: "back", ArrowRight: "forward", ArrowUp: "previous", ArrowDown: "next", i: "in", o: "out", x: "clear", s: "subtitles", c: "compare", C: "older", f: "full", "+": "wider", "=": "wider", "-": "narrower" };
document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input:not([type=range]), textarea, select")) return;
  if (event.key.startsWith("Arrow") && target.closest("input, #script, #turns, [role=log]")) return;
  if (event.key === " " && target.closest("button, summary, a")) return;
  const act = KEYS[event.key];
  if (!act || !film) return;
  event.preventDefault();
  doings[act]();
});
main.addEventListener("click", (event) => {
  const act = event.target.closest("[data-do]")?.dataset.do;
  if (act && film) doings[act]();
  const line = event.target.closest("[data-jump]");
  if (line && film) jump(line.dataset.jump, Number(line.closest("li").dataset.line));
});
id("scrub").addEventListener("input", (event) => seek(Number(event.target.value)));
screen.addEventListener("click", (event) => { if (event.target.id !== "wipe" && film) doings.toggle(); });

function code(frame) {
  const base = Math.max(1, Math.round(rate));
  const two = (number) => String(number).padStart(2, "0");
  const seconds = Math.floor(frame / base);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60, frame % base].map((n) => two(Math.floor(n))).join(":");
}

// -- what happens meanwhile
const stream = id("stream");
stream.addEventListener("take", ({ detail }) => {
  const told = JSON.parse(detail.data);
  const shot = shots.find((one) => one.id === told.shot);
  if (!shot) return;
  Object.assign(shot, { take: told.clip, poster: told.poster || shot.poster, state: "done", takes: Math.max(shot.takes, told.number), stale: false });
  timeline.redraw(shot);
  if (shots[now] === shot) { now = -1; show(true); }
});
for (const name of ["board", "sound"]) stream.addEventListener(name, () => fetchFilm());
document.addEventListener("storyreel:theme", () => timeline.paint());

await fetchFilm();
const wanted = new URLSearchParams(location.hash.slice(1));
const first = shots.find((one) => one.id === wanted.get("shot"));
if (first) seek(first.start);
if (wanted.has("compare")) compare();
screen.dataset.ready = "yes";
