import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate with its private key, in PEM. */
export interface Certificate {
  certificate: string;
  privateKey: string;
}

export interface Authority extends Certificate {
  name: string;
  key: KeyObject;
}

/** Signs certificates for one test, and is forgotten after it. X.509 as RFC 5280 and RFC 8410 lay it out. */
export function certificateAuthority(name = 'example authority'): Authority {
  const { publicKey, privateKey: key } = generateKeyPairSync('ed25519');
  const isAuthority = extension('551d13', sequence(der(0x01, Buffer.from([0xff]))));
  const made = certify({ name, issuer: name, publicKey, by: key, extensions: [isAuthority] });
  return { name, key, certificate: made, privateKey: pemOf(key) };
}

/** For whoever serves on this machine, or asks there. */
export function certificateOf(authority: Authority, name: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const onThisMachine = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const certificate = certify({
    name,
    issuer: authority.name,
    publicKey,
    by: authority.key,
    extensions: [extension('551d11', onThisMachine)],
  });
  return { certificate, privateKey: pemOf(privateKey) };
}

interface Wanted {
  name: string;
  issuer: string;
  publicKey: KeyObject;
  by: KeyObject;
  extensions: Buffer[];
}

function certify({ name, issuer, publicKey, by, extensions }: Wanted): string {
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ED25519,
    nameOf(issuer),
    sequence(time(-3_600_000), time(86_400_000)),
    nameOf(name),
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = der(0x03, Buffer.from([0]), sign(null, content, by));
  const lines =
    sequence(content, ED25519, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  if (length < 0x100) return Buffer.concat([Buffer.from([tag, 0x81, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const ED25519 = sequence(objectId('2b6570'));
const extension = (id: string, value: Buffer) => sequence(objectId(id), der(0x04, value));
const nameOf = (name: string) =>
  sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(name)))));
const pemOf = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();

function time(fromNowMs: number): Buffer {
  const iso = new Date(Date.now() + fromNowMs).toISOString();
  return der(0x17, Buffer.from(`${iso.replace(/[-:T]/g, '').slice(2, 14)}Z`));
}
