import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, Sentence, timed } from './root.mjs';
import { runQuietly } from './run.mjs';

/** A program of the Python package index, in an environment of its own under `.data/tools`, which is made once. */
export async function pythonTool({ name, version, forWhat }) {
  const folder = inRoot('.data', 'tools');
  const bin = join(folder, `${name}-${version}`, process.platform === 'win32' ? 'Scripts' : 'bin');
  const program = join(bin, name);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const python = await findPython({ name, forWhat });
  const quietly = async (command, args) => {
    const { ok, output } = await runQuietly(command, args);
    if (!ok) throw new Sentence(`${output.trim()}\n\n${name} ${version} could not be installed.`);
  };
  await timed(`Installed ${name}`, async () => {
    await quietly(python, ['-m', 'venv', join(bin, '..')]);
    await quietly(join(bin, 'python'), ['-m', 'pip', 'install', '-q', `${name}==${version}`]);
  });
  return program;
}

async function findPython({ name, forWhat }) {
  for (const python of [process.env.PYTHON, 'python3', 'python']) {
    if (python && (await runQuietly(python, ['--version'])).ok) return python;
  }
  throw new Sentence(
    `${forWhat} needs Python 3.10 or later, for ${name}. Install it, or set PYTHON to where it is.`,
  );
}
