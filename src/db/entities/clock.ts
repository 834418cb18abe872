import { primary, table, yesNo } from './table.ts';

/** The only row says how far the product's clock is ahead of the real one; 0 outside training. */
export interface ClockRow {
  single: boolean;
  offsetMs: string;
}

export const clocks = table<ClockRow>('clock', {
  columns: {
    single: { ...primary(yesNo), default: true },
    offsetMs: { type: 'bigint', default: 0 },
  },
  checks: [{ name: 'clock_single', expression: 'single' }],
});
