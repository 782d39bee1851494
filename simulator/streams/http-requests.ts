/** A request as it came over a connection. */
import type { HttpRequest } from "../../api/http-message.ts";
import { fromArray } from "../../kubelet/index.ts";

export interface WireRequest extends Omit<HttpRequest, "port"> {
  /** No further request comes on this connection. */
  readonly closes: boolean;
}

/** Larger heads are refused, as servers do. */
const headBytesMax = 16 * 1024;
/** So much of a body is kept for servers that look at it; the rest is passed over. */
const bodyBytesMax = 1024 * 1024;

/** A head that waits for its body. */
interface Head extends WireRequest {
  readonly isChunked: boolean;
  readonly bodyBytes: number;
}

/**
 * Takes the requests out of what a connection receives, in whatever pieces. What is no HTTP/1
 * request is `undefined`, and nothing is read after it.
 */
export class RequestReader {
  #head = "";
  #waiting: Head | undefined;
  #body: string[] = [];
  #keptBytes = 0;
  /** How much of a body is still to come. */
  #bodyBytes = 0;
  #isBroken = false;

  *read(bytes: Uint8Array): Iterable<WireRequest | undefined> {
    let rest = bytes;
    while (rest.length > 0 && !this.#isBroken) {
      rest = rest.subarray(this.#takeBody(rest));
      if (this.#waiting !== undefined) {
        if (this.#bodyBytes === 0) yield this.#finished(this.#waiting);
        continue;
      }
      if (rest.length === 0 || this.#bodyBytes > 0) continue;
      rest = rest.subarray(this.#takeHead(rest));
      if (!/\r?\n\r?\n$/.test(this.#head)) {
        this.#isBroken = this.#head.length > headBytesMax;
        if (this.#isBroken) yield undefined;
        continue;
      }
      const head = this.#parse();
      this.#isBroken = head === undefined;
      if (head === undefined || head.isChunked || head.bodyBytes === 0) {
        // Who sends a body in chunks gets the answer, and no further one.
        this.#bodyBytes = head?.isChunked === true ? Number.POSITIVE_INFINITY : 0;
        yield head && requestOf(head);
        continue;
      }
      this.#waiting = head;
      this.#bodyBytes = head.bodyBytes;
    }
  }

  #takeBody(bytes: Uint8Array): number {
    const taken = Math.min(this.#bodyBytes, bytes.length);
    this.#bodyBytes -= taken;
    if (this.#waiting !== undefined && this.#keptBytes < bodyBytesMax) {
      this.#body.push(fromArray(bytes.subarray(0, taken)));
      this.#keptBytes += taken;
    }
    return taken;
  }

  #finished(head: Head): WireRequest {
    const bytes = Uint8Array.from(this.#body.join(""), (each) => each.charCodeAt(0));
    this.#waiting = undefined;
    this.#body = [];
    this.#keptBytes = 0;
    return { ...requestOf(head), body: decoder.decode(bytes) };
  }

  /** Moves bytes to the head until that is whole; how many. */
  #takeHead(bytes: Uint8Array): number {
    let taken = 0;
    for (const byte of bytes) {
      taken += 1;
      this.#head += String.fromCharCode(byte);
      // Empty lines before a request are passed over.
      if (this.#head === "\r\n" || this.#head === "\n") this.#head = "";
      const isWhole = byte === newline && /\n\r?\n$/.test(this.#head.slice(-3));
      if (isWhole || this.#head.length > headBytesMax) break;
    }
    return taken;
  }

  #parse(): Head | undefined {
    const head = this.#head;
    this.#head = "";
    const [line, method, path, minor] = /^([A-Z]+) (\S+) HTTP\/1\.([01])\r?\n/.exec(head) ?? [];
    if (line === undefined || method === undefined || path === undefined) return undefined;
    const { host = "", ...headers } = headersIn(head.slice(line.length));
    const isChunked = headers["transfer-encoding"] !== undefined;
    const length = headers["content-length"] ?? "0";
    if (!/^\d{1,15}$/.test(length)) return undefined;
    const wish = headers.connection?.toLowerCase();
    return {
      method,
      host,
      headers: withoutHops(headers),
      path: path.replace(/^http:\/\/[^/]*/, ""),
      closes: isChunked || wish === "close" || (minor === "0" && wish !== "keep-alive"),
      isChunked,
      bodyBytes: Number(length),
    };
  }
}

const newline = 10;
const decoder = new TextDecoder();

const requestOf = ({ isChunked: _, bodyBytes: __, ...request }: Head): WireRequest => request;

/** The headers of a head, without its first line; of those with one name the last one counts. */
function headersIn(lines: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [, name = "", value = ""] of lines.matchAll(/^([^\s:]+):[ \t]*(.*?)[ \t]*\r?$/gm)) {
    headers[name.toLowerCase()] = value;
  }
  return headers;
}

/** What a connection is told, not the server. */
function withoutHops({ connection: _, ...headers }: Readonly<Record<string, string>>) {
  return headers;
}
