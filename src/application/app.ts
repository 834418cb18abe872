import type { DataSource } from 'typeorm';
import type { Config } from '../config.ts';
import type { Provider } from '../identity/provider.ts';
import type { NoticeSettings } from '../policy/notice-settings.ts';
import type { Packs } from '../policy/packs.ts';
import type { NameKey } from '../names/name-key.ts';
import type { ContactRules } from '../policy/contact-rules.ts';
import type { Classes } from '../policy/classes.ts';
import type { Retention } from '../policy/retention.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { Temporal } from '../temporal/client.ts';
import type { PathClient } from '../temporal/path-client.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { IntentSealer } from './intent-sealer.ts';
import type { Places } from './places.ts';
import type { SecondFactorSealer } from './second-factor-sealer.ts';

/** The parts of the running product that use cases stand on. */
export interface App {
  config: Pick<
    Config,
    | 'MODE'
    | 'DATA_DIR'
    | 'DEMO'
    | 'PUBLIC_ORIGIN'
    | 'TRUSTED_PROXIES'
    | 'FILES_PER_HOUR_MAX'
    | 'READING_REASON'
    | 'SESSION_IDLE_MINUTES'
    | 'SESSION_HOURS_MAX'
    | 'OIDC_ACR_VALUES'
    | 'ROLES_WITHOUT_SECOND_FACTOR'
    | 'LOCAL_SECOND_FACTOR'
  >;
  ds: DataSource;
  sealer: Sealer;
  nameKey: NameKey;
  intents: IntentSealer;
  secondFactors: SecondFactorSealer;
  packs: Packs;
  places: Places;
  noticeSettings: NoticeSettings;
  retention: Retention;
  /** Of which class everything is that is kept of a person. */
  classes: Classes;
  contactRules: ContactRules;
  /** None where people sign in with demonstration tokens alone. */
  provider: Provider | undefined;
  changes: Changes;
  clock: Clock;
  temporal: Temporal;
  paths: PathClient;
}
