/** The variables of nginx' configuration. Source: nginx, alphabetical index of variables. */
import type { Asked } from "../asked.ts";
import { hostOf, type Serving, versionOf } from "../serving.ts";

export interface Told {
  readonly asked: Asked;
  readonly serving: Serving;
  /** As it is after rewrites. */
  readonly path: string;
  /** What an expression has found: `$1`. */
  readonly groups: readonly string[];
  /** Set by `set`. */
  readonly variables: ReadonlyMap<string, string>;
}

type Variable = (told: Told) => string;

const search = ({ asked }: Told) => asked.search.slice(1);
/** The host that is asked for, without its port. */
export const plainHost: Variable = ({ asked }) => asked.host.replace(/:\d+$/, "").toLowerCase();
const client: Variable = ({ serving }) => hostOf(serving.client);

const known: Readonly<Record<string, Variable>> = {
  args: search,
  query_string: search,
  is_args: ({ asked }) => (asked.search.length > 1 ? "?" : ""),
  host: plainHost,
  http_host: ({ asked }) => asked.host,
  hostname: ({ serving }) => serving.hostname,
  uri: ({ path }) => path,
  document_uri: ({ path }) => path,
  request_uri: ({ asked }) => asked.path,
  request_method: ({ asked }) => asked.method,
  request_body: ({ asked }) => asked.body ?? "",
  request: ({ asked }) => `${asked.method} ${asked.path} HTTP/1.1`,
  scheme: () => "http",
  server_protocol: () => "HTTP/1.1",
  server_port: ({ asked }) => String(asked.port),
  server_addr: ({ serving }) => serving.pod.status.podIP ?? "127.0.0.1",
  server_name: plainHost,
  remote_addr: client,
  remote_port: ({ serving }) => /:(\d+)$/.exec(serving.client)?.[1] ?? "",
  proxy_add_x_forwarded_for: (told) => {
    const before = told.asked.headers["x-forwarded-for"];
    return before === undefined ? client(told) : `${before}, ${client(told)}`;
  },
  nginx_version: ({ serving }) => versionOf(serving.container) ?? "1.29.3",
  pid: () => "1",
  time_iso8601: ({ serving }) => new Date(serving.nowMs).toISOString().replace(/\.\d+Z/, "+00:00"),
  msec: ({ serving }) => (serving.nowMs / 1000).toFixed(3),
};

/** A text with its variables put in; those that nobody knows are empty. */
export const withVariables = (text: string, told: Told): string =>
  text.includes("$")
    ? text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, one?: string, two?: string) =>
        valueOfVariable(one ?? two ?? "", told),
      )
    : text;

function valueOfVariable(name: string, told: Told): string {
  if (/^\d$/.test(name)) return told.groups[Number(name)] ?? "";
  const { asked, variables } = told;
  const own = variables.get(name) ?? known[name]?.(told);
  if (own !== undefined) return own;
  if (name.startsWith("http_")) return asked.headers[name.slice(5).replaceAll("_", "-")] ?? "";
  if (name.startsWith("arg_")) return new URLSearchParams(asked.search).get(name.slice(4)) ?? "";
  return "";
}
