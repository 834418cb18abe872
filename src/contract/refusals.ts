import type { JudgeRefusal } from '../domain/path/judge.ts';

interface Refusal {
  status: number;
  /** Safe to repeat with the same key, and worth it. */
  retry?: true;
  title: { 'zh-CN': string; en: string };
}

const refusal = (status: number, [zh, en]: [string, string], retry?: true): Refusal => ({
  status,
  ...(retry ? { retry } : {}),
  title: { 'zh-CN': zh, en },
});

type EdgeRefusal =
  | 'unauthenticated'
  | 'sign-in-failed'
  | 'sign-in-refused'
  | 'second-factor-missing'
  | 'second-factor-set'
  | 'code-wrong'
  | 'identity-linked'
  | 'provider-away'
  | 'reading-reason-needed'
  | 'reading-approval-needed'
  | 'foreign-origin'
  | 'recent-factor-needed'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'invalid-request'
  | 'form-invalid'
  | 'happened-before-birth'
  | 'state-changed'
  | 'payload-too-large'
  | 'headers-too-large'
  | 'media-type-unsupported'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'too-many-acts'
  | 'too-many-streams'
  | 'too-many-checks'
  | 'too-many-tries'
  | 'temporarily-unavailable'
  | 'clock-cannot-move'
  | 'clock-stands-still'
  | 'erasure-too-early'
  | 'glass-not-needed'
  | 'glass-opened-before'
  | 'glass-reviewed'
  | 'path-sealed'
  | 'contact-not-safe'
  | 'contact-outdated'
  | 'erasure-not-open'
  | 'pack-unknown'
  | 'pack-superseded'
  | 'internal';

export type RefusalCode = JudgeRefusal | EdgeRefusal;

