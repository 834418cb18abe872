/** `2026-12-01T09:30` on the clock of a place, as an instant in ISO 8601. */
export function instantIn(timeZone: string, local: string): string {
  const asUtc = Date.parse(`${local}Z`);
  // Twice: around a change of the clock the first guess may stand on its other side.
  const first = asUtc - aheadMs(timeZone, asUtc);
  return new Date(asUtc - aheadMs(timeZone, first)).toISOString();
}

/** How far the clock of a place is ahead of UTC at an instant. */
function aheadMs(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(shown) - Math.floor(at / 1_000) * 1_000;
}
