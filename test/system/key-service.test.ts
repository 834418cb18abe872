import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/lib/ports.mjs';
import { keyServiceWrapper } from '../../src/sealing/key-service.ts';
import { COUNTY, openPath, startPath } from '../api/people.ts';
import { certificateAuthority, certificateOf, type Certificate } from '../support/certificates.ts';
import { Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

const NAME = '阿梅 example';

describe('where a key service keeps the root keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'key-service-'));
  const authority = certificateAuthority();
  let url: string;
  let service: Program;
  let system: TestSystem;
  let inFile: string;

  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const filesOf = (name: string, { certificate, privateKey }: Certificate) => ({
    certificateFile: write(`${name}.crt`, certificate),
    privateKeyFile: write(`${name}.key`, privateKey),
  });
  const caFile = write('authority.crt', authority.certificate);
  const own = filesOf('product', certificateOf(authority, 'product'));
  const asProduct = () => ({ url, keyName: 'persons', caFile, ...own });

  beforeAll(async () => {
    const port = await freePort();
    url = `https://127.0.0.1:${port}`;
    const server = filesOf('server', certificateOf(authority, 'key service'));
    service = new Program(join(root, 'dist/test/support/key-service.js'), {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      KEYS_FILE: join(folder, 'keys.json'),
      CA: caFile,
      CERT: server.certificateFile,
      PRIVATE_KEY: server.privateKeyFile,
    });
    await begin();
    system = await TestSystem.start();
    inFile = await startPath(system, { person: { name: NAME } });
  });
  afterAll(async () => {
    await system?.stop();
    await service?.stop();
    rmSync(folder, { recursive: true });
  });

  async function begin(): Promise<void> {
    await service.start();
    await service.says(/listening on (\d+)/);
  }

  const rootKeys = async () => {
    const rows = await system.sql<{ id: string }>(
      'select distinct root_key_id as id from person_key order by 1',
    );
    return rows.map(({ id }) => id);
  };
  async function keys(command: string): Promise<number | null | undefined> {
    const program = new Program(join(root, 'dist/worker/keys.js'), system.api.env, [command]);
    await program.start();
    return program.ended();
  }
  const read = (path: string) => system.as('caseworker', COUNTY).get(`/paths/${path}?forecast=no`);

  it('the product moves to it, and what the file had wrapped is wrapped by it', async () => {
    const more = {
      KEY_SERVICE_URL: url,
      KEY_SERVICE_CA_FILE: caFile,
      KEY_SERVICE_CERT_FILE: own.certificateFile,
      KEY_SERVICE_PRIVATE_KEY_FILE: own.privateKeyFile,
    };
    for (const program of [system.api, ...system.workers]) Object.assign(program.env, more);
    await system.restart('worker');
    await system.restart('api');
    expect((await read(inFile)).status).toBe(200);
    expect(await keys('rotate')).toBe(0);
    for (const program of [system.api, ...system.workers])
      delete program.env['PERSON_ROOT_KEY_FILE'];
    await system.restart('worker');
    await system.restart('api');

    expect(await rootKeys()).toEqual(['transit:persons:1']);
    expect((await read(inFile)).status).toBe(200);
    await startPath(system, { person: { name: NAME } });
    expect(await rootKeys()).toEqual(['transit:persons:1']);
  });

  it('another version of the key wraps everybody, while each stays readable', async () => {
    await rotateThere();
    expect((await read(inFile)).status).toBe(200);
    expect(await keys('rotate')).toBe(0);

    expect(await rootKeys()).toEqual(['transit:persons:2']);
    expect((await read(inFile)).status).toBe(200);
  });

  it('opens a key for its own person alone, and for nobody without our certificate', async () => {
    const wrapper = keyServiceWrapper(asProduct());
    const dataKey = randomBytes(32);
    const wrapped = await wrapper.wrap('her', dataKey);
    const stranger = filesOf('stranger', certificateOf(certificateAuthority(), 'product'));

    expect(await wrapper.unwrap('her', wrapped)).toEqual(dataKey);
    await expect(wrapper.unwrap('him', wrapped)).rejects.toThrow('does not open');
    const other = { ...wrapped, rootKeyId: 'transit:persons:9' };
    await expect(wrapper.unwrap('her', other)).rejects.toThrow('another key');
    await expect(
      keyServiceWrapper({ ...asProduct(), ...stranger }).unwrap('her', wrapped),
    ).rejects.toThrow('does not answer');
    const elsewhere = write('elsewhere.crt', certificateAuthority().certificate);
    await expect(
      keyServiceWrapper({ ...asProduct(), caFile: elsewhere }).unwrap('her', wrapped),
    ).rejects.toThrow('does not answer');
  });

  it('without it nobody is refused for good and nothing is written in clear; what was asked is done later', async () => {
    const { seq } = await openPath(system, inFile);
    await service.stop();
    // Whoever was opened a moment ago is still known to these processes.
    await system.restart('worker');
    await system.restart('api');
    const worker = system.as('caseworker', COUNTY);
    const persons = await system.sql('select from person');

    expect(await read(inFile)).toMatchObject({
      status: 503,
      body: { code: 'temporarily-unavailable' },
    });
    const begun = await worker.post('/paths', { place: COUNTY, person: { name: NAME } });
    expect(begun).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    const key = '7d0c2b5e-6a55-4d8f-9b1f-0f4f6a1d2c3b';
    const fact = { name: 'language', value: 'my' };
    const said = await worker.post(`/paths/${inFile}/facts`, fact, { key });
    expect(said.status).toBe(503);
    expect(await system.sql('select from person')).toHaveLength(persons.length);
    expect(await clearTexts()).toEqual([]);
    expect(system.logs()).not.toContain(NAME);

    await begin();
    await system.settle();
    const again = await worker.post(`/paths/${inFile}/facts`, fact, { key });
    expect(again.status).toBe(201);
    expect((await openPath(system, inFile)).seq).toBeGreaterThan(seq);
  });

  /** What an operator does at the service. */
  async function rotateThere(): Promise<void> {
    const ask = (path: string, headers: Record<string, string>) =>
      new Promise<string>((resolve, reject) => {
        const tls = {
          ca: readFileSync(caFile),
          cert: readFileSync(own.certificateFile),
          key: readFileSync(own.privateKeyFile),
        };
        const asked = request(
          `${url}/v1/${path}`,
          { method: 'POST', headers, ...tls },
          (answer) => {
            let text = '';
            answer.on('data', (part) => (text += String(part))).once('end', () => resolve(text));
          },
        );
        asked.once('error', reject).end('{}');
      });
    const { auth } = JSON.parse(await ask('auth/cert/login', {})) as {
      auth: { client_token: string };
    };
    await ask('transit/keys/persons/rotate', { 'x-vault-token': auth.client_token });
  }

  /** Tables of which some row has her name as it was typed. */
  async function clearTexts(): Promise<string[]> {
    const tables = await system.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const found: string[] = [];
    const hex = Buffer.from(NAME).toString('hex');
    for (const { name } of tables) {
      const rows = await system.sql(`select from ${name} t where t::text like any($1) limit 1`, [
        [`%${NAME}%`, `%${hex}%`],
      ]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});
