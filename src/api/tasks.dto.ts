import { z } from 'zod';
import type { Completed } from '../application/complete-task.ts';
import type { TaskList } from '../application/list-tasks.ts';
import type { WhyDueView } from '../application/read-why-due.ts';
import type { TaskView } from '../application/task-view.ts';
import {
  civilDate,
  code,
  factValue,
  id,
  instant,
  isoTime,
  next,
  page,
  placeId,
} from './parts.dto.ts';
import { contactWay } from './safe-contact.dto.ts';

const state = z.enum(['open', 'done', 'withdrawn']);
const json = z.record(z.string(), z.unknown());

export const round = z
  .object({ asked: z.array(code), enough: z.int() })
  .nullable()
  .meta({ description: 'Departments that are asked the same side by side; so many are enough' });

export const task = z
  .object({
    id,
    pathId: id,
    title: z.string(),
    withheld: z.boolean().meta({ description: 'No more is to be known than that it is there' }),
    step: code.exactOptional(),
    department: code,
    place: placeId,
    state,
    opening: z.int(),
    openedAt: isoTime,
    lastDay: civilDate.nullable(),
    dueAt: isoTime.nullable(),
    provisional: z.boolean().meta({ description: 'Runs past the last published calendar' }),
    outcome: code.nullable(),
    outcomeLabel: z.string().nullable(),
    round,
    disclosed: z.record(code, factValue),
    outcomes: z.array(
      z.object({ code, label: z.string(), usual: z.boolean(), requires: z.array(code) }),
    ),
    formSchema: json.nullable().meta({ description: 'JSON Schema 2020-12, with labels' }),
    contact: z
      .object({
        state: z.enum(['safe', 'outdated', 'none']),
        ways: z
          .array(contactWay)
          .meta({ description: 'What is offered; outdated ones in an emergency' }),
        urgent: z.boolean(),
      })
      .nullable()
      .meta({ description: 'Whether it may be done by letter, call or visit' }),
    can: z.array(z.enum(['complete', 'hold', 'extend', 'urge', 'order'])),
    rung: code.nullable().meta({ description: 'The highest rung of the ladder that has acted' }),
    handling: z.string().nullable(),
    answerBy: isoTime.nullable(),
    draft: code.nullable().meta({ description: 'A draft waits to be sent, by this lawful way' }),
  })
  .meta({ id: 'Task' }) satisfies z.ZodType<TaskView>;

export const taskQuery = page.extend({
  department: code.exactOptional(),
  place: placeId.exactOptional(),
  state: state.default('open'),
  only: z.enum(['taken', 'waiting']).exactOptional().meta({
    description: 'Of what is open: taken by you, or given back and waiting for others',
  }),
  dueBefore: instant.exactOptional(),
  path: id.exactOptional().meta({
    description: 'The tasks of one path; department, place and due date do not count then',
  }),
});

export const taskList: z.ZodType<TaskList> = z
  .object({ items: z.array(task), next })
  .meta({ id: 'TaskList' });

export const whyDue: z.ZodType<WhyDueView> = z
  .object({
    task: id,
    title: z.string(),
    lastDay: civilDate.nullable(),
    dueAt: isoTime.nullable(),
    provisional: z.boolean(),
    clock: z
      .object({
        start: z.object({
          at: isoTime,
          event: z.string().nullable().meta({ description: "For the path's own people alone" }),
        }),
        length: z.string(),
        article: z.string(),
        kind: z.enum(['statutory', 'normative', 'international', 'default']),
        nature: z.enum(['duty', 'preclusion', 'limitation']),
        confidence: z.enum(['verified', 'excerpt', 'unverified', 'default']),
        pausable: z.boolean(),
        extensions: z.array(
          z.object({
            length: z.string(),
            mode: z.enum(['notify', 'approve']),
            at: isoTime,
            by: z.string(),
          }),
        ),
        grounds: z.array(z.object({ code, text: z.string() })),
        endsAt: isoTime
          .nullable()
          .meta({ description: 'By the rules, which may differ from what was told' }),
      })
      .nullable(),
  })
  .meta({ id: 'WhyDue' });

export const completionBody = z
  .strictObject({
    outcome: code,
    form: z.record(z.string().max(64), z.unknown()).exactOptional(),
    happenedAt: instant.exactOptional(),
    contact: contactWay.exactOptional().meta({
      description: 'Done by letter, call or visit; only where that is safe',
    }),
  })
  .meta({ id: 'Completion' });

export const completed: z.ZodType<Completed> = z
  .object({ task, path: z.object({ id, seq: z.int() }) })
  .meta({ id: 'Completed' });
