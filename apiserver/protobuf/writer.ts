const utf8 = new TextEncoder();

/** So many bytes there is room for at first. */
const roomMin = 4 * 1024;

/**
 * Bytes that grow at their front: the parts of a message are written back to front, so that the
 * length of a part is known by the time that it is written before the part.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
export class Writer {
  #bytes = new Uint8Array(roomMin);
  #start = roomMin;

  get length(): number {
    return this.#bytes.length - this.#start;
  }

  /** A copy of what was written so far. */
  written(): Uint8Array {
    return this.#bytes.slice(this.#start);
  }

  /** Forgets what was written, and keeps the room for it. */
  clear(): void {
    this.#start = this.#bytes.length;
  }

  /** A whole number; a negative one as its 64 bits. */
  varint(value: number): void {
    if (value >= 0 && value < 128) {
      this.#make(1);
      this.#bytes[this.#start] = value;
      return;
    }
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) this.bytes(wideVarint(BigInt(value)));
    else this.bytes(varintOf(value));
  }

  text(value: string): void {
    const { length } = value;
    // Names and most values are ASCII, of which each character is a byte.
    this.#make(length);
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 127) {
        this.#start += length;
        this.bytes(utf8.encode(value));
        return;
      }
      this.#bytes[this.#start + index] = code;
    }
  }

  bytes(given: ArrayLike<number>): void {
    this.#make(given.length);
    this.#bytes.set(given, this.#start);
  }

  /** Writes the number of a field and how its value is written. */
  tag(number: number, wireType: 0 | 1 | 2): void {
    this.varint(number * 8 + wireType);
  }

  /** Writes what `write` does as the field of that number. */
  delimited(number: number, write: () => void): void {
    const before = this.length;
    write();
    this.close(number, before);
  }

  /** Makes a field of what was written since the length was `before`. */
  close(number: number, before: number): void {
    this.varint(this.length - before);
    this.tag(number, 2);
  }

  /** Makes room for so many bytes more, in front. */
  #make(more: number): void {
    if (more > this.#start) this.#grow(more);
    this.#start -= more;
  }

  #grow(more: number): void {
    const bytes = new Uint8Array(2 * (this.#bytes.length + more));
    const start = bytes.length - this.length;
    bytes.set(this.#bytes.subarray(this.#start), start);
    this.#bytes = bytes;
    this.#start = start;
  }
}

function varintOf(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return bytes;
}

function wideVarint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128);
  bytes.push(Number(rest));
  return bytes;
}
