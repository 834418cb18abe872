const AWAY = '/calendar.html';
const TWICE_MS = 800;

/** Quick exit: a harmless page at once, nothing to go back to, and signed out behind it. */
export function leave(): void {
  sessionStorage.clear();
  // Outlives the page; the answer also clears what the browser has kept.
  void fetch('/api/session/sign-out', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined);
  document.body.replaceChildren();
  location.replace(AWAY);
}

/** Escape pressed twice, wherever the cursor stands. */
export function watchForLeaving(): () => void {
  let last = -Infinity;
  const press = ({ key, timeStamp, repeat }: KeyboardEvent) => {
    if (key !== 'Escape' || repeat) return;
    if (timeStamp - last < TWICE_MS) leave();
    last = timeStamp;
  };
  window.addEventListener('keydown', press, { capture: true });
  return () => window.removeEventListener('keydown', press, { capture: true });
}
