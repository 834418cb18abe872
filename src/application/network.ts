const V4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i;
/** Of an IPv6 address, what a provider gives to one household: whoever has it has all addresses in it. */
const GROUPS = 4;

/** From where somebody asks, for counting: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const [, v4] = V4.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  const [plain = ''] = address.split('%');
  const [left = [], right] = plain.split('::').map((half) => half.split(':').filter(Boolean));
  const missing = right === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...(right ?? [])];
  const numbers = groups.slice(0, GROUPS).map((group) => Number.parseInt(group, 16).toString(16));
  return `${numbers.join(':')}::/64`;
}
