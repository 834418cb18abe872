/** Words that would tell an office where somebody comes from. */
export const TELLING = {
  'zh-CN': /拐|解救|收买|贩|卖|受害|被骗|妓|卖淫|奴役/,
  en: /traffick|rescu|\bsold\b|\bsell|\bbuy|\bbought|victim|slave|prostitut|exploit|abduct|kidnap/i,
};
