/** What the entry itself answers. Source: ngx_http_special_response.c, nginx 1.27. */
import type { HttpResponse } from "../../api/http-message.ts";
import type { FailureReason } from "../exchange.ts";

const texts = {
  308: "Permanent Redirect",
  400: "Bad Request",
  404: "Not Found",
  413: "Request Entity Too Large",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
} as const;

export type PageStatus = keyof typeof texts;

/** How nginx calls a status, where that is not as others do. */
export const nginxReason = (status: number): string | undefined =>
  Object.entries(texts).find(([each]) => Number(each) === status)?.[1];

/** A page as nginx has one for each status, with the lines that it ends as it does. */
export function page(status: PageStatus, headers: HttpResponse["headers"] = {}): HttpResponse {
  const title = `${status} ${texts[status]}`;
  const lines = [
    "<html>",
    `<head><title>${title}</title></head>`,
    "<body>",
    `<center><h1>${title}</h1></center>`,
    "<hr><center>nginx</center>",
    "</body>",
    "</html>",
    "",
  ];
  return { status, headers: { "content-type": "text/html", ...headers }, body: lines.join("\r\n") };
}

/** What becomes of a request whose backend has failed. */
export function statusOfFailure(reason: FailureReason): PageStatus {
  switch (reason) {
    case "ConnectTimeout":
    case "Timeout":
      return 504;
    case "NameNotFound":
    case "NameTimeout":
    case "ConnectionRefused":
    case "ConnectionReset":
    case "ConnectionClosed":
    case "UntrustedCertificate":
    case "NoRouteToHost":
      return 502;
    default:
      return reason satisfies never;
  }
}
