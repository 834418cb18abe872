import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fieldErrors } from '../../src/contract/field-errors.ts';
import { refusals } from '../../src/contract/refusals.ts';
import { Program, root } from '../support/program.ts';

describe('Requests', () => {
  test('Every refusal is in the catalogue, which is the one that the built product writes', async () => {
    const kept = readFileSync(join(root, 'docs/errors.md'), 'utf8');
    const program = new Program(join(root, 'dist/src/api/errors-page.js'), process.env);
    await program.start();
    const code = await program.ended();
    await program.stop();

    expect(code).toBe(0);
    expect(program.output).toBe(kept);
    const titles = kept.match(/^## .*$/gm) ?? [];
    for (const [name, { status }] of Object.entries(refusals)) {
      expect(titles).toContain(`## ${name} (${status})`);
    }
    for (const name of Object.keys(fieldErrors)) expect(kept).toContain(`\`${name}\``);
  });
});
