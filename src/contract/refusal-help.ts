import { fileHelp } from './file-help.ts';
import { help, type Help } from './help.ts';
import type { RefusalCode } from './refusals.ts';
import { signInHelp } from './sign-in-help.ts';

/** For whoever reads an error: what led to it, and what to do now. */
export const refusalHelp = {
  'task-not-open': help(
    [
      '事项已由他人办结、已撤回，或有了新的一次开启',
      '查看文档中的 task 或 present 所示现状，再决定是否还需办理',
    ],
    [
      'Somebody has answered it, it was withdrawn, or it was opened anew',
      'Look at `task` or `present` in the answer, and decide whether anything is left to do',
    ],
  ),
  'task-unknown': help(
    ['规则中没有此事项', '从待办列表重新打开事项'],
    ['The rules know no such task', 'Open the task from the inbox again'],
  ),
  'not-your-task': help(
    ['事项由其他单位牵头', '请牵头单位办理'],
    ['Another department leads the task', 'Leave it to the department that leads'],
  ),
  'outcome-unknown': help(
    ['所填办理结果不在该事项的 outcomes 之内', '从该事项的 outcomes 中选择'],
    ['The outcome is none of those that the task lists', 'Choose one of `outcomes` of the task'],
  ),
  'fact-unknown': help(
    ['规则中没有此情况项，或不能这样登记', '改用规则中的名称'],
    [
      'The rules know no such fact, or it is not recorded this way',
      'Use a name that the rules know',
    ],
  ),
  'fact-value-invalid': help(
    ['值的类型或代码不对、地点不存在，或出生日期在将来', '按 errors 所指改正'],
    [
      'The value has another type or code, names no known place, or is a birth in the future',
      'Mend what `errors` points at',
    ],
  ),
  'fact-not-yours': help(
    ['该情况项由其他角色登记', '请个案工作人员登记'],
    ['Another role records this fact', 'Ask the caseworker to record it'],
  ),
  'consent-invalid': help(
    [
      '同意须由规定的人作出，用本人能懂的语言告知并复述；不同意和撤回随时可以登记',
      '按 errors 所指补正；应由谁同意见 GET /api/paths/:id/consents 的 decides。未成年人不赞同的，登记为不同意',
    ],
    [
      'A yes needs everybody who decides at this age, in words that were understood and said back; a no is always taken',
      'Mend what `errors` points at; `decides` of GET /api/paths/:id/consents says who answers. Where a child says no, record it as refused',
    ],
  ),
  'entry-unknown': help(
    ['该进程没有这条记录', '从时间线中取记录编号'],
    ['The path has no such entry', 'Take the id from the timeline of the path'],
  ),
  'entry-not-voidable': help(
    ['记录已作废，或不是可以作废的种类', '无需再作废；如有错误，另行登记正确内容'],
    [
      'It was voided before, or is of a kind that cannot be voided',
      'Do not void it again; record what is right instead',
    ],
  ),
  'void-not-yours': help(
    ['规则把作废权交给其他角色', '请有权的角色作废'],
    ['The rules give this to another role', 'Ask somebody of that role'],
  ),
  'void-too-late': help(
    ['规则规定的作废期限已过', '另行登记正确内容'],
    ['The period that the rules give for it is over', 'Record what is right instead'],
  ),
  'void-needs-another': help(
    ['规则要求两人签字，而您已签过', '请另一位有权作废的人签字'],
    ['Two people have to sign, and you have signed already', 'Ask another person with this right'],
  ),
  'clock-invalid': help(
    [
      '中止的原因不在规则之内、结束早于开始、没有可恢复的中止，或延期的数量不合规定',
      '改正原因、日期或数量',
    ],
    [
      'The rules know no such reason for a hold, it ends before it begins, nothing is held, or an extension has no valid length',
      'Mend the reason, the dates or the number',
    ],
  ),
  'nothing-to-answer': help(
    ['所指的催办、督办不属于该待办，或已答复', '查看该待办的办理记录，答复尚未答复的一件'],
    [
      'What the answer names does not belong to this task, or was answered before',
      'Look at what was done with the task, and answer what still waits',
    ],
  ),
  'no-draft-waits': help(
    ['该待办没有拟好的文稿，或已由他人决定', '查看该待办；需要督办的，直接下达督办'],
    [
      'No draft was prepared for this task, or somebody has decided on it',
      'Look at the task; to press for it now, give a supervision order of your own',
    ],
  ),
  'happened-in-future': help(
    ['所填发生时间晚于现在五分钟以上', '填写实际发生的时间，或不填'],
    [
      'It is said to happen more than five minutes from now',
      'Give the time at which it happened, or none',
    ],
  ),
  'happened-before-birth': help(
    ['所填发生时间早于登记的出生日期', '核对两个日期；出生日期有误的，先予更正'],
    [
      'It is said to have happened before the person was born',
      'Compare both dates; if the birth date is wrong, mend that first',
    ],
  ),
  'state-changed': help(
    [
      '请求带有 If-Match，而内容已不是您看到的那样',
      '查看现状（task 或 present），用新的 ETag 和新的 Idempotency-Key 再办',
    ],
    [
      'The request carried If-Match, and it is no longer as you saw it',
      'Look at `task` or `present`, then decide anew with its ETag',
    ],
  ),
  'path-closed': help(
    ['该办理进程已结束', '如需再次帮助，另开新的进程'],
    ['The path has ended', 'Start another path if help is needed again'],
  ),
  'path-waits-for-rules': help(
    ['服务器没有该进程所用的规则', '稍后用同一 Idempotency-Key 重试；仍不行的，告知管理员'],
    [
      'The server lacks the rules by which this path runs',
      'Repeat later with the same key; if that does not help, tell the administrator',
    ],
  ),
  'erasure-too-early': help(
    [
      '考虑期或法定保存期未满，或本人尚未再次确认',
      '在 notBefore 之后由本人再次确认，再由两人签批；其间服务照常',
    ],
    [
      'Her time to think or what the law keeps is not over, or she was not asked once more',
      'Ask her again after `notBefore`, then two people sign; help goes on meanwhile',
    ],
  ),
  'erasure-not-open': help(
    ['申请已撤回、正在执行，或在别处已有申请', '查看该申请的 state；撤回后可重新提出'],
    [
      'It was withdrawn, is being carried out, or is asked for elsewhere',
      'Look at its `state`; after it was withdrawn it can be asked for anew',
    ],
  ),
  'pack-unknown': help(
    ['没有此名称和版本的规则包，或尚未发布', '用 npm run policy -- check 查看已发布的规则包'],
    [
      'No pack has this name and version, or it is not released',
      'See with `npm run policy -- check` which are released',
    ],
  ),
  'pack-superseded': help(
    ['该规则包有更新的已发布版本', '改用最新版本'],
    ['A newer version of the pack is released', 'Name the newest version'],
  ),
  'pack-in-force': help(
    ['该进程已适用这一规则包', '无需再办'],
    ['The path goes on by this pack already', 'Nothing is left to do'],
  ),
  'pack-unfit': help(
    [
      '规则包不含该进程所在地区，今天尚未施行或已不再施行，或会使该进程就此结束',
      '用 npm run policy -- dry-run 查看，改用适用的规则包',
    ],
    [
      'The pack is not for the place of the path, is not in force today, or would end the path',
      'Look with `npm run policy -- dry-run`, and name a pack that fits',
    ],
  ),
  'pack-not-yours': help(
    ['变更适用规则由督导或统筹协调单位决定', '请督导或统筹协调单位办理'],
    [
      'Case supervisors and the coordination office decide by which rules a path goes on',
      'Ask one of them',
    ],
  ),
  unauthenticated: help(
    ['没有登录或令牌有误、登录已结束、账户已停用，或其角色、单位、地区已变更', '重新登录'],
    [
      'There is no sign-in or token, a wrong one, it has ended, the account is disabled, or its role, department or place has changed',
      'Sign in again',
    ],
  ),
  ...signInHelp,
  ...fileHelp,
  forbidden: help(
    ['您的角色或地区不包含此操作', '请有权的同事办理'],
    ['Your role or place does not include this', 'Ask a colleague who may'],
  ),
  'not-found': help(
    ['没有这个地址或编号，或它不在您的范围内', '核对地址和编号'],
    [
      'There is no such address or id, or it lies beyond your reach',
      'Check the address and the id',
    ],
  ),
  'method-not-allowed': help(
    ['地址存在，但不支持该方法', '使用响应头 Allow 所列的方法'],
    ['The address is right, the method is not', 'Use a method that the header `Allow` names'],
  ),
  'invalid-request': help(
    ['JSON 不完整、字段重复、类型或格式不对，或有多余字段', '按 errors 所指改正'],
    [
      'Broken JSON, a field given twice, a wrong type or format, or a field too many',
      'Mend what `errors` points at',
    ],
  ),
  'form-invalid': help(
    ['表单缺少必填项、有多余项，或值不合规定', '按 errors 所指改正'],
    [
      'The form lacks a field, has one too many, or a value that does not fit',
      'Mend what `errors` points at',
    ],
  ),
  'payload-too-large': help(
    ['请求内容超过 1 MB', '缩短内容'],
    ['The body is larger than 1 MB', 'Send less'],
  ),
  'headers-too-large': help(
    ['地址和请求头合计超过 16 KB', '缩短地址和请求头'],
    ['Address and headers together are larger than 16 KB', 'Send less of them'],
  ),
  'media-type-unsupported': help(
    ['请求内容不是 application/json', '以 application/json 发送'],
    ['The body is not application/json', 'Send application/json'],
  ),
  'idempotency-key-missing': help(
    ['没有 Idempotency-Key，或它不是 UUID', '为每次操作生成一个 UUID'],
    ['There is no Idempotency-Key, or it is no UUID', 'Make a UUID for each deed'],
  ),
  'idempotency-key-reused': help(
    ['同一键此前用于不同内容', '新的操作使用新的键'],
    ['The key was used before with another body', 'Use a new key for another deed'],
  ),
  'too-many-checks': help(
    ['一小时内的跨地区核查次数已满', '先照常受理；一小时后再核查，或直接询问统筹协调单位'],
    [
      'You have asked as often as is allowed within an hour whether somebody is known elsewhere',
      'Begin the path all the same; ask in an hour, or ask the coordination office',
    ],
  ),
  'too-many-acts': help(
    ['同一进程上同时操作过多', '按 Retry-After 等待后用同一键重试'],
    [
      'Too many acts reach one path at the same time',
      'Wait as `Retry-After` says, then repeat with the same key',
    ],
  ),
  'too-many-streams': help(
    ['同一账号打开的实时连接过多', '关闭不用的页面或连接后重试'],
    [
      'The same account holds open too many streams of events',
      'Close pages or connections that are not used, then try again',
    ],
  ),
  'temporarily-unavailable': help(
    [
      '数据库、Temporal 或工作进程未能及时应答；操作可能已登记',
      '按 Retry-After 等待后用同一键重试：只会办理一次',
    ],
    [
      'The database, Temporal or a worker did not answer in time; the act may have been kept',
      'Wait as `Retry-After` says, then repeat with the same key: it is done once',
    ],
  ),
  'clock-cannot-move': help(
    ['培训时钟正在移动，或移动得过远', '等它到达后再移动，或移动得近些'],
    [
      'The training clock is moving, or would go too far',
      'Wait until it has arrived, or move it less',
    ],
  ),
  'clock-stands-still': help(
    ['所连接的 Temporal 不能跳过时间', '培训时使用自带的 Temporal'],
    [
      'The connected Temporal cannot skip time',
      'Use the Temporal that comes with the product for training',
    ],
  ),
  internal: help(
    ['出现了没有预料到的错误', '把 incident 编号告知管理员'],
    ['Something happened that nobody expected', 'Tell the administrator the number in `incident`'],
  ),
} satisfies Record<RefusalCode, Help>;
