// The timeline under the screen: scenes, shots, waveform and lines on one scale.
// Enters: the film, its shots, the frame that is shown. Leaves: seeks. It builds plain elements;
// words of the script are only ever text.

const id = (name) => document.getElementById(name);
const MOST = 24; // times the width of the page
const WIDEST = 16000; // pixels of canvas that every browser grants

const placed = (element, start, frames, whole) => {
  element.style.left = `${(start / whole) * 100}%`;
  element.style.width = `${(frames / whole) * 100}%`;
  return element;
};
const made = (tag, words = "", name = "") => Object.assign(document.createElement(tag), { textContent: words, className: name });

export class Timeline {
  #media; #seek; #frames = 1; #peaks = null; #peaksOf = ""; #zoom = 1; #buttons = new Map(); #lines = []; #now = null;

  constructor({ media, seek }) {
    this.#media = media;
    this.#seek = seek;
    id("tracks").addEventListener("click", (event) => this.#clicked(event));
    new ResizeObserver(() => this.paint()).observe(id("track-wave"));
  }

  lay(film, shots) {
    this.#frames = Math.max(1, film.frames);
    const whole = this.#frames;
    id("track-scenes").replaceChildren(...film.scenes.map((scene) => placed(made("span", `${scene.number} ${scene.heading}`.trim()), scene.start, scene.frames, whole)));
    this.#buttons = new Map(shots.map((shot) => [shot.id, placed(this.#button(shot), shot.start, shot.frames, whole)]));
    id("track-shots").replaceChildren(...this.#buttons.values());
    this.#lines = film.spoken.map((line) => ({ ...line, element: placed(made("span", line.text), line.start, line.frames, whole) }));
    id("track-lines").replaceChildren(...this.#lines.map((line) => line.element));
    this.#now = null;
    this.#listen(film);
  }

  redraw(shot) {
    const old = this.#buttons.get(shot.id);
    if (!old) return;
    const fresh = placed(this.#button(shot), shot.start, shot.frames, this.#frames);
    fresh.classList.toggle("now", old.classList.contains("now"));
    this.#buttons.set(shot.id, fresh);
    old.replaceWith(fresh);
    if (this.#now === old) this.#now = fresh;
  }

  at(frame, index) {
    const share = frame / this.#frames;
    id("playhead").style.left = `calc(.5rem + ${share} * (100% - 1rem))`;
    const button = [...this.#buttons.values()][index];
    if (button !== this.#now) {
      this.#now?.classList.remove("now");
      button?.classList.add("now");
      this.#now = button;
      this.#keepInSight(share);
    }
    for (const line of this.#lines) line.element.classList.toggle("now", line.start <= frame && frame < line.start + line.frames);
  }

  loop([from, to], frames) {
    const box = id("loop");
    box.hidden = from === null && to === null;
    const start = from ?? 0, end = to ?? frames;
    box.style.left = `calc(.5rem + ${start / this.#frames} * (100% - 1rem))`;
    box.style.width = `calc(${(end - start) / this.#frames} * (100% - 1rem))`;
  }

  zoom(by) {
    this.#zoom = Math.min(MOST, Math.max(1, this.#zoom * by));
    id("tracks").style.width = `${this.#zoom * 100}%`;
    this.#keepInSight(parseFloat(id("scrub").value) / this.#frames);
  }

  paint() {
    const canvas = id("track-wave");
    const width = Math.min(WIDEST, Math.round(canvas.clientWidth * devicePixelRatio)), height = Math.round(canvas.clientHeight * devicePixelRatio);
    if (!width || !height) return;
    canvas.width = width;
    canvas.height = height;
    if (!this.#peaks) return;
    const brush = canvas.getContext("2d");
    brush.fillStyle = getComputedStyle(canvas).color;
    const { peaks } = this.#peaks;
    for (let x = 0; x < width; x += 2) {
      const from = Math.floor((x / width) * peaks.length), to = Math.max(from + 1, Math.floor(((x + 2) / width) * peaks.length));
      const tall = Math.max(1, (Math.max(...peaks.slice(from, to)) / 100) * height);
      brush.fillRect(x, (height - tall) / 2, 1.4, tall);
    }
  }

  #button(shot) {
    const button = made("button", "", shot.state);
    button.type = "button";
    button.tabIndex = -1; // the arrow keys and the buttons above go from shot to shot
    button.dataset.start = shot.start;
    button.title = `Shot ${shot.number}: ${shot.text}`;
    button.setAttribute("aria-label", `Shot ${shot.number}`);
    if (shot.poster) {
      const picture = made("img");
      picture.loading = "lazy";
      picture.alt = "";
      picture.src = this.#media(shot.poster, "webp");
      button.append(picture);
    }
    button.append(made("span", String(shot.number)));
    return button;
  }

  async #listen(film) {
    if (film.peaks && film.peaks !== this.#peaksOf) {
      const answer = await fetch(this.#media(film.peaks, "json"));
      if (answer.ok) this.#peaks = await answer.json();
      this.#peaksOf = film.peaks;
    }
    this.paint();
  }

  #clicked(event) {
    const button = event.target.closest("button");
    if (button) return this.#seek(Number(button.dataset.start));
    const box = id("track-wave").getBoundingClientRect();
    this.#seek(Math.floor(((event.clientX - box.left) / box.width) * this.#frames));
  }

  #keepInSight(share) {
    const scroll = id("track-scroll");
    const x = share * id("tracks").offsetWidth;
    if (x < scroll.scrollLeft || x > scroll.scrollLeft + scroll.clientWidth * 0.9) scroll.scrollLeft = x - scroll.clientWidth * 0.2;
  }
}
