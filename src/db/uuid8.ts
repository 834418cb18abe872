import { createHash } from 'node:crypto';

/** A UUIDv8 (RFC 9562) that follows from its parts: the same parts give the same id, on any machine. */
export function uuid8(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** One id for each opening of a task, the same after a rebuild. */
export function taskId(pathId: string, key: string, opening: number): string {
  return uuid8(pathId, key, String(opening));
}
