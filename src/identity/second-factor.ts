import type { Config } from '../config.ts';
import type { Vouched } from './provider.ts';

/** RFC 8176: something she knows, and something she has or is. A text message is neither. */
const KNOWN = new Set(['pwd', 'pin', 'kba']);
const HELD = new Set(['otp', 'hwk', 'swk', 'sc', 'pop', 'fpt', 'face', 'iris', 'vbm']);

/** Whether a second factor was part of how she proved who she is: by level, or by the methods named. */
export function hasSecondFactor(
  { amr, acr }: Pick<Vouched, 'amr' | 'acr'>,
  { OIDC_ACR_VALUES }: Pick<Config, 'OIDC_ACR_VALUES'>,
): boolean {
  if (acr !== undefined && OIDC_ACR_VALUES.includes(acr)) return true;
  if (amr.includes('mfa')) return true;
  return amr.some((method) => KNOWN.has(method)) && amr.some((method) => HELD.has(method));
}

/** Every role needs one, unless an office decides otherwise. */
export function needsSecondFactor(
  role: string,
  { ROLES_WITHOUT_SECOND_FACTOR }: Pick<Config, 'ROLES_WITHOUT_SECOND_FACTOR'>,
): boolean {
  return !ROLES_WITHOUT_SECOND_FACTOR.includes(role);
}
