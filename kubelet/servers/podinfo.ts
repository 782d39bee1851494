/** Source: stefanprodan/podinfo 6.9, pkg/api/http. */
import { reasonOf } from "../../api/http-reasons.ts";
import type { Asked } from "./asked.ts";
import { flagOf, portFlag, portVariable, variable } from "./flags.ts";
import { goNotFound, goText, json, type Reply, sortedHeaders } from "./reply.ts";
import { type Serving, versionOf } from "./serving.ts";

const usualPort = 9898;
const metricsPort = 9797;
const usualVersion = "6.9.2";

export const podinfoPorts = (container: Serving["container"]): readonly number[] => [
  portFlag(container, "port") ?? portVariable(container, "PODINFO_PORT") ?? usualPort,
  portFlag(container, "port-metrics") ?? metricsPort,
];

type Answer = (asked: Asked, serving: Serving) => Reply;

const shown = (value: unknown, status = 200): Reply => ({
  ...json(JSON.stringify(value, undefined, 2), status),
  headers: {
    "content-type": "application/json; charset=utf-8",
    "x-content-type-options": "nosniff",
  },
});

function info(serving: Serving) {
  const { container, environment, hostname } = serving;
  const told = (name: string, usual: string) =>
    flagOf(container, name) ??
    (variable(environment, `PODINFO_${name.toUpperCase().replaceAll("-", "_")}`) || usual);
  const version = versionOf(container) ?? usualVersion;
  return {
    hostname,
    version,
    revision: "kubesim",
    color: told("ui-color", "#34577c"),
    logo: told(
      "ui-logo",
      "https://raw.githubusercontent.com/stefanprodan/podinfo/gh-pages/cuddle_clap.gif",
    ),
    message: told("ui-message", `greetings from podinfo v${version}`),
    goos: "linux",
    goarch: "amd64",
    runtime: "go1.25.3",
    num_goroutine: "8",
    num_cpu: "1",
  };
}

/** Turned off by `/healthz/disable` and its like, for who remembers it. */
const check =
  (name: string): Answer =>
  (_, { memory }) =>
    memory?.get(name) === "off" ? shown({ status: "NOT OK" }, 503) : shown({ status: "OK" });

const turn =
  (name: string, to: "on" | "off"): Answer =>
  (_, { memory }) => {
    memory?.set(name, to);
    return { status: 202, headers: {}, body: "" };
  };

const echo: Answer = ({ body = "" }) => ({ ...shown(undefined, 202), body });

const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ["/", (_, serving) => shown(info(serving))],
  ["/api/info", (_, serving) => shown(info(serving))],
  ["/version", (_, serving) => shown({ commit: "kubesim", version: info(serving).version })],
  ["/healthz", check("healthz")],
  ["/livez", check("healthz")],
  ["/readyz", check("readyz")],
  ["/readyz/enable", turn("readyz", "on")],
  ["/readyz/disable", turn("readyz", "off")],
  [
    "/env",
    (_, { environment }) => shown([...environment].map(([name, value]) => `${name}=${value}`)),
  ],
  [
    "/headers",
    ({ headers }) =>
      shown(Object.fromEntries(sortedHeaders(headers).map(([name, value]) => [name, [value]]))),
  ],
  ["/echo", echo],
  ["/api/echo", echo],
  [
    "/metrics",
    () =>
      goText(
        "# HELP http_requests_total The total number of HTTP requests.\n# TYPE http_requests_total counter\n",
      ),
  ],
  [
    "/panic",
    (_, { exit }) => {
      exit(255);
      return { status: 0, headers: {}, body: "" };
    },
  ],
]);

export function podinfo(asked: Asked, serving: Serving): Reply {
  const { pathname = "" } = asked;
  const found = answers.get(pathname);
  if (found !== undefined) return found(asked, serving);
  const [, verb, text = ""] = /^\/(status|delay|chunked)\/(\d+)$/.exec(pathname) ?? [];
  const number = Number(text);
  if (verb === "status")
    return shown({ status: number, ...(number >= 400 && { error: reasonOf(number) }) }, number);
  if (verb !== undefined) return { ...shown({ delay: number }), latencyMs: number * 1000 };
  return kept(asked, serving) ?? goNotFound;
}

const keyPath = /^\/cache\/([\w.-]+)$/;

/** What others have put there. */
function kept({ pathname = "", method, body = "" }: Asked, { memory }: Serving): Reply | undefined {
  const [, key] = keyPath.exec(pathname) ?? [];
  if (key === undefined) return undefined;
  const name = `cache/${key}`;
  if (method === "POST" || method === "PUT") {
    memory?.set(name, body);
    return { status: 202, headers: {}, body: "" };
  }
  const value = memory?.get(name);
  if (method === "DELETE") memory?.delete(name);
  if (value === undefined) return goNotFound;
  return method === "DELETE" ? { status: 202, headers: {}, body: "" } : goText(value);
}
