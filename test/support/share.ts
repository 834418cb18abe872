/** Which of two sizes a heavy test has: its share of every day, or the full one of `npm run stress`. */
export function sizeOf<T>(sizes: { daily: T; full: T }): T {
  return process.env['STRESS'] === 'full' ? sizes.full : sizes.daily;
}
