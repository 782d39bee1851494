/**
 * nginx with a configuration that somebody has mounted or written: `return`, `rewrite`, `root`,
 * `alias`, `index`, `try_files`, `error_page`, `proxy_pass` and `add_header`, in their order.
 */
import { textOf } from "../../shell/kernel/bytes.ts";
import type { Asked } from "../asked.ts";
import { contentType } from "../content-types.ts";
import { html, type Reply } from "../reply.ts";
import type { Serving } from "../serving.ts";
import { findIn, namesIn, validators } from "../site.ts";
import { type Directive, setting, settings } from "./configuration.ts";
import { type Location, locationFor, matches, namedLocation } from "./locations.ts";
import { proxied } from "./proxy.ts";
import { ledTo, redirect, returned } from "./redirects.ts";
import { type Told, withVariables } from "./variables.ts";

export interface Server {
  readonly http: readonly Directive[];
  readonly server: readonly Directive[];
  readonly asked: Asked;
  readonly serving: Serving;
  /** The page of an error. */
  readonly error: (status: number) => Reply;
}

/** So often a request may be sent on within the server. */
const redirectsMax = 10;

export function configured(parts: Server): Reply {
  const told: Told = {
    asked: parts.asked,
    serving: parts.serving,
    path: parts.asked.pathname ?? "/",
    groups: [],
    variables: new Map(),
  };
  return answer(parts, told, redirectsMax);
}

/** Goes through the server, then the location that the path has in the end. */
function answer(parts: Server, told: Told, left: number): Reply {
  const { server, error } = parts;
  if (left <= 0) return error(500);
  const [before, said] = rewritten(server, told);
  if (said !== undefined) return ended(said, [server, parts.http], { parts, told: before, left });
  const location = locationFor(server, before.path);
  return inLocation(location, parts, before, left);
}

function inLocation(
  location: Location | undefined,
  parts: Server,
  told: Told,
  left: number,
): Reply {
  const { server, http, error } = parts;
  const own = location?.directives ?? [];
  const blocks = [own, server, http];
  const [after, said] = rewritten(own, { ...told, groups: location?.groups ?? told.groups });
  if (said !== undefined) return ended(said, blocks, { parts, told: after, left });
  if (after.path !== told.path && after.isLast !== true) return answer(parts, after, left - 1);
  if (setting("deny", [own])?.[0] === "all")
    return finished(error(403), blocks, { parts, told: after, left });
  const target = own.find(({ name }) => /^(?:proxy|fastcgi|uwsgi|grpc)_pass$/.test(name));
  const reply =
    target !== undefined
      ? proxied(target, location, parts, after)
      : own.some(({ name }) => name === "stub_status")
        ? stubStatus
        : fromFiles(location, blocks, { parts, told: after, left });
  return finished(reply, blocks, { parts, told: after, left });
}

const stubStatus: Reply = {
  status: 200,
  headers: { "content-type": "text/plain" },
  body:
    "Active connections: 1 \nserver accepts handled requests\n 1 1 1 \n" +
    "Reading: 0 Writing: 1 Waiting: 0 \n",
};

interface Rewritten extends Told {
  /** `break`: no other location is looked for. */
  readonly isLast?: boolean;
}

/** What `set`, `rewrite`, `if` and `return` make of a request, in their order. */
function rewritten(
  directives: readonly Directive[],
  told: Told,
): readonly [Rewritten, Reply | undefined] {
  let now: Rewritten = told;
  for (const { name, args, block } of directives) {
    if (name === "return") return [now, returned(args, now)];
    if (name === "set") {
      const variable = args[0]?.slice(1) ?? "";
      const value = withVariables(args[1] ?? "", now);
      now = { ...now, variables: new Map(now.variables).set(variable, value) };
    } else if (name === "if" && holds(args, now)) {
      const [after, said] = rewritten(block, now);
      if (said !== undefined) return [after, said];
      now = after;
    } else if (name === "rewrite") {
      const [source = "", to = "", flag = ""] = args;
      const groups = matches(source, now.path);
      if (groups === undefined) continue;
      const path = withVariables(to, { ...now, groups });
      if (/^(?:redirect|permanent)$/.test(flag) || /^https?:/.test(path)) {
        const code = flag === "permanent" ? "301" : "302";
        return [now, returned([code, path], now)];
      }
      now = { ...now, path: path.replace(/\?.*$/, ""), isLast: flag === "break" };
      if (flag === "last" || flag === "break") return [now, undefined];
    }
  }
  return [now, undefined];
}

/** `if ($x = y)`, `if ($x ~ z)`, `if ($x)`; the words still have their parentheses. */
function holds(args: readonly string[], told: Told): boolean {
  const [variable = "", operator, ...rest] = args
    .join(" ")
    .replace(/^\(\s*|\s*\)$/g, "")
    .split(" ");
  const value = withVariables(variable, told);
  const other = withVariables(rest.join(" "), told);
  switch (operator) {
    case undefined:
      return value !== "" && value !== "0";
    case "=":
      return value === other;
    case "!=":
      return value !== other;
    case "~":
    case "~*":
      return matches(other, value, operator === "~*" ? "i" : "") !== undefined;
    case "!~":
    case "!~*":
      return matches(other, value, operator === "!~*" ? "i" : "") === undefined;
    default:
      return false;
  }
}

