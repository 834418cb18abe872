import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { AdvanceDeps } from '../activities/advance-path.ts';
import { closedPath } from '../src/application/closed-path.ts';
import { createIntentSealer, type IntentSealer } from '../src/application/intent-sealer.ts';
import type { Config } from '../src/config.ts';
import { createDataSource, WORKER } from '../src/db/data-source.ts';
import { createPlaces, type Places } from '../src/application/places.ts';
import { readNoticeSettings, type NoticeSettings } from '../src/policy/notice-settings.ts';
import { policiesFolder } from '../src/policy/pack-folders.ts';
import { openPacks } from '../src/policy/packs.ts';
import { problemText } from '../src/policy/problem.ts';
import { openKeyWrapper } from '../src/sealing/open-key-wrapper.ts';
import { createSealer } from '../src/sealing/sealer.ts';
import { connectTemporal, type Temporal } from '../src/temporal/client.ts';
import { createPathClient, type PathClient } from '../src/temporal/path-client.ts';
import { readPayloadKeys } from '../src/temporal/payload-keys.ts';
import { stepsOf } from '../workflows/steps/index.ts';
import { log } from './log.ts';
import { askPath, type Recorded } from './notices/confirmed.ts';

/** What the worker and its loops stand on. */
export interface Parts extends AdvanceDeps {
  ds: DataSource;
  intents: IntentSealer;
  temporal: Temporal;
  paths: PathClient;
  /** Hashes of the calendars that the packs of this release count by. */
  calendars: readonly string[];
  close(): Promise<void>;
}

/** What the notices to people stand on besides. */
export interface NoticeParts {
  ds: DataSource;
  recorded: Recorded;
  places: Places;
  noticeSettings: NoticeSettings;
}

/** Not connected yet: whoever opens them waits for what they stand on. */
export function openParts(config: Config): Parts & NoticeParts {
  const packs = openPacks();
  for (const problem of packs.problems) log('pack-problem', { problem: problemText(problem) });
  const ds = createDataSource({
    url: config.DATABASE_URL,
    applicationName: WORKER,
    service: 'worker',
    onPoolError: () => log('database-connection-lost'),
  });
  const keys = readPayloadKeys(config.PAYLOAD_KEY_FILE);
  const temporal = connectTemporal({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    keys,
    isTraining: config.MODE === 'training',
  });
  return {
    ds,
    sealer: createSealer(ds, openKeyWrapper(config)),
    rulesOf: packs.byHash,
    stepsOf,
    stepsHash: stepsHash(),
    recorded: askPath(temporal),
    places: createPlaces(packs.all),
    noticeSettings: readNoticeSettings(policiesFolder()),
    calendars: [...new Set(packs.all.map(({ calendarHash }) => calendarHash))],
    intents: createIntentSealer(keys),
    temporal,
    paths: createPathClient({
      temporal,
      closed: (pathId, actId) => closedPath(ds, pathId, actId),
      onTrouble: (what) => log('temporal-trouble', { what }),
    }),
    close: async () => {
      await temporal.close();
      if (ds.isInitialized) await ds.destroy();
    },
  };
}

/** Written by the build over the compiled steps. */
function stepsHash(): string {
  const file = new URL('../steps-hash.json', import.meta.url);
  const { hash } = JSON.parse(readFileSync(file, 'utf8')) as { hash: string }; // by our own build
  return hash;
}
