import { join } from 'node:path';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { DataSource } from 'typeorm';
import { comparePath, type Difference } from '../../activities/rebuild-path.ts';
import type { AdvanceResult } from '../../src/contract/activities.ts';
import type { PathInput } from '../../src/contract/messages.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { fileKeyWrapper } from '../../src/sealing/file-key-wrapper.ts';
import { createSealer } from '../../src/sealing/sealer.ts';
import { connectTemporal, type Temporal } from '../../src/temporal/client.ts';
import { createPayloadCodec } from '../../src/temporal/payload-codec.ts';
import { readPayloadKeys, type PayloadKeys } from '../../src/temporal/payload-keys.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { root } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';

const NAMESPACE = 'default';

/** What the tables and Temporal know, read past the product and without asking any of its processes. */
export class Ledgers {
  private readonly packs = openPacks();

  private constructor(
    private readonly system: TestSystem,
    readonly ds: DataSource,
    readonly temporal: Temporal,
    private readonly keys: PayloadKeys,
  ) {}

  static async of(system: TestSystem): Promise<Ledgers> {
    const { env } = system;
    const keys = readPayloadKeys(env['PAYLOAD_KEY_FILE'] ?? '');
    const temporal = connectTemporal({
      address: env['TEMPORAL_ADDRESS'] ?? '',
      namespace: NAMESPACE,
      taskQueue: env['TASK_QUEUE'] ?? '',
      keys,
      isTraining: true,
      failureConverterPath: join(root, 'dist/src/temporal/failure-converter.cjs'),
    });
    return new Ledgers(system, await system.database.connect(), temporal, keys);
  }

  async close(): Promise<void> {
    await this.temporal.close();
    await this.ds.destroy();
  }

  /** Ids of all entries of a path, in their order. */
  async inTables(pathId: string): Promise<string[]> {
    const rows = await this.ds.query<{ entry_id: string; seq: number }[]>(
      'select entry_id, seq from ledger where path_id = $1 order by seq',
      [pathId],
    );
    return rows.map(({ entry_id }) => entry_id);
  }

  /** The same as Temporal has recorded it: what its last run was given, and what each turn since has added. */
  async inTemporal(pathId: string): Promise<string[]> {
    const ids: string[] = [];
    for (const event of await this.history(pathId)) {
      const [input] = event.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
      const [local] = event.markerRecordedEventAttributes?.details?.['result']?.payloads ?? [];
      const [other] = event.activityTaskCompletedEventAttributes?.result?.payloads ?? [];
      const { carried } = input ? await this.read<PathInput>(pathId, input) : {};
      const result = local ?? other;
      const { appended = [] } = result ? await this.read<AdvanceResult>(pathId, result) : {};
      ids.push(...[...(carried?.entries ?? []), ...appended].map(({ id }) => id));
    }
    return ids;
  }

  async history(pathId: string) {
    return (await this.temporal.client.getHandle(pathId).fetchHistory()).events ?? [];
  }

  async runId(pathId: string): Promise<string> {
    return (await this.temporal.client.getHandle(pathId).describe()).runId;
  }

  /** Where the rows of a path are not what its ledger makes of them. */
  differences(pathId: string): Promise<Difference[]> {
    const wrapper = fileKeyWrapper(this.system.env['PERSON_ROOT_KEY_FILE'] ?? '');
    const rulesOf = this.packs.byHash;
    return comparePath(
      { ds: this.ds, sealer: createSealer(this.ds, wrapper), rulesOf, stepsOf },
      pathId,
    );
  }

  /** Counters of a place, a department and a day that are not what one counts. */
  wrongCounts(): Promise<object[]> {
    return this.ds.query(WRONG_COUNTS);
  }

  private async read<T>(workflowId: string, payload: Payload): Promise<T> {
    const context = { type: 'workflow' as const, namespace: NAMESPACE, workflowId };
    const [plain] = await createPayloadCodec(this.keys).decode([payload], context);
    if (!plain) throw new Error('a payload was lost on its way');
    return defaultPayloadConverter.fromPayload<T>(plain);
  }
}

const WRONG_COUNTS = `
with counted as (
  select a.above_id as place_id, department, coalesce((due_at at time zone 'UTC')::date, 'infinity') as day,
    count(*)::int as open
  from task join place_above as a using (place_id) where state = 'open' group by 1, 2, 3
), kept as (
  select place_id, department, due_day as day, sum(open)::int as open
  from (
    select place_id, department, due_day, open from count_base
    union all
    select a.above_id, department, due_day, open from count_delta join place_above as a using (place_id)
  ) as parts
  group by 1, 2, 3 having sum(open) <> 0
)
select *, counted.open as counted, kept.open as kept
from counted full join kept using (place_id, department, day)
where counted.open is distinct from kept.open`;
