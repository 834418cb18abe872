import { describe, expect, it } from '@jest/globals';
import { openPacks } from '../../src/policy/packs.ts';
import { TELLING } from './telling.ts';

const packs = openPacks('policies');
const all = packs.all.flatMap((rules) => {
  const pack = packs.pack(rules.hash);
  return pack ? [{ name: `${rules.id}@${rules.version}`, pack, rules }] : [];
});

describe.each(all)('what people read in $name', ({ pack, rules }) => {
  it.each(['zh-CN', 'en'] as const)('says nothing of the past (%s)', (language) => {
    const texts = Object.entries(pack.texts[language]);
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter(([, text]) => TELLING[language].test(text))).toEqual([]);
  });

  it('and the keys, codes and fields that travel with it say nothing either', () => {
    const codes = JSON.stringify([rules.tasks, rules.steps, rules.facts, pack.forms]);
    expect(TELLING.en.test(codes)).toBe(false);
  });

  it('says that the person is one, never a case or a 受助 on another office’s screen', () => {
    const words = Object.values(pack.texts['zh-CN']).join('\n');
    expect(words).not.toMatch(/受助人员|案件|案主/);
  });
});

describe.each(all)('what an office sees of a person in $name', ({ rules }) => {
  const disclosed = Object.values(rules.tasks).flatMap((task) =>
    task.discloses.map(({ field }) => ({ task: `${task.step}/${task.task}`, field })),
  );

  it('is neither her birth date, nor her consents, nor her risk, nor her whereabouts', () => {
    const secret = /^(born|risk|in-crisis|whereabouts|identity-known|plan)$|^consent\./;
    expect(disclosed.length).toBeGreaterThan(20);
    expect(disclosed.filter(({ field }) => secret.test(field))).toEqual([]);
  });

  it('is nothing of her status for a school', () => {
    const school = disclosed.filter(({ task }) => task.startsWith('school/'));
    const allowed = ['age-band', 'language', 'care'];
    expect(school.filter(({ field }) => !allowed.includes(field))).toEqual([]);
  });
});

describe.each(all)('who gets a service in $name', ({ rules }) => {
  it('is never decided by sex or nationality', () => {
    const conditions = Object.values(rules.steps).flatMap(({ appliesTo, gate }) => [
      appliesTo,
      gate,
    ]);
    const facts = conditions.flatMap((condition) => (condition ? [condition.fact] : []));
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.filter((fact) => ['sex', 'nationality', 'legal-basis'].includes(fact))).toEqual(
      [],
    );
  });
});
