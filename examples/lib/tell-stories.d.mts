import type { Story, StoryAct } from './read-stories.mjs';

export interface Account {
  role: string;
  department?: string;
  place: string;
  token: string;
}

/** A line of the timeline as the API gives it. */
export interface TimelineLine {
  seq: number;
  kind: string;
  what: string;
  step: string | null;
  task: string | null;
  department: string | null;
  by: { role: string; department?: string };
  lastDay: string | null;
  happenedAt: string;
  late: boolean;
  article: string | null;
  confidence: string | null;
}

/** A story as it went. */
export interface ToldStory {
  story: Story;
  path: { id: string; seq: number };
  /** In the order in which they happened. */
  acts: (StoryAct & { at: number })[];
  timelines: Record<'en' | 'zh-CN', TimelineLine[]>;
  view: {
    open: { key: string; dueAt: string | null }[];
    done: { key: string; department: string; outcome: string; happenedAt: string }[];
    results: Record<string, string>;
  };
}

export interface ByHand {
  begin?: (story: Story, body: StoryBegin) => Promise<{ id: string; seq: number } | undefined>;
  complete?: (deed: StoryDeed) => Promise<boolean>;
}

export interface StoryBegin {
  place: string;
  person: { name: string };
  facts: { born: string };
}

export interface StoryDeed {
  /** As the story names it: `intake/first-talk`. */
  name: string;
  taskId: string;
  /** A role of casework, or a department. */
  who: string;
  place: string;
  outcome: string;
  form?: Record<string, unknown>;
}

export function tellStories(options: {
  /** Of the API, such as `http://127.0.0.1:3000/api`. */
  url: string;
  accounts: readonly Account[];
  stories: readonly Story[];
  onAct?: (told: { story: Story; now: number }) => void;
  /** Whoever begins a path or completes a task in another way answers with something. */
  byHand?: ByHand;
}): Promise<ToldStory[]>;
