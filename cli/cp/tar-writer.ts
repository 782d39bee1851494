/** Archives in the format that every tar reads. Source: POSIX.1-2017, pax, ustar. */

export const blockBytes = 512;
const sizeMax = 8 ** 11 - 1;
const nameBytesMax = 100;

export interface TarEntry {
  /** With slashes; that of a folder ends with one. */
  readonly name: string;
  readonly type: "file" | "folder" | "link";
  readonly mode: number;
  readonly modifiedMs: number;
  readonly sizeBytes: number;
  /** Where a link leads. */
  readonly target?: string;
}

/** The blocks that come before the content of an entry. */
export function tarHead(entry: TarEntry): Buffer {
  const { name, target = "" } = entry;
  const long = [
    ...(Buffer.byteLength(name) > nameBytesMax ? [record("path", name)] : []),
    ...(Buffer.byteLength(target) > nameBytesMax ? [record("linkpath", target)] : []),
    ...(entry.sizeBytes > sizeMax ? [record("size", String(entry.sizeBytes))] : []),
  ].join("");
  if (long === "") return block(entry, flags[entry.type]);
  const text = Buffer.from(long);
  const extended = { ...entry, name: "pax", target: "", sizeBytes: text.length };
  return Buffer.concat([
    block(extended, "x"),
    text,
    padding(text.length),
    block(entry, flags[entry.type]),
  ]);
}

const flags = { file: "0", folder: "5", link: "2" } as const;

/** What fills up the last block of a content. */
export const padding = (sizeBytes: number): Buffer =>
  Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);

/** What ends an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockBytes);

/** `LENGTH KEY=VALUE`, where the length counts its own digits too. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + String(bytes).length;
  if (String(length).length > String(bytes).length) length += 1;
  return `${length}${rest}`;
}

function block({ name, mode, sizeBytes, modifiedMs, target = "" }: TarEntry, flag: string): Buffer {
  const bytes = Buffer.alloc(blockBytes);
  const octal = (value: number, at: number, width: number) =>
    bytes.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
  bytes.write(name.slice(0, nameBytesMax), 0, nameBytesMax);
  octal(mode & 0o7777, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(Math.min(sizeBytes, sizeMax), 124, 12);
  octal(Math.max(0, Math.floor(modifiedMs / 1000)), 136, 12);
  bytes.write("        ", 148);
  bytes.write(flag, 156);
  bytes.write(target, 157, nameBytesMax);
  bytes.write("ustar\x0000", 257, "latin1");
  let sum = 0;
  for (const byte of bytes) sum += byte;
  bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}
