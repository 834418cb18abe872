import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { completeTask } from '../application/complete-task.ts';
import { listPathTasks } from '../application/list-path-tasks.ts';
import { listTasks } from '../application/list-tasks.ts';
import { readWhyDue } from '../application/read-why-due.ts';
import { readTask } from '../application/read-task.ts';
import { taskTag } from '../application/task-tag.ts';
import type { TaskView } from '../application/task-view.ts';
import { Answers, MayMatch, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import type { HttpReply } from './http.ts';
import { id } from './parts.dto.ts';
import * as dto from './tasks.dto.ts';

@Controller('tasks')
export class TasksController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, dto.taskList)
  @ApiOperation({ summary: 'The inbox of your desk, soonest due first' })
  list(
    @Reads() caller: Caller,
    @Query({ schema: dto.taskQuery }) query: z.output<typeof dto.taskQuery>,
  ) {
    const { path: pathId, ...rest } = query;
    if (pathId === undefined) return listTasks(this.app, caller, rest);
    return listPathTasks(this.app, caller, { pathId, state: rest.state });
  }

  @Get(':id')
  @Answers(200, dto.task)
  @ApiOperation({ summary: 'One task, with its form' })
  async read(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) taskId: string,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<TaskView> {
    const view = await readTask(this.app, caller, taskId);
    void reply.header('etag', taskTag(view));
    return view;
  }

  @Get(':id/why-due')
  @Answers(200, dto.whyDue)
  @ApiOperation({ summary: 'Start, article, days passed over, holds and extensions of its date' })
  why(@Reads() caller: Caller, @Param('id', { schema: id }) taskId: string) {
    return readWhyDue(this.app, caller, taskId);
  }

  @Post(':id/completion')
  @WithKey()
  @MayMatch()
  @Answers(200, dto.completed)
  @ApiOperation({ summary: 'Say what came of a task of your desk' })
  complete(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.completionBody }) body: z.output<typeof dto.completionBody>,
  ) {
    return completeTask(this.app, writer, { taskId, ...body });
  }
}
