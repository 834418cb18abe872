import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';

interface TopPlace {
  parent?: string;
  name: { 'zh-CN': string; en: string };
}

/** Files that git knows or would know, so that a forgotten `git add` is no way around a budget. */
function files(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => pattern.test(file) && existsSync(file));
}

const PRODUCT = /^(src|workflows|activities|worker)\/.*\.ts$/;
const product = files(PRODUCT).filter(
  (file) => !file.endsWith('.gen.ts') && !file.endsWith('.d.ts'),
);
const read = (file: string) => readFileSync(file, 'utf8');
const lines = (text: string) => text.trimEnd().split('\n').length;

function functionsOf(file: string): { name: string; lines: number }[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionLike(node) &&
      'body' in node &&
      node.body &&
      ts.isBlock(node.body as ts.Node)
    ) {
      found.push({ name: `${file}: ${node.name?.getText() ?? ''}`, lines: lines(node.getText()) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

describe('budgets of the code', () => {
  const functions = product.flatMap(functionsOf);
  const lengths = functions.map((f) => f.lines);
  const imports = product.map((file) => (read(file).match(/^import /gm) ?? []).length);
  const fileLines = product.map((file) => lines(read(file)));

  it('sees the code at all', () => {
    expect(product.length).toBeGreaterThan(60);
    expect(functions.length).toBeGreaterThan(200);
  });

  it('functions are short, and none is long', () => {
    expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(10);
    expect(quantile(lengths, 0.9)).toBeLessThanOrEqual(30);
    expect(functions.filter((f) => f.lines > 60)).toEqual([]);
  });

  it('files are short, and none is the file where it all is', () => {
    expect(quantile(fileLines, 0.5)).toBeLessThanOrEqual(80);
    expect(product.filter((file) => lines(read(file)) > 300)).toEqual([]);
    expect(files(/^test\/.*\.ts$/).filter((file) => lines(read(file)) > 500)).toEqual([]);
  });

  it('files know few others', () => {
    expect(quantile(imports, 0.9)).toBeLessThanOrEqual(10);
  });
});

describe('what is deliberately absent', () => {
  const steps = files(/^workflows\/steps\/.*\.ts$/);

  it('open ends: nothing is left to be done some day', () => {
    const marks = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X'].join(''));
    expect(files(/\.(ts|mjs|ya?ml|md)$/).filter((file) => marks.test(read(file)))).toEqual([]);
  });

  it('numbers of days, ages and departments in step code', () => {
    const code = (file: string) => read(file).replace(/\/\*\*[\s\S]*?\*\//g, '');
    const islands = steps.filter((file) => !/\/(index|linear)\.ts$/.test(file));
    expect(islands.length).toBeGreaterThanOrEqual(9);
    expect(islands.filter((file) => /[^\w.'-]\d+/.test(code(file)))).toEqual([]);
    const departments = readdirSync('policies')
      .filter((id) => existsSync(`policies/${id}/1.0.0/departments.yaml`))
      .flatMap(
        (id) => read(`policies/${id}/1.0.0/departments.yaml`).match(/^ *- id: (\S+)/gm) ?? [],
      )
      .map((line) => line.replace(/.*: /, ''));
    expect(departments.length).toBeGreaterThan(8);
    const named = islands.filter((file) =>
      departments.some((id) => code(file).includes(`'${id}'`)),
    );
    expect(named).toEqual([]);
  });

  it('a country, a province, a city or a time zone in code', () => {
    const tops = files(/^policies\/[^/]+\/[^/]+\/places\.yaml$/).flatMap((file) => {
      const { places } = parse(read(file)) as { places: Record<string, TopPlace> }; // checked by its schema
      return Object.entries(places).filter(
        ([, { parent }]) => parent === undefined || !(parent in places),
      );
    });
    expect(tops.length).toBeGreaterThan(2);
    const names = tops.flatMap(([id, { name }]) => [
      ...(/^\d+$/.test(id) ? [`\\b${id.slice(0, 2)}\\d{4}\\b`] : []),
      name['zh-CN'].slice(0, 2),
      name.en,
    ]);
    const known = [
      'China',
      'Chinese',
      'Beijing',
      'Sofia',
      'Kunming',
      'Asia/',
      'Europe/',
      '中国',
      '北京',
    ];
    const words = new RegExp([...names, ...known].join('|'), 'i');
    expect(
      words.test("timeZone: 'Asia/Shanghai'") && words.test('yunnan') && words.test("'530102'"),
    ).toBe(true);
    const print = ts.createPrinter({ removeComments: true });
    const code = (file: string) =>
      print.printFile(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
    expect(product.filter((file) => words.test(code(file)))).toEqual([]);
  });

  it('`try` in a step', () => {
    expect(steps.filter((file) => /\btry\b\s*\{/.test(read(file)))).toEqual([]);
  });

  it('a version number in the name of a workflow file', () => {
    expect(
      files(/^workflows\//).filter((file) => /v?\d+\.\d+|\bv\d+/.test(basename(file))),
    ).toEqual([]);
  });
});

describe('what must be there', () => {
  it('the table of edges, as the tests have it', () => {
    const table = execFileSync(process.execPath, ['scripts/edges.mjs'], { encoding: 'utf8' });
    expect(read('docs/edges.md')).toBe(table);
  });

  it('every step in the alphabetical registry', () => {
    const registry = read('workflows/steps/index.ts');
    const names = readdirSync('workflows/steps').filter((f) => !/^(index|linear)\.ts$/.test(f));
    const places = names.map((name) => registry.indexOf(`./${name}`));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('a comment above every step that names its basis', () => {
    const steps = files(/^workflows\/steps\/(?!index|linear).*\.ts$/);
    expect(
      steps.filter((file) => !/\/\*\*[\s\S]{60,}?\*\/\s*export const/.test(read(file))),
    ).toEqual([]);
  });

  it('every check that the architecture names', () => {
    const named = read('ARCHITECTURE.md').match(/`(test|src|workflows)\/[\w./-]+`/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    expect(named.map((name) => name.slice(1, -1)).filter((path) => !existsSync(path))).toEqual([]);
  });
});
