/** What nginx logs of requests. Source: nginx 1.29, ngx_http_log_module. */
import type { Exchange } from "../../load/request-log.ts";
import { asked as askedOf } from "../asked.ts";
import { logDate, requestLine, slashDate } from "../request-lines.ts";
import { hostOf, type Serving } from "../serving.ts";
import { type Directive, settings } from "./configuration.ts";
import { locationFor, serverFor } from "./locations.ts";
import { ownConfiguration } from "./own-configuration.ts";
import { withVariables } from "./variables.ts";

const combined =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent ' +
  '"$http_referer" "$http_user_agent"';
/** The format that the configuration of its image names. */
const main = `${combined} "$http_x_forwarded_for"`;

/** Files of its image that lead to the log of its container. */
const shownFiles = /^\/(?:dev\/std(?:out|err)|var\/log\/nginx\/access\.log)$/;

/** The line of its access log, after that of its error log where a file is missing. */
export function nginxLines(exchange: Exchange, serving: Serving): readonly string[] {
  const http = ownConfiguration(serving);
  if (http === undefined)
    return [...problemLines(exchange, serving), line(main, exchange, serving)];
  return formatsOf(http, exchange).map((format) => line(format, exchange, serving));
}

/** Of each log that is written for a request, its format. */
function formatsOf(http: readonly Directive[], { request }: Exchange): readonly string[] {
  const asked = askedOf(request);
  const server = serverFor(http, asked)?.block ?? [];
  const location = locationFor(server, asked.pathname ?? "/")?.directives ?? [];
  const logs = settings("access_log", [location, server, http]);
  if (logs.length === 0) return [combined];
  return logs.flatMap(({ args: [path = "", name = "combined"] }) =>
    shownFiles.test(path) ? [formatNamed(name, http)] : [],
  );
}

function formatNamed(name: string, http: readonly Directive[]): string {
  const formats = http.filter((each) => each.name === "log_format" && each.args[0] === name);
  const parts = formats
    .at(-1)
    ?.args.slice(1)
    .filter((part) => !part.startsWith("escape="));
  return parts?.join("") ?? (name === "main" ? main : combined);
}

/** A text with its variables put in; what has no value is a dash. */
function line(format: string, exchange: Exchange, serving: Serving): string {
  const { request, status, bytes, cameMs, endedMs } = exchange;
  const facts: readonly (readonly [string, string])[] = [
    ["remote_user", "-"],
    ["time_local", `${logDate(endedMs)} +0000`],
    ["status", String(status)],
    ["body_bytes_sent", String(bytes)],
    ["bytes_sent", String(bytes)],
    ["request_time", ((endedMs - cameMs) / 1000).toFixed(3)],
    ["request_length", String(requestLine(exchange).length)],
    ["pipe", "."],
    ["connection", String(exchange.number + 1)],
    ["connection_requests", "1"],
  ];
  const asked = askedOf(request);
  const path = asked.pathname ?? "/";
  const told = { asked, serving, path, groups: [], variables: new Map(facts) };
  return format.replace(/\$(?:\{\w+\}|\w+)/g, (variable) => {
    const value = withVariables(variable, told);
    return value === "" ? "-" : escaped(value);
  });
}

const escaped = (text: string) =>
  text.replace(
    /["\\]|[^ -~]/g,
    (sign) => `\\x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );

const root = "/usr/share/nginx/html";
/** Of the first worker that takes requests, as it mostly is. */
const worker = "29#29";

function problemLines(exchange: Exchange, { client }: Serving): readonly string[] {
  const { request, status, endedMs, number } = exchange;
  if (status !== 404) return [];
  const { pathname = "/" } = askedOf(request);
  const problem = `open() "${root}${pathname}" failed (2: No such file or directory)`;
  const facts = [
    `client: ${hostOf(client)}`,
    "server: localhost",
    `request: "${requestLine(exchange)}"`,
    `host: "${request.host}"`,
  ];
  const head = `${slashDate(endedMs)} [error] ${worker}: *${number + 1}`;
  return [`${head} ${problem}, ${facts.join(", ")}`];
}
