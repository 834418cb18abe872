import { describe, expect, it } from '@jest/globals';
import { loadApiConfig, loadConfig } from '../../src/config.ts';

const complete = {
  TZ: 'UTC',
  MODE: 'training',
  DATA_DIR: '.data',
  DATABASE_URL: 'postgresql://app@127.0.0.1:5432/reintegration',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PAYLOAD_KEY_FILE: 'payload.key',
  PERSON_ROOT_KEY_FILE: 'person-root.key',
  AUDIT_KEY_FILE: 'audit.key',
  NAME_KEY_FILE: 'name.key',
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

  const signIn = {
    OIDC_ISSUER: 'https://sign-in.example.org',
    OIDC_CLIENT_ID: 'reintegration-path',
    OIDC_CLIENT_SECRET_FILE: 'client.secret',
    PUBLIC_ORIGIN: 'https://path.example.org',
  };

  it('takes the word of proxies that are named by address, and of none by itself', () => {
    const trusted = (TRUSTED_PROXIES: string) => loadConfig({ ...complete, TRUSTED_PROXIES });

    expect(loadConfig(complete).TRUSTED_PROXIES).toEqual([]);
    expect(trusted('10.0.0.1, fd00::/8').TRUSTED_PROXIES).toEqual(['10.0.0.1', 'fd00::/8']);
    for (const wrong of ['proxy', '10.0.0.0/33', 'true', '10.0.0.1/']) {
      expect(() => trusted(wrong)).toThrow(/TRUSTED_PROXIES/);
    }
  });

  it('says in production where people sign in, each part by its name', () => {
    const real = { ...complete, MODE: 'production' };

    expect(loadApiConfig({ ...real, ...signIn })).toMatchObject({ SESSION_IDLE_MINUTES: 30 });
    for (const name of Object.keys(signIn)) {
      expect(() => loadApiConfig({ ...real, ...signIn, [name]: undefined })).toThrow(name);
    }
    expect(() => loadApiConfig(complete)).not.toThrow();
  });

  it('sends nobody over the wire in clear, but on this machine in training', () => {
    const here = { OIDC_ISSUER: 'http://127.0.0.1:4000', PUBLIC_ORIGIN: 'http://127.0.0.1:3000' };
    const there = { ...signIn, OIDC_ISSUER: 'http://sign-in.example.org' };

    expect(() => loadApiConfig({ ...complete, ...signIn, ...here })).not.toThrow();
    expect(() => loadApiConfig({ ...complete, ...there })).toThrow(/OIDC_ISSUER/);
    expect(() => loadApiConfig({ ...complete, MODE: 'production', ...signIn, ...here })).toThrow(
      /OIDC_ISSUER[^]*PUBLIC_ORIGIN/,
    );
    expect(() => loadConfig({ ...complete, PUBLIC_ORIGIN: 'https://example.org/x' })).toThrow(
      /PUBLIC_ORIGIN/,
    );
  });
});
