import { randomBytes } from 'node:crypto';
import { format, inspect } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import { PersonKey } from '../../src/sealing/person-key.ts';
import { Sealed } from '../../src/sealing/sealed.ts';
import { log } from '../../worker/log.ts';

const NAME = '阿梅 example';

describe('what is a person’s while it is in memory', () => {
  const hers = new Sealed({ name: NAME });

  it.each([
    ['JSON', JSON.stringify({ hers })],
    ['a template', `${String(hers)}`],
    ['a concatenation', ''.concat(String(hers))],
    ['what the console prints', inspect({ deep: { hers } }, { depth: 9, showHidden: true })],
    ['a format', format('%s %o %j', hers, hers, hers)],
    ['its fields', JSON.stringify(Object.entries(hers))],
  ])('is not shown by %s', (_, shown) => {
    expect(shown).not.toContain(NAME);
  });

  it('is there for whoever opens it', () => {
    expect(hers.open()).toEqual({ name: NAME });
  });

  it('shows no key either', () => {
    const key = randomBytes(32);
    const shown = inspect(new PersonKey('example', key), { depth: 9, showHidden: true });

    expect(shown).toContain('[sealed]');
    expect(shown).not.toContain(inspect(key));
    expect(JSON.stringify(new PersonKey('example', key))).not.toContain(key.toString('base64'));
  });

  it('gets into no line of the log, under no name', () => {
    const said = jest.spyOn(console, 'log').mockImplementation(() => {});
    const facts = { path: 'a', name: NAME, what: { name: NAME } } as object;
    log('example', facts);
    const lines = said.mock.calls.flat().join('\n');
    said.mockRestore();

    expect(lines).not.toContain(NAME);
    expect(JSON.parse(lines)).toMatchObject({ event: 'example', path: 'a', what: '[left out]' });
  });
});
