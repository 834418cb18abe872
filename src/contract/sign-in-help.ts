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
    ['没有可用的账户', '请管理员查看'],
    ['No account of this product stands for you that may be used', 'Ask an administrator'],
  ),
  'second-factor-missing': help(
    [
      '您的角色须用两种方式验证身份，而登录服务只用了一种',
      '在登录服务中启用第二种验证方式后重新登录',
    ],
    [
      'Your role needs two factors, and the sign-in service has asked for one',
      'Set up a second factor there, and sign in again',
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
  'recent-factor-needed': help(
    ['上一次用第二种方式验证身份已超过五分钟', '重新验证身份后再试'],
    [
      'You last confirmed who you are with a second factor more than five minutes ago',
      'Confirm it at /api/session/sign-in?stepUp=true, then do it again',
    ],
  ),
};
