import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes what docker-compose.yml mounts as secrets, once: an existing file is never replaced, since
 * a lost key is the loss of everything that it sealed. The folder is closed; the files are readable
 * inside, because the containers run as other users than the one who makes them.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'secrets');
const passwords = ['postgres_password', 'owner_password', 'app_password', 'temporal_password'];
const keys = ['audit_key', 'name_key', 'payload_key', 'person_root_key'];

mkdirSync(folder, { recursive: true, mode: 0o700 });
write('.gitignore', '*\n');
for (const name of passwords) write(name, randomBytes(24).toString('base64url'));
for (const name of keys) write(name, randomBytes(32).toString('base64'));

function write(name, content) {
  try {
    writeFileSync(join(folder, name), content, { flag: 'wx', mode: 0o444 });
    console.log(`made ${join(folder, name)}`);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}
