/** One line of a story: a task that somebody completes, or facts that become known. */
export interface StoryAct {
  /** A role of casework, or the department whose clerk acts. */
  who: string;
  place?: string;
  task?: string;
  outcome?: string;
  form?: Record<string, unknown>;
  facts?: Record<string, boolean | number | string>;
  after: { n: number; unit: 'hour' | 'day' | 'month' }[];
}

export interface Story {
  /** Of its file. */
  name: string;
  title: Record<'en' | 'zh-CN', string>;
  place: string;
  tracks: StoryAct[][];
}

export function readStories(): Story[];
