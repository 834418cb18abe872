import { createHash, randomBytes } from 'node:crypto';

/** What only its holder knows: long enough that a fast hash is a safe one. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** What is kept of it. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest();
