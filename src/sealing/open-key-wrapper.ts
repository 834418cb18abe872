import type { Config } from '../config.ts';
import { fileKeyWrapper } from './file-key-wrapper.ts';
import { isOfKeyService, keyServiceWrapper } from './key-service.ts';
import { RootKeyAway, type KeyWrapper } from './key-wrapper.ts';

/** What says where the root keys are; text alone, so that a thread can be told. */
export type KeyOptions = Pick<
  Config,
  | 'PERSON_ROOT_KEY_FILE'
  | 'KEY_SERVICE_URL'
  | 'KEY_SERVICE_KEY'
  | 'KEY_SERVICE_CA_FILE'
  | 'KEY_SERVICE_CERT_FILE'
  | 'KEY_SERVICE_PRIVATE_KEY_FILE'
>;

export function keyOptionsOf(config: Config): KeyOptions {
  const {
    PERSON_ROOT_KEY_FILE,
    KEY_SERVICE_URL,
    KEY_SERVICE_KEY,
    KEY_SERVICE_CA_FILE,
    KEY_SERVICE_CERT_FILE,
    KEY_SERVICE_PRIVATE_KEY_FILE,
  } = config;
  return {
    PERSON_ROOT_KEY_FILE,
    KEY_SERVICE_URL,
    KEY_SERVICE_KEY,
    KEY_SERVICE_CA_FILE,
    KEY_SERVICE_CERT_FILE,
    KEY_SERVICE_PRIVATE_KEY_FILE,
  };
}

/** Wraps by the key service where there is one, and by the file otherwise; what the other wrapped opens as long as it is there. */
export function openKeyWrapper(options: KeyOptions): KeyWrapper {
  const file = options.PERSON_ROOT_KEY_FILE;
  const ofFile = file === undefined ? nobody : fileKeyWrapper(file);
  const { KEY_SERVICE_URL: url } = options;
  if (url === undefined) return byOrigin(ofFile, { ofFile, ofService: nobody });
  const ofService = keyServiceWrapper({
    url,
    keyName: options.KEY_SERVICE_KEY,
    caFile: options.KEY_SERVICE_CA_FILE ?? '',
    certificateFile: options.KEY_SERVICE_CERT_FILE ?? '',
    privateKeyFile: options.KEY_SERVICE_PRIVATE_KEY_FILE ?? '',
  });
  return byOrigin(ofService, { ofFile, ofService });
}

function byOrigin(
  current: KeyWrapper,
  { ofFile, ofService }: { ofFile: KeyWrapper; ofService: KeyWrapper },
): KeyWrapper {
  return {
    currentId: () => current.currentId(),
    wrap: (personId, dataKey) => current.wrap(personId, dataKey),
    unwrap(personId, key) {
      const origin = isOfKeyService(key.rootKeyId) ? ofService : ofFile;
      return origin.unwrap(personId, key);
    },
  };
}

const away = async (): Promise<never> => {
  throw new RootKeyAway('the key of this person is wrapped by a root key of elsewhere');
};
const nobody: KeyWrapper = { currentId: away, wrap: away, unwrap: away };
