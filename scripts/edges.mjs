import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot, runMain } from './lib/root.mjs';

const folder = inRoot('test/edges');

/** What ordinary bad luck does and what then happens: one row for each test below `test/edges`, by its own name. */
function edgesTable() {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const rows = files.sort().flatMap(rowsOf);
  const sections = [...new Set(rows.map((row) => row.section))].sort((a, b) => (a < b ? -1 : 1));
  const parts = sections.map((section) => {
    const own = rows.filter((row) => row.section === section);
    const lines = own.map((row) => `| ${row.item.replaceAll('|', '\\|')} | \`${row.file}\` |`);
    return [`## ${section}`, '', '| what happens | test |', '| --- | --- |', ...lines, ''].join(
      '\n',
    );
  });
  return `${HEAD}\n${parts.join('\n')}`;
}

const HEAD = `# Edges

What a user, a machine or a network does in ordinary bad luck, and what the product then does. Each line is the name of a test that does it to the
real thing. Written by \`npm run edges:write\`.
`;

function rowsOf(name) {
  const file = `test/edges/${name}`;
  const source = ts.createSourceFile(
    file,
    readFileSync(inRoot(file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const rows = [];
  const visit = (node, section) => {
    const call = ts.isCallExpression(node) ? node : undefined;
    const [first] = call?.arguments ?? [];
    const title = first && ts.isStringLiteralLike(first) ? first.text : undefined;
    const what = title === undefined ? '' : call.expression.getText();
    // What is tried with many values is one row.
    const isTest = ['test', 'it', 'stressTest'].includes(what) || what.startsWith('test.each(');
    if (isTest) rows.push({ section, item: title.replaceAll('%s', '…'), file });
    node.forEachChild((child) => visit(child, what === 'describe' ? title : section));
  };
  visit(source, name);
  return rows;
}

/** Into a file, or to be compared. */
void runMain(() => {
  const [file] = process.argv.slice(2);
  if (file === undefined) process.stdout.write(edgesTable());
  else writeFileSync(inRoot(file), edgesTable());
});
