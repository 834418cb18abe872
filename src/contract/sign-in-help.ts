import { help } from './help.ts';

/** The same, for whoever signs in, in a browser. */
export const signInHelp = {
  'sign-in-failed': help(
    ['登录服务的答复不属于本浏览器发起的登录、已用过、已过期或被拒绝', '从头重新登录'],
    [
      'The answer of the sign-in service is not one to what this browser asked, was used, took too long, or was a no',
      'Begin to sign in again',
    ],
  ),
  'sign-in-refused': help(
    ['没有可用的账户', '请本地管理员把您在登录服务中的身份关联到账户'],
    [
      'No account of this product stands for you that may be used',
      'Ask an administrator of your place to link your identity to your account',
    ],
  ),
  'second-factor-missing': help(
    [
      '您的角色须用两种方式验证身份，而只用了一种',
      '在登录服务中启用第二种验证方式后重新登录；在本系统登录的，附上验证码，尚未设置的先设置',
    ],
    [
      'Your role needs two factors, and one was shown',
      'Set up a second factor at the sign-in service, and sign in again; where you sign in here, give a code, or set one up first',
    ],
  ),
  'second-factor-set': help(
    ['该账户已有第二种验证方式', '设备遗失的，请管理员移除后重新设置'],
    [
      'The account has a second factor, which nobody replaces by herself',
      'Where the device is lost, ask an administrator to take it away, and set up another one',
    ],
  ),
  'code-wrong': help(
    ['验证码有误、已用过或已过期；设备时间不准也会如此', '等设备显示下一个验证码后再试'],
    [
      'The code is wrong, was used, or is over; so it is where the clock of the device is wrong',
      'Wait for the next code of the device',
    ],
  ),
  'reading-reason-needed': help(
    [
      '您没有与该档案有关的事项，须说明查阅理由；理由记入审计',
      '在 X-Reading-Reason 中给出理由代码后重试',
    ],
    [
      'No task of yours is about this file, and why you read it is written down',
      'Ask again with one of the reasons in the header `X-Reading-Reason`',
    ],
  ),
  'reading-approval-needed': help(
    [
      '一小时内查阅的不同档案已达上限，督导会看到',
      '请督导批准（POST /api/reading-approvals），或稍后再查阅',
    ],
    [
      'You have read as many different files within an hour as one person reads alone; your supervisor sees it',
      'Ask her to let you (POST /api/reading-approvals), or read on later',
    ],
  ),
  'identity-linked': help(
    ['登录服务中的一个身份只对应一个账户', '先解除原有关联，或核对 issuer 和 subject'],
    [
      'One identity of the sign-in service stands for one account',
      'Unlink it there first, or look again at `issuer` and `subject`',
    ],
  ),
  'provider-away': help(
    ['登录服务无法访问或答复有误；已登录的人不受影响', '稍后再登录'],
    [
      'The sign-in service cannot be reached or fails; whoever is signed in already works on',
      'Sign in again in a while',
    ],
  ),
  'foreign-origin': help(
    [
      '以浏览器登录的写入请求没有 Origin、Origin 属于其他网站，或带有改写请求方法的请求头',
      '从本系统的页面重试',
    ],
    [
      'Something is to be written under a browser sign-in, without an Origin, from another site, or with a header that overrides the method',
      'Do it again from a page of the product',
    ],
  ),
  'too-many-tries': help(
    [
      '一分钟内用错误的凭证或验证码尝试过多；持有有效凭证的人不受影响',
      '按 Retry-After 等待后再试；凭证遗失的请管理员处理',
    ],
    [
      'What proves nothing was shown too often within a minute; whoever has what is right is let in all the same',
      'Wait as `Retry-After` says; ask an administrator where what you had is lost',
    ],
  ),
  'recent-factor-needed': help(
    ['上一次用第二种方式验证身份已超过五分钟', '重新验证身份后再试'],
    [
      'You last confirmed who you are with a second factor more than five minutes ago',
      'Confirm it at /api/session/sign-in?stepUp=true, then do it again',
    ],
  ),
};
