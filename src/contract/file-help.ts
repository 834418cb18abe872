import { help } from './help.ts';

/** The same, of files that are sealed or read in an emergency. */
export const fileHelp = {
  'glass-not-needed': help(
    ['您的角色和地区本来就能查阅', '直接打开该进程'],
    ['Your role and place let you read it anyway', 'Open the path as always'],
  ),
  'glass-opened-before': help(
    [
      '同一份档案每 24 小时只能紧急查阅一次，每次一小时，不能延长',
      '请该档案所在地的个案督导复核并同意再次查阅',
    ],
    [
      'A path is opened once in 24 hours, for one hour, which nobody can extend',
      'Ask the case supervisor of the path, who reviews it and may allow another time',
    ],
  ),
  'glass-reviewed': help(
    ['已有人复核', '在已复核列表中查看结论'],
    ['Somebody has reviewed it', 'Look at it in the list of what was reviewed'],
  ),
  'path-sealed': help(
    ['已有人封存了这份档案', '如需变更知情人，先解除封存，再重新封存'],
    ['Somebody has sealed it before', 'To change who keeps it, unseal it and seal it anew'],
  ),
  'contact-not-safe': help(
    [
      '没有登记安全的信函、电话或上门方式',
      '当面或由其身边人员办理，不填 contact；或先由个案工作人员登记安全联系方式',
    ],
    [
      'There is no way on record by which a letter, a call or a visit is safe',
      'Do it otherwise, where she is, and leave `contact` out; or have casework record a safe way first',
    ],
  ),
  'contact-outdated': help(
    [
      '安全联系方式超过规定天数没有确认',
      '由个案工作人员向本人确认后重新登记；办理本身不受影响，不填 contact 即可',
    ],
    [
      'It is longer than the rules give since she last said that it is safe',
      'Have casework ask her and record it anew; the task itself is not blocked: leave `contact` out',
    ],
  ),
};
