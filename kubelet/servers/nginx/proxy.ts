/** `proxy_pass`: what another server answers. Source: nginx, ngx_http_proxy_module. */
import type { HttpRequest } from "../../../api/http-message.ts";
import type { Reply } from "../reply.ts";
import { type Directive, settings } from "./configuration.ts";
import type { Server } from "./configured.ts";
import type { Location } from "./locations.ts";
import { type Told, withVariables } from "./variables.ts";

/** Of its own, a server that asks itself would never end. */
let depth = 0;
const depthMax = 8;

/** Those of a connection are not passed on. */
const hopHeaders = new Set([
  "connection",
  "host",
  "upgrade",
  "transfer-encoding",
  "content-length",
]);
const none = (status: number, latencyMs = 0): Reply => ({
  status,
  headers: {},
  body: "",
  latencyMs,
});

export function proxied(
  { name, args }: Directive,
  location: Location | undefined,
  { http, server, serving, asked }: Server,
  told: Told,
): Reply {
  const { send } = serving;
  // Only who asks for the status alone cannot ask others; they are taken to be well.
  if (send === undefined) return { status: 200, headers: {}, body: "" };
  if (name !== "proxy_pass" || depth >= depthMax) return none(502);
  const blocks = [location?.directives ?? [], server, http];
  const target = withVariables(args[0] ?? "", told);
  const [, scheme = "http", authority = "", path] =
    /^(https?):\/\/([^/]+)(\/.*)?$/.exec(target) ?? [];
  const headers = Object.entries(asked.headers).filter(([each]) => !hopHeaders.has(each));
  const added = settings("proxy_set_header", blocks).map((each): readonly [string, string] => [
    (each.args[0] ?? "").toLowerCase(),
    withVariables(each.args[1] ?? "", told),
  ]);
  const sent = [["host", authority], ...headers, ...added].filter(([, value]) => value !== "");
  let latencyMs = 0;
  for (const each of membersOf(authority, http, serving.nowMs)) {
    const [host = "", port] = each.split(/:(?=\d+$)/);
    const request: HttpRequest = {
      method: asked.method,
      host,
      port: Number(port ?? (scheme === "https" ? 443 : 80)),
      path: passedPath(path, location, { asked, told }),
      headers: Object.fromEntries(sent),
      ...(asked.body !== undefined && { body: asked.body }),
    };
    depth += 1;
    try {
      const { response, tookMs } = send(request);
      latencyMs += tookMs;
      if (response === undefined) continue;
      const { server: _, date: __, ...kept } = response.headers;
      return { ...response, headers: kept, latencyMs };
    } finally {
      depth -= 1;
    }
  }
  return none(502, latencyMs);
}

/** A path in the target stands in the place of that of the location. */
function passedPath(
  path: string | undefined,
  location: Location | undefined,
  { asked, told }: Pick<Told, "asked"> & { readonly told: Told },
): string {
  const own = told.path === asked.pathname ? asked.path : told.path + asked.search;
  if (path === undefined || location?.prefix === undefined) return path ?? own;
  return path + own.slice(location.prefix.length);
}

/** The servers of an `upstream`, each in turn first; or the server itself. */
function membersOf(
  authority: string,
  http: readonly Directive[],
  nowMs: number,
): readonly string[] {
  const found = http.find(({ name, args }) => name === "upstream" && args[0] === authority);
  if (found === undefined) return [authority];
  const members = found.block
    .filter(({ name }) => name === "server")
    .map(({ args }) => args[0] ?? "");
  const first = members.length === 0 ? 0 : nowMs % members.length;
  return [...members.slice(first), ...members.slice(0, first)];
}
