/** Servers of files that have no configuration: those of Go, of Python, of busybox, and Caddy. */
import { reasonOf } from "../../api/http-reasons.ts";
import { textOf } from "../shell/kernel/bytes.ts";
import type { Asked } from "./asked.ts";
import { contentType } from "./content-types.ts";
import { escapeHtml, goNotFound, goRedirect, html, type Reply } from "./reply.ts";
import { type Serving, versionOf } from "./serving.ts";
import { type Found, findIn, namesIn, validators } from "./site.ts";

type OfFile = Extract<Found, { readonly kind: "file" }>;

const fileReply = ({ name, file }: OfFile, serving: Serving, unknownType: string): Reply => ({
  status: 200,
  headers: {
    "content-type": contentType(name) ?? unknownType,
    "last-modified": validators(file, serving.nowMs - serving.sinceStartMs)["last-modified"],
  },
  body: textOf(file.content),
});

/** Source: Go 1.25, net/http.FileServer. */
export function goFiles(root: string, { pathname = "" }: Asked, serving: Serving): Reply {
  if (pathname.endsWith("/index.html")) return goRedirect("./", 301);
  const found = findIn(serving.files, root, pathname);
  switch (found.kind) {
    case "outside":
    case "missing":
      return goNotFound;
    case "slashless":
      return goRedirect(`${pathname.slice(pathname.lastIndexOf("/") + 1)}/`, 301);
    case "directory": {
      const links = namesIn(serving.files, found.path).map(
        (name) => `<a href="${encodeURI(name)}">${escapeHtml(name)}</a>\n`,
      );
      const head = '<!doctype html>\n<meta name="viewport" content="width=device-width">\n';
      const list = html(`${head}<pre>\n${links.join("")}</pre>\n`);
      return { ...list, headers: { "content-type": "text/html; charset=utf-8" } };
    }
    case "file": {
      const reply = fileReply(found, serving, "text/plain; charset=utf-8");
      const type = reply.headers["content-type"] ?? "";
      const isText = /^text\/[a-z]+$/.test(type);
      return isText
        ? { ...reply, headers: { ...reply.headers, "content-type": `${type}; charset=utf-8` } }
        : reply;
    }
    default:
      return found satisfies never;
  }
}

/** Source: Python 3.14, http.server.SimpleHTTPRequestHandler. */
export function pythonFiles(root: string, asked: Asked, serving: Serving): Reply {
  const server = `SimpleHTTP/0.6 Python/${versionOf(serving.container) ?? "3.14.0"}`;
  const reply = pythonReply(root, asked, serving);
  return { ...reply, headers: { server, ...reply.headers } };
}

const pythonIndices = ["index.html", "index.htm"];

function pythonReply(root: string, { method, pathname, search }: Asked, serving: Serving): Reply {
  if (method !== "GET" && method !== "HEAD") {
    return pythonError(501, `Unsupported method ('${method}')`, unsupported);
  }
  const found = findIn(serving.files, root, pathname, pythonIndices);
  switch (found.kind) {
    case "outside":
    case "missing":
      return pythonError(404, "File not found", "Nothing matches the given URI");
    case "slashless":
      return { status: 301, headers: { location: `${pathname}/${search}` }, body: "" };
    case "directory":
      return pythonList(pathname ?? "/", namesIn(serving.files, found.path));
    case "file":
      return fileReply(found, serving, "application/octet-stream");
    default:
      return found satisfies never;
  }
}

const unsupported = "Server does not support this operation";

export function pythonError(status: number, message: string, explanation: string): Reply {
  const lines = [
    "<!DOCTYPE HTML>",
    '<html lang="en">',
    "    <head>",
    '        <meta charset="utf-8">',
    "        <title>Error response</title>",
    "    </head>",
    "    <body>",
    "        <h1>Error response</h1>",
    `        <p>Error code: ${status}</p>`,
    `        <p>Message: ${message}.</p>`,
    `        <p>Error code explanation: ${status} - ${explanation}.</p>`,
    "    </body>",
    "</html>",
    "",
  ];
  const page = html(lines.join("\n"), status);
  return { ...page, headers: { "content-type": "text/html;charset=utf-8" } };
}

function pythonList(path: string, names: readonly string[]): Reply {
  const title = `Directory listing for ${escapeHtml(path)}`;
  const items = names.map(
    (name) => `<li><a href="${encodeURI(name)}">${escapeHtml(name)}</a></li>`,
  );
  const lines = [
    "<!DOCTYPE HTML>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    "</head>",
    "<body>",
    `<h1>${title}</h1>`,
    "<hr>",
    "<ul>",
    ...items,
    "</ul>",
    "<hr>",
    "</body>",
    "</html>",
    "",
  ];
  return { ...html(lines.join("\n")), headers: { "content-type": "text/html; charset=utf-8" } };
}

const caddyRoot = "/usr/share/caddy";
const caddyIndices = ["index.html", "index.txt"];

/** Caddy with the configuration of its image: files, and nothing at all where there are none. */
export function caddy({ method, pathname }: Asked, serving: Serving): Reply {
  const server = "Caddy";
  const found = findIn(serving.files, caddyRoot, pathname, caddyIndices);
  if (found.kind === "slashless") {
    return { status: 308, headers: { server, location: `${pathname}/` }, body: "" };
  }
  if (found.kind !== "file") return { status: 404, headers: { server }, body: "" };
  if (method !== "GET" && method !== "HEAD") {
    return { status: 405, headers: { server, allow: "GET, HEAD" }, body: "" };
  }
  const reply = fileReply(found, serving, "application/octet-stream");
  return { ...reply, headers: { server, ...reply.headers } };
}

/** Source: busybox 1.37, httpd. */
export function busyboxFiles(root: string, { pathname, method }: Asked, serving: Serving): Reply {
  if (method !== "GET" && method !== "HEAD") return busyboxError(501);
  const found = findIn(serving.files, root, pathname);
  switch (found.kind) {
    case "outside":
      return busyboxError(400);
    case "slashless":
      return { ...busyboxError(302), headers: { location: `${pathname}/` } };
    case "missing":
    case "directory":
      return busyboxError(404);
    case "file":
      return fileReply(found, serving, "application/octet-stream");
    default:
      return found satisfies never;
  }
}

function busyboxError(status: number): Reply {
  const title = `${status} ${reasonOf(status)}`;
  const fact = status === 404 ? "The requested URL was not found\n" : "";
  return html(
    `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${fact}</BODY></HTML>\n`,
    status,
  );
}
