import type { Config } from '../config.ts';
import { createDataSource } from '../db/data-source.ts';
import { readContactRules } from '../policy/contact-rules.ts';
import { readClasses } from '../policy/classes.ts';
import { createProvider } from '../identity/provider.ts';
import { readNoticeSettings } from '../policy/notice-settings.ts';
import { policiesFolder } from '../policy/pack-folders.ts';
import { openPacks } from '../policy/packs.ts';
import { readNameKey } from '../names/name-key.ts';
import { readRetention } from '../policy/retention.ts';
import { openKeyWrapper } from '../sealing/open-key-wrapper.ts';
import { createSealer } from '../sealing/sealer.ts';
import { connectTemporal } from '../temporal/client.ts';
import { createPathClient } from '../temporal/path-client.ts';
import { readPayloadKeys } from '../temporal/payload-keys.ts';
import { whenThere } from '../when-there.ts';
import type { App } from './app.ts';
import { createChanges } from './changes.ts';
import { createClock } from './clock.ts';
import { closedPath } from './closed-path.ts';
import { createIntentSealer } from './intent-sealer.ts';
import { createPlaces } from './places.ts';
import { createSecondFactorSealer } from './second-factor-sealer.ts';

export interface OpenedApp extends App {
  close(): Promise<void>;
}

/** Puts the parts together. They may come later than this process: until then it answers that they are away. */
export function openApp(config: Config, onTrouble: (what: string) => void): OpenedApp {
  const onPoolError = () => onTrouble('an idle connection to the database broke');
  const url = config.DATABASE_URL;
  const ds = createDataSource({ url, applicationName: 'api', onPoolError });
  const keys = readPayloadKeys(config.PAYLOAD_KEY_FILE);
  const temporal = connectTemporal({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    keys,
    isTraining: config.MODE === 'training',
  });
  const packs = openPacks();
  const end = new AbortController();
  const connected = whenThere(() => ds.initialize(), {
    stopping: end.signal,
    onTrouble: () => onTrouble('the database cannot be reached'),
  });
  return {
    config,
    ds,
    sealer: createSealer(ds, openKeyWrapper(config)),
    nameKey: readNameKey(config.NAME_KEY_FILE ?? ''),
    intents: createIntentSealer(keys),
    secondFactors: createSecondFactorSealer(keys),
    packs,
    places: createPlaces(packs.all),
    noticeSettings: readNoticeSettings(policiesFolder()),
    retention: readRetention(policiesFolder()),
    classes: readClasses(policiesFolder()),
    contactRules: readContactRules(policiesFolder()),
    provider: createProvider(config),
    changes: createChanges(ds, () => onTrouble('changes cannot be followed')),
    clock: createClock(),
    temporal,
    paths: createPathClient({
      temporal,
      closed: (pathId, actId) => closedPath(ds, pathId, actId),
      onTrouble,
    }),
    close: async () => {
      end.abort();
      await connected;
      await temporal.close();
      if (ds.isInitialized) await ds.destroy();
    },
  };
}
