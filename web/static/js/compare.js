// Two clips side by side, played together. Enters: clicks on [data-both]. Leaves: both play or stop.

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-both]");
  if (!button) return;
  const clips = [...button.closest("[data-pairing]").querySelectorAll("video")];
  const running = clips.some((clip) => !clip.paused);
  for (const clip of clips) {
    if (running) clip.pause();
    else {
      clip.currentTime = 0;
      clip.play().catch(() => undefined); // a clip that cannot be played shows its poster
    }
  }
  button.lastChild.textContent = running ? "Play both" : "Stop";
});
