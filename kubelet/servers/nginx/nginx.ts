/** nginx. Source: nginx 1.29. */
import { reasonOf } from "../../../api/http-reasons.ts";
import { textOf } from "../../shell/kernel/bytes.ts";
import type { Asked } from "../asked.ts";
import { contentType } from "../content-types.ts";
import { html, type Reply } from "../reply.ts";
import { type Serving, versionOf } from "../serving.ts";
import { findIn, replyFor, validators } from "../site.ts";
import { configured } from "./configured.ts";
import { serverFor } from "./locations.ts";
import { ownConfiguration } from "./own-configuration.ts";

const indices = ["index.html", "index.htm"];
const nginxRoot = "/usr/share/nginx/html";
/** What `latest` is. */
export const nginxVersion = "1.29.3";

const software = ({ container }: Pick<Serving, "container">) =>
  `nginx/${versionOf(container) ?? nginxVersion}`;

/** What else its pages say than the reason phrases. */
const titles: Readonly<Record<number, string>> = {
  405: "Not Allowed",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
};

/** The page of an error. */
export function nginxError(status: number, serving: Pick<Serving, "container">): Reply {
  const title = `${status} ${titles[status] ?? reasonOf(status)}`;
  const lines = [
    "<html>",
    `<head><title>${title}</title></head>`,
    "<body>",
    `<center><h1>${title}</h1></center>`,
    `<hr><center>${software(serving)}</center>`,
    "</body>",
    "</html>",
    "",
  ];
  const page = html(lines.join("\r\n"), status);
  return { ...page, headers: { server: software(serving), ...page.headers } };
}

/** Files below its root, or what its configuration says that is not that of its image. */
export function nginx(asked: Asked, serving: Serving): Reply {
  const http = ownConfiguration(serving);
  if (http === undefined) return usual(asked, serving);
  const server = serverFor(http, asked)?.block ?? [];
  return configured({
    http,
    server,
    asked,
    serving,
    error: (status) => nginxError(status, serving),
  });
}

function usual({ method, pathname, search, host }: Asked, serving: Serving): Reply {
  const { files } = serving;
  const found = findIn(files, nginxRoot, pathname, indices);
  switch (found.kind) {
    case "outside":
      return nginxError(400, serving);
    case "missing":
      return nginxError(404, serving);
    case "directory":
      return nginxError(403, serving);
    case "slashless": {
      const page = nginxError(301, serving);
      const location = `http://${host}${pathname}/${search}`;
      return { ...page, headers: { ...page.headers, location } };
    }
    case "file": {
      if (method !== "GET" && method !== "HEAD") return nginxError(405, serving);
      return replyFor(files, found, () => ({
        status: 200,
        headers: {
          server: software(serving),
          "content-type": contentType(found.name) ?? "application/octet-stream",
          ...validators(found.file, serving.nowMs - serving.sinceStartMs),
          "accept-ranges": "bytes",
        },
        body: textOf(found.file.content),
      }));
    }
    default:
      return found satisfies never;
  }
}
