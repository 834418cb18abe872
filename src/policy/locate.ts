import { hasPlace, withLine } from './line-of.ts';
import type { Layer } from './pack-chain.ts';
import type { Problem } from './problem.ts';

/**
 * Problems of one pack as they are told: with its name before the file, and the line. What stands word for word in a pack
 * below is told there; everything else where it would have to be written.
 */
export function locate(layers: readonly Layer[], problems: readonly Problem[]): Problem[] {
  const [own, ...below] = layers;
  if (!own) return [];
  return problems.map((problem) => {
    const { file, path } = problem;
    const isOwn = problem.line !== undefined || hasPlace(own.files.get(file), path);
    const other = isOwn ? undefined : below.find(({ files }) => hasPlace(files.get(file), path));
    const { name, files } = other ?? own;
    const told = {
      ...withLine(problem, files.get(file)),
      file: `${name.replace('@', '/')}/${file}`,
    };
    return other ? { ...told, of: own.name } : told;
  });
}
