/** Apache with the configuration that its image comes with. Source: httpd 2.4. */
import { reasonOf } from "../../api/http-reasons.ts";
import { textOf } from "../shell/kernel/bytes.ts";
import type { Asked } from "./asked.ts";
import { contentType } from "./content-types.ts";
import { escapeHtml, html, type Reply } from "./reply.ts";
import { type Serving, versionOf } from "./serving.ts";
import { findIn, namesIn, replyFor, validators } from "./site.ts";

const httpdRoot = "/usr/local/apache2/htdocs";
/** What `latest` is. */
const latest = "2.4.65";

const server = ({ container }: Pick<Serving, "container">) => ({
  server: `Apache/${versionOf(container) ?? latest} (Unix)`,
});

const facts: Readonly<Record<number, string>> = {
  400: "Your browser sent a request that this server could not understand.<br />",
  403: "You don't have permission to access this resource.",
  404: "The requested URL was not found on this server.",
  503:
    "The server is temporarily unable to service your\n" +
    "request due to maintenance downtime or capacity\n" +
    "problems. Please try again later.",
};

/** The page of an error. */
export function httpdError(status: number, serving: Pick<Serving, "container">): Reply {
  const reason = reasonOf(status);
  const body =
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n' +
    `<html><head>\n<title>${status} ${reason}</title>\n</head><body>\n<h1>${reason}</h1>\n` +
    `<p>${facts[status] ?? reason}</p>\n</body></html>\n`;
  return {
    status,
    headers: { ...server(serving), "content-type": "text/html; charset=iso-8859-1" },
    body,
  };
}

/** Files below its root, and lists of those where a directory has no index. */
export function httpd({ method, pathname, host, search }: Asked, serving: Serving): Reply {
  const { files } = serving;
  const found = findIn(files, httpdRoot, pathname);
  switch (found.kind) {
    case "outside":
      return httpdError(400, serving);
    case "missing":
      return httpdError(404, serving);
    case "slashless": {
      const location = `http://${host}${pathname}/${search}`;
      const page = httpdError(301, serving);
      return { ...page, headers: { ...page.headers, location } };
    }
    case "directory": {
      const list = html(listing(pathname ?? "/", namesIn(serving.files, found.path)));
      return {
        ...list,
        headers: { ...server(serving), "content-type": "text/html;charset=UTF-8" },
      };
    }
    case "file": {
      if (!["GET", "HEAD", "POST"].includes(method)) return httpdError(405, serving);
      const type = contentType(found.name);
      return replyFor(files, found, () => ({
        status: 200,
        headers: {
          ...server(serving),
          ...validators(found.file, serving.nowMs - serving.sinceStartMs),
          "accept-ranges": "bytes",
          ...(type !== undefined && { "content-type": type }),
        },
        body: textOf(found.file.content),
      }));
    }
    default:
      return found satisfies never;
  }
}

function listing(path: string, names: readonly string[]): string {
  const above = path === "/" ? [] : [`<li><a href="${parent(path)}"> Parent Directory</a></li>`];
  const items = names.map(
    (name) => `<li><a href="${encodeURI(name)}"> ${escapeHtml(name)}</a></li>`,
  );
  const title = `Index of ${escapeHtml(path.replace(/(.)\/$/, "$1"))}`;
  const list = [...above, ...items].join("\n");
  return (
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n' +
    `  <title>${title}</title>\n </head>\n <body>\n<h1>${title}</h1>\n<ul>${list}\n</ul>\n` +
    "</body></html>\n"
  );
}

const parent = (path: string) => path.replace(/[^/]*\/$/, "");