/** The closed list of refusals: stable codes, their HTTP status, and their title in both languages. */
export const refusals = {
  'task-not-open': refusal(409, ['该事项已不在待办状态', 'This task is no longer open']),
  'task-unknown': refusal(404, ['没有这一事项', 'There is no such task']),
  'not-your-task': refusal(403, [
    '该事项由其他单位办理',
    'This task belongs to another department',
  ]),
  'outcome-unknown': refusal(422, ['该事项没有这种办理结果', 'This task has no such outcome']),
  'fact-unknown': refusal(422, ['没有这一情况项', 'There is no such fact']),
  'fact-value-invalid': refusal(422, ['情况项的值不符合规定', 'The value does not fit this fact']),
  'fact-not-yours': refusal(403, [
    '您的角色不能登记这一情况',
    'Your role may not record this fact',
  ]),
  'consent-invalid': refusal(422, [
    '同意记录不完整或不符合规定',
    'This consent is not complete or not valid',
  ]),
  'entry-unknown': refusal(404, ['没有这条记录', 'There is no such entry']),
  'entry-not-voidable': refusal(409, ['这条记录不能作废', 'This entry cannot be voided']),
  'void-not-yours': refusal(403, ['您的角色不能作废这条记录', 'Your role may not void this entry']),
  'void-too-late': refusal(409, ['作废期限已过', 'The time for voiding this entry is over']),
  'void-needs-another': refusal(409, [
    '作废须由另一人签字',
    'Another person has to sign this voiding',
  ]),
  'clock-invalid': refusal(422, [
    '中止或延期的内容不符合规定',
    'This hold or extension is not valid',
  ]),
  'nothing-to-answer': refusal(409, [
    '没有待答复的催办或督办',
    'Nothing that was urged or ordered waits for this answer',
  ]),
  'no-draft-waits': refusal(409, ['没有待发出的文稿', 'No draft waits to be sent']),
  'happened-in-future': refusal(422, ['发生时间在将来', 'The time given lies in the future']),
  'happened-before-birth': refusal(422, [
    '发生时间早于出生日期',
    'The time given lies before the birth',
  ]),
  'state-changed': refusal(412, [
    '内容在您查看之后已有变化',
    'This has changed since you looked at it',
  ]),
  'path-closed': refusal(409, ['该办理进程已办结', 'This path is closed']),
  'path-waits-for-rules': refusal(
    503,
    ['该进程正在等待规则更新', 'This path waits for its rules'],
    true,
  ),
  'erasure-too-early': refusal(409, [
    '还不能确认或签批删除',
    'It is too early to confirm or sign this erasure',
  ]),
  'erasure-not-open': refusal(409, [
    '这一删除申请已撤回或已执行',
    'This erasure was withdrawn or is being carried out',
  ]),
  'glass-not-needed': refusal(409, [
    '您本来就能查阅这份档案',
    'You may read this path without an emergency',
  ]),
  'glass-opened-before': refusal(409, [
    '24 小时内已紧急查阅过这份档案',
    'You have opened this path within the last 24 hours',
  ]),
  'glass-reviewed': refusal(409, ['这次紧急查阅已复核', 'This reading was reviewed before']),
  'path-sealed': refusal(409, ['这份档案已封存', 'This path is sealed already']),
  'contact-not-safe': refusal(409, [
    '没有登记这种安全联系方式',
    'No safe way of this kind is on record',
  ]),
  'contact-outdated': refusal(409, [
    '安全联系方式久未确认',
    'Nobody has confirmed of late that this way is safe',
  ]),
  'pack-unknown': refusal(422, ['没有这一已发布的规则包', 'There is no such released pack']),
  'pack-superseded': refusal(409, [
    '该规则包已有更新的版本',
    'There is a newer version of this pack',
  ]),
  'pack-in-force': refusal(409, ['该进程已适用这一规则包', 'The path stands on this pack already']),
  'pack-unfit': refusal(409, ['该规则包不适用于这一进程', 'This pack does not fit this path']),
  'pack-not-yours': refusal(403, [
    '您的角色不能变更所适用的规则',
    'Your role may not change by which rules a path goes on',
  ]),
  unauthenticated: refusal(401, ['请先登录', 'Please sign in']),
  'sign-in-failed': refusal(400, ['登录没有完成', 'The sign-in did not come to its end']),
  'sign-in-refused': refusal(403, ['您不能登录本系统', 'You cannot sign in here']),
  'second-factor-missing': refusal(403, [
    '登录须使用第二种验证方式',
    'Signing in needs a second factor',
  ]),
  'second-factor-set': refusal(409, ['已设置第二种验证方式', 'A second factor is set up already']),
  'code-wrong': refusal(403, ['验证码不正确', 'This code is not right']),
  'reading-reason-needed': refusal(403, [
    '请说明查阅该档案的理由',
    'Please say for what you read this file',
  ]),
  'reading-approval-needed': refusal(403, [
    '一小时内查阅的档案过多，须由另一人批准',
    'You have read many files within an hour; somebody else has to let you read on',
  ]),
  'identity-linked': refusal(409, [
    '该身份已关联到另一账户',
    'This identity is linked to another account',
  ]),
  'provider-away': refusal(
    503,
    ['登录服务暂时不可用', 'The sign-in service does not answer just now'],
    true,
  ),
  'foreign-origin': refusal(403, [
    '该请求不是由本系统页面发出的',
    'This request does not come from a page of the product',
  ]),
  'recent-factor-needed': refusal(403, [
    '此操作须重新验证身份',
    'For this you have to confirm anew who you are',
  ]),
  forbidden: refusal(403, ['您无权进行此操作', 'You may not do this']),
  'not-found': refusal(404, ['没有找到', 'Not found']),
  'method-not-allowed': refusal(405, [
    '此地址不支持该请求方法',
    'This address knows no such method',
  ]),
  'invalid-request': refusal(400, ['请求内容有误', 'The request is not valid']),
  'form-invalid': refusal(422, ['表单内容不符合规定', 'The form is not filled in as it must be']),
  'payload-too-large': refusal(413, ['请求内容过大', 'The request is too large']),
  'headers-too-large': refusal(431, ['请求头过大', 'The headers are too large']),
  'media-type-unsupported': refusal(415, ['请求须为 JSON', 'The request must be JSON']),
  'idempotency-key-missing': refusal(400, ['缺少 Idempotency-Key', 'Idempotency-Key is missing']),
  'idempotency-key-reused': refusal(422, [
    '同一 Idempotency-Key 用于不同内容',
    'This key was used with another body',
  ]),
  'too-many-checks': refusal(429, ['一小时内核查次数过多', 'Too many checks within an hour']),
  'too-many-tries': refusal(429, [
    '尝试次数过多，请稍后再试',
    'Too many tries; come again in a while',
  ]),
  'too-many-acts': refusal(
    429,
    ['该进程同时操作过多，请稍后再试', 'Too many acts on this path at once'],
    true,
  ),
  'too-many-streams': refusal(429, [
    '打开的页面过多，请关闭一些',
    'Too many pages are open; close some',
  ]),
  'temporarily-unavailable': refusal(
    503,
    [
      '系统暂时不可用，请用同一 Idempotency-Key 重试',
      'Temporarily unavailable; repeat with the same key',
    ],
    true,
  ),
  'clock-cannot-move': refusal(409, ['时钟不能这样移动', 'The clock cannot be moved so']),
  'clock-stands-still': refusal(409, [
    '所连接的 Temporal 服务不支持移动时间',
    'This Temporal server cannot move the time of a path',
  ]),
  internal: refusal(500, ['系统内部错误', 'Internal error']),
} satisfies Record<RefusalCode, Refusal>;
