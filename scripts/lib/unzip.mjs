import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** The content of the first member whose name ends so; Python wheels are plain ZIP archives. */
export function memberOfZip(zip, nameEnd) {
  for (const entry of entriesOf(zip)) {
    if (!entry.name.endsWith(nameEnd)) continue;
    const content = contentOf(zip, entry);
    if (content.length === entry.size) return content;
    throw new Error(`${entry.name} is damaged: ${content.length} bytes instead of ${entry.size}`);
  }
  throw new Error(`There is no member *${nameEnd} in the archive`);
}

function* entriesOf(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || zip.readUInt32LE(end) !== endSignature) throw new Error('This is no ZIP archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== entrySignature) throw new Error('The directory is damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      compressed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      header: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function contentOf(zip, { header, method, compressed }) {
  const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const bytes = zip.subarray(from, from + compressed);
  if (method === 0) return bytes;
  if (method === 8) return inflateRawSync(bytes);
  throw new Error(`Compression method ${method} is not known here`);
}
