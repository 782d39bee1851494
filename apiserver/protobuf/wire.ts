/**
 * Reads the wire format of protocol buffers.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */

/** What every encoded object begins with: `k8s` and a zero byte. */
export const magic: readonly number[] = [0x6b, 0x38, 0x73, 0];

/** A value as it stands on the wire, beside the number of its field. */
export interface WireField {
  readonly number: number;
  /** A varint or fixed number as its 64 bits, or the bytes of what has a length. */
  readonly value: bigint | Uint8Array;
}

/** The fields of a message in the order in which they stand. Throws RangeError where it is cut. */
export function* wireFields(bytes: Uint8Array): Generator<WireField> {
  const reader = new WireReader(bytes);
  while (!reader.atEnd) {
    const tag = Number(reader.varint());
    yield { number: tag >>> 3, value: reader.value(tag & 7) };
  }
}

const varintBytesMax = 10;

class WireReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let index = 0n; index < varintBytesMax; index += 1n) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError("unexpected EOF");
      this.#at += 1;
      value |= BigInt(byte & 0x7f) << (7n * index);
      if (byte < 0x80) return value;
    }
    throw new RangeError("proto: integer overflow");
  }

  value(wireType: number): bigint | Uint8Array {
    switch (wireType) {
      case 0:
        return this.varint();
      case 1:
        return littleEndian(this.#take(8));
      case 2:
        return this.#take(Number(this.varint()));
      case 5:
        return littleEndian(this.#take(4));
      default:
        throw new RangeError(`proto: illegal wireType ${wireType}`);
    }
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("unexpected EOF");
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
