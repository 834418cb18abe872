import type { TimelineLine, ToldStory } from './tell-stories.mjs';

export function timelineTable(told: ToldStory, language: 'en' | 'zh-CN'): string;

export function legend(language: 'en' | 'zh-CN'): string;

export function sumUp(timeline: readonly TimelineLine[]): {
  acts: number;
  /** Those beside casework. */
  departments: string[];
  months: number;
};
