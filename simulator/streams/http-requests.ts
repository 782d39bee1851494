/** A request as far as a simulated server looks at it. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** No further request comes on this connection. */
  readonly closes: boolean;
}

/** Larger heads are refused, as servers do. */
const headBytesMax = 16 * 1024;

/**
 * Takes the requests out of what a connection receives, in whatever pieces. Their bodies are passed
 * over. What is no HTTP/1 request is `undefined`, and nothing is read after it.
 */
export class RequestReader {
  #head = "";
  /** How much of a body is still to come. */
  #bodyBytes = 0;
  #isBroken = false;

  *read(bytes: Uint8Array): Iterable<HttpRequest | undefined> {
    let rest = bytes;
    while (rest.length > 0 && !this.#isBroken) {
      const skipped = Math.min(this.#bodyBytes, rest.length);
      this.#bodyBytes -= skipped;
      rest = rest.subarray(skipped);
      const taken = this.#takeHead(rest);
      rest = rest.subarray(taken);
      if (!/\r?\n\r?\n$/.test(this.#head)) {
        this.#isBroken = this.#head.length > headBytesMax;
        if (this.#isBroken) yield undefined;
        continue;
      }
      const request = this.#parse();
      this.#isBroken = request === undefined;
      yield request;
    }
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

  #parse(): HttpRequest | undefined {
    const head = this.#head;
    this.#head = "";
    const [, method, path, minor] = /^([A-Z]+) (\S+) HTTP\/1\.([01])\r?\n/.exec(head) ?? [];
    if (method === undefined || path === undefined) return undefined;
    // Who sends a body in chunks gets the answer, and no further one.
    const isChunked = headerOf(head, "transfer-encoding") !== undefined;
    const length = headerOf(head, "content-length") ?? "0";
    if (!/^\d{1,15}$/.test(length)) return undefined;
    this.#bodyBytes = isChunked ? Number.POSITIVE_INFINITY : Number(length);
    const wish = headerOf(head, "connection")?.toLowerCase();
    const closes = isChunked || wish === "close" || (minor === "0" && wish !== "keep-alive");
    return { method, path: path.replace(/^http:\/\/[^/]*/, ""), closes };
  }
}

const newline = 10;

function headerOf(head: string, name: string): string | undefined {
  return new RegExp(`\\n${name}:[ \\t]*([^\\r\\n]*?)[ \\t]*\\r?\\n`, "i").exec(head)?.[1];
}
