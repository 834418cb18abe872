/** The closed list of what can be wrong with one field, in both languages; a problem document points at the field. */
export const fieldErrors = {
  required: { 'zh-CN': '必填', en: 'This is needed' },
  'unknown-field': { 'zh-CN': '没有这个字段', en: 'There is no such field' },
  'wrong-type': { 'zh-CN': '类型不对', en: 'This is of the wrong type' },
  'wrong-format': { 'zh-CN': '格式不对', en: 'This has the wrong format' },
  'not-allowed': { 'zh-CN': '不是允许的值', en: 'This value is not one of those allowed' },
  'too-short': { 'zh-CN': '太短', en: 'This is too short' },
  'too-long': { 'zh-CN': '太长', en: 'This is too long' },
  'too-small': { 'zh-CN': '太小', en: 'This is too small' },
  'too-large': { 'zh-CN': '太大', en: 'This is too large' },
  'unknown-fact': { 'zh-CN': '没有这一情况项', en: 'There is no such fact' },
  'unknown-purpose': { 'zh-CN': '没有这一同意事项', en: 'Nobody is asked to agree to this' },
  'needs-consent': {
    'zh-CN': '同意须在同意事项中登记',
    en: 'A yes is recorded as a consent, with who gave it and how',
  },
  'unknown-place': { 'zh-CN': '没有这个地方', en: 'There is no such place' },
  'unknown-outcome': { 'zh-CN': '没有这种办理结果', en: 'There is no such outcome' },
  'duplicate-field': { 'zh-CN': '同一字段出现两次', en: 'This field is given twice' },
  'too-deep': { 'zh-CN': '嵌套过深', en: 'This is nested too deeply' },
  'bad-text': {
    'zh-CN': '含有控制字符或残缺字符',
    en: 'This holds control characters or broken characters',
  },
  'not-json': { 'zh-CN': '不是完整的 JSON', en: 'This is not complete JSON' },
  'in-future': { 'zh-CN': '在将来', en: 'This lies in the future' },
  'before-birth': { 'zh-CN': '早于出生日期', en: 'This lies before the birth' },
  invalid: { 'zh-CN': '不符合规定', en: 'This is not valid' },
} satisfies Record<string, Record<Language, string>>;

export type Language = 'zh-CN' | 'en';
export type FieldErrorCode = keyof typeof fieldErrors;

export interface FieldError {
  /** JSON pointer into the body, or into the query where the request has no body. */
  pointer: string;
  code: FieldErrorCode;
}
