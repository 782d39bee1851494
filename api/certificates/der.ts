/** Reads DER, the bytes that certificates and requests for them are made of. Source: X.690. */

/** One value: its tag, and the bytes that it holds. */
export interface DerValue {
  readonly tag: number;
  readonly bytes: Uint8Array;
}

export const tags = { sequence: 0x30, set: 0x31, oid: 0x06 } as const;

/** The values one after another. Throws RangeError where the bytes are no DER. */
export function readDer(bytes: Uint8Array): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { tag, start, end } = header(bytes, at);
    values.push({ tag, bytes: bytes.subarray(start, end) });
    at = end;
  }
  return values;
}

function header(bytes: Uint8Array, at: number) {
  const [tag = 0, first = 0] = bytes.subarray(at, at + 2);
  const isLong = first >= 0x80;
  const count = isLong ? first - 0x80 : 0;
  // Nothing here has lengths of more than four bytes, nor tags of more than one.
  if (at + 2 > bytes.length || (isLong && (count === 0 || count > 4)) || (tag & 0x1f) === 0x1f) {
    throw new RangeError("no DER");
  }
  const start = at + 2 + count;
  const length = isLong
    ? bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0)
    : first;
  const end = start + length;
  if (end > bytes.length) throw new RangeError("data truncated");
  return { tag, start, end };
}

/** `2.5.4.3` */
export function oidText(bytes: Uint8Array): string {
  const parts: number[] = [];
  let part = 0;
  for (const byte of bytes) {
    part = part * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    parts.push(part);
    part = 0;
  }
  const [first = 0, ...others] = parts;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...others].join(".");
}