interface Finishing {
  readonly parts: Server;
  readonly told: Told;
  readonly left: number;
}

const ended: typeof finished = (said, blocks, finishing) =>
  finished(ledTo(said, blocks, finishing.told), blocks, finishing);

/** The page of its status where it has none, the pages of errors, and the headers to add. */
function finished(
  reply: Reply,
  blocks: readonly (readonly Directive[])[],
  finishing: Finishing,
): Reply {
  const { parts, told, left } = finishing;
  const page = errorPage(reply, blocks, finishing);
  if (page !== undefined) return page;
  const isBare = reply.body === "" && reply.status >= 300;
  const own = isBare ? { ...parts.error(reply.status), latencyMs: reply.latencyMs ?? 0 } : reply;
  const type = { "content-type": setting("default_type", blocks)?.[0] ?? "text/plain" };
  const { server: software = "" } = parts.error(404).headers;
  const headers: Record<string, string> = {
    ...type,
    ...own.headers,
    ...(isBare ? reply.headers : {}),
    server: setting("server_tokens", blocks)?.[0] === "off" ? "nginx" : software,
  };
  const isFine = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308].includes(reply.status);
  for (const { args } of settings("add_header", blocks)) {
    const [name = "", value = "", always] = args;
    if (isFine || always === "always") headers[name.toLowerCase()] = withVariables(value, told);
  }
  return left < 0 ? own : { ...own, headers };
}

function errorPage(
  { status, body, latencyMs }: Reply,
  blocks: readonly (readonly Directive[])[],
  { parts, told, left }: Finishing,
): Reply | undefined {
  if (status < 300 || body !== "" || left <= 0) return undefined;
  const found = settings("error_page", blocks).find(({ args }) => args.includes(String(status)));
  const path = found?.args.at(-1);
  if (found === undefined || path === undefined) return undefined;
  const other = found.args.find((arg) => arg.startsWith("="));
  const isNamed = path.startsWith("@");
  const reply = isNamed
    ? inLocation(namedLocation(parts.server, path), parts, told, left - 5)
    : answer(parts, { ...told, path: withVariables(path, told) }, left - 5);
  // Where there is no such page, the usual one is shown.
  if (!isNamed && reply.status >= 400) return undefined;
  const asIs = isNamed || other === "=";
  const code = asIs ? reply.status : other === undefined ? status : Number(other.slice(1));
  return { ...reply, status: code, latencyMs: (latencyMs ?? 0) + (reply.latencyMs ?? 0) };
}

function fromFiles(
  location: Location | undefined,
  blocks: readonly (readonly Directive[])[],
  finishing: Finishing,
): Reply {
  const { parts, told, left } = finishing;
  const tried = setting("try_files", blocks);
  if (tried === undefined) return fileAt(told.path, location, blocks, finishing);
  for (const name of tried.slice(0, -1)) {
    const path = withVariables(name, told) || "/";
    const reply = fileAt(path, location, blocks, finishing);
    if (reply.status === 200) return reply;
  }
  const last = withVariables(tried.at(-1) ?? "", told);
  if (/^=\d+$/.test(last)) return { status: Number(last.slice(1)), headers: {}, body: "" };
  if (last.startsWith("@"))
    return inLocation(namedLocation(parts.server, last), parts, told, left - 1);
  return answer(parts, { ...told, path: last.replace(/\?.*$/, "") }, left - 1);
}

const usualRoot = "/etc/nginx/html";

function fileAt(
  path: string,
  location: Location | undefined,
  blocks: readonly (readonly Directive[])[],
  { parts, told }: Finishing,
): Reply {
  const { serving, asked } = parts;
  const alias = setting("alias", blocks.slice(0, 1))?.[0];
  const root = withVariables(alias ?? setting("root", blocks)?.[0] ?? usualRoot, told);
  const below = alias === undefined ? path : `/${path.slice(location?.prefix?.length ?? 0)}`;
  const indices = setting("index", blocks) ?? ["index.html"];
  const found = findIn(serving.files, root.replace(/(.)\/+$/, "$1"), below, indices);
  switch (found.kind) {
    case "outside":
      return { status: 400, headers: {}, body: "" };
    case "missing":
      return { status: 404, headers: {}, body: "" };
    case "slashless":
      return ledTo(redirect(301, `${told.path}/${asked.search}`), blocks, told);
    case "directory": {
      if (setting("autoindex", blocks)?.[0] !== "on") return { status: 403, headers: {}, body: "" };
      return listing(told.path, namesIn(serving.files, found.path));
    }
    case "file": {
      if (asked.method !== "GET" && asked.method !== "HEAD") {
        return { status: 405, headers: {}, body: "" };
      }
      const type = contentType(found.name);
      return {
        status: 200,
        headers: {
          ...(type !== undefined && { "content-type": type }),
          ...validators(found.file, serving.nowMs - serving.sinceStartMs),
          "accept-ranges": "bytes",
        },
        body: textOf(found.file.content),
      };
    }
    default:
      return found satisfies never;
  }
}

function listing(path: string, names: readonly string[]): Reply {
  const rows = ["../../", ...names].map((name) => `<a href="${name}">${name}</a>\r\n`).join("");
  const title = `Index of ${path}`;
  return html(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1><hr><pre>` +
      `${rows}</pre><hr></body>\r\n</html>\r\n`,
  );
}
