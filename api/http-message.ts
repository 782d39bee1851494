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
}

export interface HttpResponse {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

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
