import type { Language } from '../contract/field-errors.ts';
import type { NoticeLine } from '../db/entities/notice.ts';
import type { PackTexts } from './pack-texts.ts';

/** What a line of a notice says; of the task itself only its neutral title stands beside. */
export function noticeWords(
  { what, rung, passed }: NoticeLine,
  { texts, language }: { texts: PackTexts; language: Language },
): string {
  const say = words[language];
  const [, share] = /^share-(\d+)$/.exec(what) ?? [];
  if (share !== undefined) return say.share(share);
  if (rung === undefined) return say.lines[what] ?? what;
  const rungText = (name: string) => texts.text(`rung.${name}`);
  const lower = passed?.split(' ').map(rungText).join(say.and);
  return lower === undefined ? texts.rung(rung) : `${texts.rung(rung)}${say.passed(lower)}`;
}

interface Words {
  share: (share: string) => string;
  passed: (rungs: string) => string;
  and: string;
  lines: Record<string, string>;
}

const words: Record<Language, Words> = {
  'zh-CN': {
    share: (share) => `办理时限已过${share}%`,
    passed: (rungs) => `（期间未能逐级提醒：${rungs}）`,
    and: '、',
    lines: {
      urged: '催办，请答复',
      ordered: '督办，请答复',
      answered: '对催办督办的答复',
      concealed: '按本人意愿，此前显示的情况不再继续使用，也不再提供给他人',
      unanswered: '催办督办逾期未答复',
      'tries-sprayed': '同一来源或同一验证码在一小时内被用于尝试许多账户，请查看审计记录',
      'erasure-to-sign': '有一份删除申请已再次确认，等待签批',
      'glass-opened': '有人因紧急情况查阅了本地服务对象的档案，请在 24 小时内复核',
      'roster-gap': '未来数日的非工作时间有无人值班的时段，请安排值班',
    },
  },
  en: {
    share: (share) => `${share} % of its time has passed`,
    passed: (rungs) => ` (passed meanwhile, while nobody could be told: ${rungs})`,
    and: ', ',
    lines: {
      urged: 'Urged; please answer',
      ordered: 'Supervision order; please answer',
      answered: 'Answer to what was urged or ordered',
      concealed: 'By the person’s wish, what was shown here may no longer be used or passed on',
      unanswered: 'Urged or ordered, and not answered in time',
      'tries-sprayed':
        'Within an hour one source, or one code, was tried on many accounts; look at the audit',
      'erasure-to-sign': 'A wish to be erased was confirmed and waits for a signature',
      'glass-opened':
        'Somebody reads a file of your place in an emergency; please review it within 24 hours',
      'roster-gap':
        'Within the next days nobody is on duty for some hours in which offices are closed',
    },
  },
};
