import type { WatchEvent } from "../../api/request.ts";
import type { Column, KubeObject } from "../../api/resource.ts";
import type { Resource } from "../registry/resource-table.ts";
import { encodeObject, type Presentation, present } from "./encode.ts";
import { encodeBinaryEvent } from "./encode-binary.ts";

/**
 * A watch event as it is sent: a line of JSON or a message of protobuf; the same as it stands in a
 * stream of bytes, where a message has its length before it; and that as a chunk of HTTP.
 */
export class EncodedEvent {
  readonly message: string | Uint8Array;
  #chunk: Buffer | undefined;

  constructor(message: string | Uint8Array) {
    this.message = message;
  }

  get framed(): Buffer {
    const { message } = this;
    if (typeof message === "string") return Buffer.from(message);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    return Buffer.concat([length, message]);
  }

  get chunk(): Buffer {
    this.#chunk ??= chunkOf(this.framed);
    return this.#chunk;
  }
}

/** Source: RFC 9112, 7.1. */
function chunkOf(framed: Buffer): Buffer {
  const size = `${framed.length.toString(16)}\r\n`;
  return Buffer.concat([Buffer.from(size), framed, Buffer.from("\r\n")]);
}

interface Encoded {
  readonly type: WatchEvent["type"];
  readonly event: EncodedEvent;
}

type Encoding = Presentation["format"]["encoding"];

// All who watch a resource are told the same, so its bytes are made once and shared by all.
const encodedText = new WeakMap<object, Encoded>();
const encodedBinary = new WeakMap<object, Encoded>();

/** The event in the form that the watcher asked for. */
export function encodeEvent(
  { type, object }: WatchEvent,
  resource: Resource,
  shown: Presentation,
): EncodedEvent {
  const { encoding } = shown.format;
  const isPlain = type === "ERROR" || shown.format.as === undefined;
  if (!isPlain) {
    // A bookmark is an object of its kind, in whose columns there is nothing to see.
    const { columns } = resource.definition;
    const kind = { columns: type === "BOOKMARK" ? columns.map(blank) : columns };
    // Only an ERROR has a Status for its object.
    return eventOf(type, present(object as KubeObject, kind, shown), encoding);
  }
  const encoded = encoding === "protobuf" ? encodedBinary : encodedText;
  const known = encoded.get(object);
  if (known?.type === type) return known.event;
  const event = eventOf(type, object, encoding);
  if (Object.isFrozen(object)) encoded.set(object, { type, event });
  return event;
}

const eventOf = (type: WatchEvent["type"], object: object, encoding: Encoding) =>
  new EncodedEvent(
    encoding === "protobuf"
      ? encodeBinaryEvent(type, object)
      : `{"type":"${type}","object":${encodeObject(object)}}\n`,
  );

const blankCells = {
  string: "",
  integer: 0,
  number: 0,
  boolean: false,
  date: "<unknown>",
} as const;

const blank = (column: Column<KubeObject>): Column<KubeObject> => ({
  ...column,
  value: () => blankCells[column.type],
});
