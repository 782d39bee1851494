/** The frames of SPDY/3.1. Source: SPDY protocol draft 3.1, 2.2 and 2.6. */

/** Types of control frames. */
export const frameTypes = {
  synStream: 1,
  synReply: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goAway: 7,
  headers: 8,
  windowUpdate: 9,
} as const;

/** Why a stream is reset. */
export const resetReasons = { protocolError: 1, invalidStream: 2, refusedStream: 3 } as const;

export type Frame =
  | {
      readonly kind: "data";
      readonly streamId: number;
      readonly isLast: boolean;
      readonly payload: Buffer;
    }
  | {
      readonly kind: "control";
      readonly type: number;
      readonly isLast: boolean;
      readonly payload: Buffer;
    };

const headBytes = 8;
const controlBit = 0x8000;
const version = 3;
const lastFlag = 1;
/** No client sends data in larger pieces. */
const payloadBytesMax = 1024 * 1024;

/** Puts frames together from the pieces in which they come. */
export class FrameReader {
  #rest = Buffer.alloc(0);

  /** The frames that are whole by now. Throws an Error for what is no frame. */
  *read(bytes: Uint8Array): Iterable<Frame> {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length >= headBytes) {
      const length = this.#rest.readUIntBE(5, 3);
      if (length > payloadBytesMax) throw new Error(`a frame of ${length} bytes`);
      if (this.#rest.length < headBytes + length) return;
      const frame = this.#rest.subarray(0, headBytes + length);
      this.#rest = this.#rest.subarray(headBytes + length);
      yield parse(frame);
    }
  }
}

function parse(frame: Buffer): Frame {
  const first = frame.readUInt16BE(0);
  const isLast = (frame.readUInt8(4) & lastFlag) !== 0;
  const payload = frame.subarray(headBytes);
  if ((first & controlBit) === 0) {
    return { kind: "data", streamId: frame.readUInt32BE(0), isLast, payload };
  }
  if (first !== (controlBit | version)) throw new Error("a frame of another version");
  return { kind: "control", type: frame.readUInt16BE(2), isLast, payload };
}

export function dataFrame(streamId: number, payload: Uint8Array, isLast: boolean): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(streamId, 0);
  head.writeUInt8(isLast ? lastFlag : 0, 4);
  head.writeUIntBE(payload.length, 5, 3);
  return Buffer.concat([head, payload]);
}

/** A control frame, of numbers of 32 bits and bytes. */
export function controlFrame(type: number, ...parts: readonly (number | Uint8Array)[]): Buffer {
  const payload = Buffer.concat(
    parts.map((part) => (typeof part === "number" ? word(part) : part)),
  );
  const head = Buffer.alloc(headBytes);
  head.writeUInt16BE(controlBit | version, 0);
  head.writeUInt16BE(type, 2);
  head.writeUIntBE(payload.length, 5, 3);
  return Buffer.concat([head, payload]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
