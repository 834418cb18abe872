import { describe, expect, it } from '@jest/globals';
import { factOfConsent } from '../../src/domain/consent/purpose.ts';
import { openPacks } from '../../src/policy/packs.ts';

const packs = openPacks('policies');
const all = packs.all.flatMap((rules) => {
  const pack = packs.pack(rules.hash);
  const { consents } = rules;
  return pack && consents ? [{ name: `${rules.id}@${rules.version}`, pack, rules, consents }] : [];
});

describe.each(all)('what a person is asked in $name', ({ pack, rules, consents }) => {
  it('is read to her in both languages, and tells her that a no costs nothing', () => {
    for (const purpose of Object.keys(consents.purposes)) {
      expect(pack.texts['zh-CN'][`asked.text.${purpose}`]).toMatch(/不影响您得到帮助/);
      expect(pack.texts.en[`asked.text.${purpose}`]).toMatch(/the help you get stays the same/);
    }
  });

  it('has somebody who answers at every age, and of unknown age she answers as well', () => {
    expect(consents.bands.at(-1)?.gives).toContain('person');
    const guardians = consents.bands.filter(({ gives }) => !gives.includes('person'));
    expect(guardians.every(({ when }) => when !== undefined)).toBe(true);
  });

  it('is no condition of bed, food, health, interpreter, guardian or school', () => {
    const gated = Object.values(consents.purposes).flatMap(({ gates }) => gates);
    const help = ['intake', 'shelter', 'guardianship', 'school', 'welfare', 'immediate-needs'];
    expect(gated.length).toBeGreaterThan(0);
    expect(gated.filter((step) => help.includes(step))).toEqual([]);
  });

  it('stands behind each field that only a step behind that consent shows', () => {
    for (const [purpose, { gates }] of Object.entries(consents.purposes)) {
      const shown = Object.values(rules.tasks).filter((task) => gates.includes(task.step));
      const without = shown.flatMap(({ task, discloses }) =>
        discloses.some(({ consent }) => consent !== purpose) ? [`${purpose}: ${task}`] : [],
      );
      // Contact with a family is agreed to; what the office of the child is shown is its duty.
      expect(without.filter(() => purpose !== 'family-contact')).toEqual([]);
    }
  });

  it('is a yes or a no in the facts of the path', () => {
    const facts = Object.keys(consents.purposes).map((purpose) => factOfConsent(purpose));
    expect(facts.filter((fact) => rules.facts[fact]?.type !== 'boolean')).toEqual([]);
  });
});

describe('the purposes of Yunnan', () => {
  const yunnan = all.filter(({ name }) => name.startsWith('yunnan-'));

  it('are the thirteen, of which the employer and the media are never asked by themselves', () => {
    expect(yunnan.length).toBeGreaterThan(0);
    for (const { consents } of yunnan) {
      const numbers = Object.values(consents.purposes).map(({ number }) => number);
      expect(numbers.sort()).toEqual(Array.from({ length: 13 }, (_, i) => `C${i + 1}`).sort());
      const never = Object.values(consents.purposes).filter((one) => one.default === 'no');
      expect(never.map(({ number }) => number)).toEqual(['C9', 'C13']);
    }
  });

  it('hold as long as the step waits before it asks again', () => {
    for (const { rules, consents } of yunnan) {
      const { 'term-of-adult': adult, 'term-of-minor': minor } =
        rules.steps['consent']?.deadlines ?? {};
      const terms = consents.bands.map(({ code, valid: { n, unit } }) => ({ code, n, unit }));
      for (const { code, ...term } of terms) {
        const clock = code === 'from-18' ? adult : minor;
        expect({ n: clock?.n, unit: clock?.unit }).toEqual(term);
      }
    }
  });
});
