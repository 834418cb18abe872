import type { Pack } from './pack.ts';
import type { Problem } from './problem.ts';
import { languages } from './schema.ts';

/** Whoever agreed to other words is asked again: a text that says something new bears a new version. */
export function checkConsentTexts(packs: readonly Pack[]): Problem[] {
  const byName = new Map(packs.map((pack) => [nameOf(pack), pack]));
  return packs.flatMap((pack) => {
    const { extends: base, supersedes } = pack.meta;
    const earlier = [...new Set([base, supersedes])].flatMap(
      (name) => byName.get(name ?? '') ?? [],
    );
    return earlier.flatMap((before) => newWords(before, pack));
  });
}

function newWords(before: Pack, pack: Pack): Problem[] {
  const file = `${pack.rules.id}/${pack.rules.version}/consents.yaml`;
  const purposes = Object.entries(pack.rules.consents?.purposes ?? {});
  return purposes.flatMap(([purpose, { version }]): Problem[] => {
    const was = before.rules.consents?.purposes[purpose];
    if (!was) return [];
    const key = `asked.text.${purpose}`;
    const isNew = languages.some((one) => before.texts[one][key] !== pack.texts[one][key]);
    const path = `/purposes/${purpose}`;
    const say = (message: string) => [{ file, path, message }];
    if (version < was.version) return say(`is an older text than that of ${nameOf(before)}`);
    if (!isNew || version > was.version) return [];
    return say(`says other words than ${nameOf(before)} under the same version of its text`);
  });
}

function nameOf({ rules }: Pack): string {
  return `${rules.id}@${rules.version}`;
}
