import { factOfConsent } from '../domain/consent/purpose.ts';
import { lengthWords } from '../domain/time/length-words.ts';
import type { Pack } from './pack.ts';
import { row } from './page-row.ts';
import { sayIn } from './say.ts';

/** What a person is asked to agree to, who says yes at which age, and what waits for it. */
export function consentsPart(pack: Pack): string {
  const { consents } = pack.rules;
  if (!consents) return '';
  const say = sayIn(pack);
  const basis = ({ article, confidence }: { article: string; confidence: string }) => [
    confidence === 'default' ? '' : say(`article.${article}`),
    confidence,
  ];
  const purposes = Object.entries(consents.purposes).map(([name, one]) =>
    row([
      one.number,
      say(`fact.${factOfConsent(name)}.title`),
      String(one.version),
      one.default === 'no' ? 'no' : '',
      one.gates.map((step) => say(`${step}.title`)).join('; '),
      ...basis(one),
    ]),
  );
  const bands = consents.bands.map(({ valid, ...band }) => {
    const length = `${lengthWords(valid, 'zh-CN')} · ${lengthWords(valid, 'en')}`;
    return row([say(`asked.band.${band.code}`), length, ...basis(band)]);
  });
  return [
    '### 同意事项目录 · What is asked for consent',
    '',
    '| number | purpose | text | by itself | what waits for it | article | sure |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...purposes,
    '',
    '| who says yes | asked again after | article | sure |',
    '| --- | --- | --- | --- |',
    ...bands,
    '',
    `Shown without a consent: ${say(`article.${consents.duty.article}`)} (${consents.duty.confidence}).`,
    '',
  ].join('\n');
}
