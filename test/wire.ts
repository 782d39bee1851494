/** A connection to an HTTP server without a socket: bytes go straight to its parser and back. */
import type { Server } from "node:http";
import { Duplex } from "node:stream";

/** One end of a connection: what is written comes out at the other. */
class End extends Duplex {
  other: End | undefined;

  constructor() {
    // Where one end says that it is done, so does the other, and nothing of either stays open.
    super({ allowHalfOpen: false });
  }

  override _read(): void {
    // The other end pushes whenever it has something.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.other?.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.other?.push(null);
    done(error);
  }
}

/** Opens a connection to the server. Returns the end of the client. */
export function connect(server: Server): Duplex {
  const client = new End();
  const served = new End();
  client.other = served;
  served.other = client;
  server.emit("connection", served);
  return client;
}

export interface WireAnswer {
  readonly code: number;
  /** By their names in lower case; those that are repeated are lists. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly bytes: Buffer;
  /** The bytes as text. */
  readonly text: string;
  /** Whether the server hangs up after it. */
  readonly isLast: boolean;
}

/**
 * The first answer in the bytes that came so far, `undefined` while it is not whole. `isEnded` says
 * that no more will come; `hasBody` is false for the answer to a HEAD.
 */
export function parseAnswer(
  bytes: Buffer,
  { isEnded, hasBody }: { readonly isEnded: boolean; readonly hasBody: boolean },
): WireAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [status = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const code = Number(status.split(" ")[1]);
  const headers = headersOf(lines);
  const rest = bytes.subarray(end + 4);
  const body =
    hasBody && code !== 204 && code !== 304 ? bodyOf(rest, headers, isEnded) : Buffer.alloc(0);
  if (body === undefined) return undefined;
  const isLast = headers.connection === "close";
  return { code, headers, bytes: body, text: body.toString(), isLast };
}

function headersOf(lines: readonly string[]): WireAnswer["headers"] {
  const headers = new Map<string, string | string[]>();
  for (const line of lines) {
    const at = line.indexOf(":");
    const name = line.slice(0, at).toLowerCase();
    const value = line.slice(at + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(headers);
}

function bodyOf(
  bytes: Buffer,
  headers: WireAnswer["headers"],
  isEnded: boolean,
): Buffer | undefined {
  if (headers["transfer-encoding"] === "chunked") return chunks(bytes);
  const length = headers["content-length"];
  if (length === undefined) return isEnded ? bytes : undefined;
  return bytes.length < Number(length) ? undefined : bytes.subarray(0, Number(length));
}

/** The content of all chunks, `undefined` while the last one is missing. */
function chunks(bytes: Buffer): Buffer | undefined {
  const found: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const length = Number.parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (bytes.length < end + 2 + length + 2) return undefined;
    if (length === 0) return Buffer.concat(found);
    found.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
