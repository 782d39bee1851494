/**
 * The server's side of a SPDY/3.1 connection, as far as Kubernetes' streams need it: streams that
 * the client opens, without flow control. Source: github.com/moby/spdystream.
 */
import {
  controlFrame,
  dataFrame,
  type Frame,
  FrameReader,
  frameTypes,
  resetReasons,
} from "./frames.ts";
import { HeaderReader, type Headers, HeaderWriter } from "./header-block.ts";

/** A stream that the client opened. */
export interface SpdyStream {
  readonly headers: Headers;
  write(bytes: Uint8Array): void;
  /** Says that no more is written. */
  end(): void;
}

export interface SpdyStreamListener {
  /** The client has been told that the stream is open; from now on it can be written to. */
  begin(): void;
  data(bytes: Uint8Array): void;
  /** The client writes no more. */
  endInput(): void;
  /** The client has no use for the stream any more. */
  reset(): void;
}

export interface SpdyOptions {
  send(bytes: Buffer): void;
  /** A stream is opened; `undefined` refuses it. */
  open(stream: SpdyStream): SpdyStreamListener | undefined;
}

interface OpenStream {
  readonly listener: SpdyStreamListener;
  isInputEnded: boolean;
  isOutputEnded: boolean;
}

/** How many streams a client may have open. */
const streamsMax = 1_000;
/** Ids have 31 bits. */
const idMask = 0x7fff_ffff;

export class SpdyConnection {
  readonly #options: SpdyOptions;
  readonly #frames = new FrameReader();
  readonly #reader = new HeaderReader();
  readonly #writer = new HeaderWriter();
  readonly #streams = new Map<number, OpenStream>();

  constructor(options: SpdyOptions) {
    this.#options = options;
  }

  /** Takes what the client sent. Throws an Error where that is no SPDY. */
  receive(bytes: Uint8Array): void {
    for (const frame of this.#frames.read(bytes)) {
      if (frame.kind === "data") this.#receiveData(frame);
      else this.#receiveControl(frame);
    }
  }

  /** The client is gone, with all of its streams. */
  close(): void {
    const streams = [...this.#streams.values()];
    this.#streams.clear();
    for (const { listener } of streams) listener.reset();
  }

  #receiveData({ streamId, isLast, payload }: Frame & { readonly kind: "data" }): void {
    const stream = this.#streams.get(streamId);
    if (stream === undefined || stream.isInputEnded) return;
    if (payload.length > 0) stream.listener.data(payload);
    if (isLast) this.#endInput(streamId, stream);
  }

  #receiveControl({ type, isLast, payload }: Frame & { readonly kind: "control" }): void {
    switch (type) {
      case frameTypes.synStream:
        this.#open(payload, isLast);
        return;
      case frameTypes.headers:
        // They mean nothing here, but what comes later may refer to them.
        this.#reader.read(payload.subarray(4));
        return;
      case frameTypes.rstStream: {
        const id = payload.readUInt32BE(0) & idMask;
        const stream = this.#streams.get(id);
        this.#streams.delete(id);
        stream?.listener.reset();
        return;
      }
      case frameTypes.ping:
        this.#options.send(controlFrame(frameTypes.ping, payload));
        return;
      default:
        return;
    }
  }

  #open(payload: Buffer, isLast: boolean): void {
    const id = payload.readUInt32BE(0) & idMask;
    const headers = this.#reader.read(payload.subarray(10));
    if (this.#streams.has(id) || this.#streams.size >= streamsMax) {
      this.#refuse(id);
      return;
    }
    const listener = this.#options.open({
      headers,
      write: (bytes) => this.#write(id, bytes),
      end: () => this.#end(id),
    });
    if (listener === undefined) {
      this.#refuse(id);
      return;
    }
    const stream = { listener, isInputEnded: false, isOutputEnded: false };
    this.#streams.set(id, stream);
    this.#options.send(controlFrame(frameTypes.synReply, id, this.#writer.write(new Map())));
    listener.begin();
    if (isLast) this.#endInput(id, stream);
  }

  #refuse(id: number): void {
    this.#options.send(controlFrame(frameTypes.rstStream, id, resetReasons.refusedStream));
  }

  #endInput(id: number, stream: OpenStream): void {
    stream.isInputEnded = true;
    stream.listener.endInput();
    this.#forget(id, stream);
  }

  #write(id: number, bytes: Uint8Array): void {
    const stream = this.#streams.get(id);
    if (stream === undefined || stream.isOutputEnded || bytes.length === 0) return;
    this.#options.send(dataFrame(id, bytes, false));
  }

  #end(id: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined || stream.isOutputEnded) return;
    stream.isOutputEnded = true;
    this.#options.send(dataFrame(id, new Uint8Array(), true));
    this.#forget(id, stream);
  }

  #forget(id: number, { isInputEnded, isOutputEnded }: OpenStream): void {
    if (isInputEnded && isOutputEnded) this.#streams.delete(id);
  }
}
