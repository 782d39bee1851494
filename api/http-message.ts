/** HTTP messages as simulated clients and servers exchange them: values, with no wire between. */

export interface HttpRequest {
  readonly method: string;
  /** What the `Host` header says: `web.default.svc`, `shop.example:8080`. */
  readonly host: string;
  /** Of the server that it comes to. */
  readonly port: number;
  /** With its query: `/cart?id=1`. */
  readonly path: string;
  /** Further headers; their names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It comes over TLS. */
  readonly isTls?: boolean;
  /** Who asks goes on reading where the answer does not end; others would wait for ever. */
  readonly isStreamed?: boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What comes after the body, where the answer goes on. */
  readonly stream?: HttpStream;
  /** All is well with it, and nobody knows in what words its server would say so. */
  readonly isUnknown?: boolean;
}

/** An answer that goes on: whoever reads it looks again and again. */
export interface HttpStream {
  /** What has come since this was last asked. Nothing comes once it is over. */
  next(): readonly StreamPiece[];
  readonly isOver: boolean;
  /** Absent where only the server speaks. Bytes are characters. */
  readonly input?: { write(bytes: string): void; end(): void };
  /** Nobody reads any more. */
  close(): void;
}

export interface StreamPiece {
  /** As over a WebSocket: 1 and 2 are stdout and stderr, 3 the Status of the end. */
  readonly channel: number;
  /** Characters are bytes. */
  readonly bytes: string;
}

/** The method of a message that is no HTTP: its body is all that was written to the connection. */
export const bytesMethod = "BYTES";
/** The content type of an answer to such a message, as far as it is no HTTP either. */
export const bytesType = "application/octet-stream";

/** A GET without a body. */
export function getRequest(
  path: string,
  { host, port, headers = {} }: Pick<HttpRequest, "host" | "port"> & Partial<HttpRequest>,
): HttpRequest {
  return { method: "GET", host, port, path, headers };
}

/** A name as servers write it: `Content-Type` for `content-type`. */
export const headerName = (name: string): string =>
  name === "etag"
    ? "ETag"
    : name.replace(
        /(^|-)([a-z])/g,
        (_, dash: string, letter: string) => dash + letter.toUpperCase(),
      );
