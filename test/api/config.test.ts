import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';

const complete = {
  TZ: 'UTC',
  MODE: 'training',
  DATA_DIR: '.data',
  DATABASE_URL: 'postgresql://app@127.0.0.1:5432/reintegration',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PAYLOAD_KEY_FILE: 'payload.key',
  PERSON_ROOT_KEY_FILE: 'person-root.key',
  AUDIT_KEY_FILE: 'audit.key',
};

describe('what a process is told from outside', () => {
  it('is complete with the few things that nobody can guess', () => {
    expect(loadConfig(complete)).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DEMO: 'none' });
  });

  it('is refused with every fault at once, each by its name', () => {
    const faulty = { ...complete, MODE: 'test', PORT: 'http', DATABASE_URL: undefined };

    expect(() => loadConfig(faulty)).toThrow(/MODE[^]*PORT[^]*DATABASE_URL/);
  });

  it('has a time zone of its own in no case, and invented people never beside real ones', () => {
    expect(() => loadConfig({ ...complete, TZ: 'Asia/Shanghai' })).toThrow(/TZ/);
    expect(() => loadConfig({ ...complete, MODE: 'production', DEMO: 'all' })).toThrow(/DEMO/);
  });
});
