let aheadMs = 0;

/** Every answer says what time it is for the product, which in training is not the time on the wall. */
export function learnNow(iso: string | null): void {
  const at = Date.parse(iso ?? '');
  if (Number.isFinite(at)) aheadMs = at - Date.now();
}

/** Epoch ms, by the product's clock. */
export const nowMs = (): number => Date.now() + aheadMs;
