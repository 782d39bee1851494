/** What a request says of its way once it has passed the entry. Source: ingress-nginx 1.14. */
import type { HttpRequest } from "../../api/http-message.ts";

/** The headers of a request as its backend gets them; a client is not believed about its way. */
export function forwardedHeaders(
  { host, headers }: Pick<HttpRequest, "host" | "headers">,
  { client, isTls }: { readonly client: string; readonly isTls: boolean },
): HttpRequest["headers"] {
  const scheme = isTls ? "https" : "http";
  const { "x-forwarded-for": original, ...rest } = headers;
  return {
    ...rest,
    "x-real-ip": client,
    "x-forwarded-for": client,
    "x-forwarded-host": host,
    "x-forwarded-port": isTls ? "443" : "80",
    "x-forwarded-proto": scheme,
    "x-forwarded-scheme": scheme,
    "x-scheme": scheme,
    ...(original !== undefined && { "x-original-forwarded-for": original }),
  };
}
