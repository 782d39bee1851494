/** The servers in Kubernetes' own test image. Source: kubernetes 1.36, test/images/agnhost. */
import type { Container } from "../types.ts";
import { conversionWebhook, webhook } from "./agnhost-webhook.ts";
import { type Asked, parametersOf } from "./asked.ts";
import { goFiles } from "./file-servers.ts";
import { flagOf, portFlag } from "./flags.ts";
import { guestbook } from "./guestbook.ts";
import { netexec } from "./netexec.ts";
import type { ServerProgram } from "./program.ts";
import { goError, goNotFound, goRedirect, goText, json, plain, type Reply } from "./reply.ts";
import { agnhostHostnameLines, netexecLines } from "./request-lines.ts";
import { delayedStop, goStop, hostnameStop } from "./server-stop.ts";
import type { Serving } from "./serving.ts";

/** So long `liveness` is healthy, and then never again. */
const healthyMs = 10_000;

/** Those that ask for no signals. */
const stops = () => goStop;

/** Each subcommand that goes on, by its name; others listen to nothing. */
export const agnhostServers: ReadonlyMap<string, ServerProgram> = new Map<string, ServerProgram>([
  [
    "netexec",
    {
      ports: httpPort(8080),
      answer: netexec,
      log: netexecLines,
      lines: netexecStart,
      stops: (container) => delayedStop(container, 0),
    },
  ],
  [
    "serve-hostname",
    {
      ports: plainPort(9376),
      answer: (_, serving) => hostname(serving),
      log: agnhostHostnameLines,
      lines: (container) => [`{klog}Serving on port ${portFlag(container, "port") ?? 9376}.`],
      stops: () => hostnameStop,
    },
  ],
  [
    "pause",
    {
      ports: () => [],
      answer: () => goNotFound,
      lines: () => ["Paused", "Signals registered"],
      stops: (container) => delayedStop(container, 2),
    },
  ],
  ["test-webserver", { ports: plainPort(80), answer: testWebserver, varies: true, stops }],
  [
    "liveness",
    { ports: () => [8080], answer: liveness, varies: true, changesMs: [healthyMs], stops },
  ],
  ["guestbook", { ports: httpPort(80), answer: guestbook, stops }],
  ["porter", { ports: porterPorts, answer: porter, stops }],
  ["webhook", { ports: plainPort(443), answer: webhook, stops }],
  ["crd-conversion-webhook", { ports: plainPort(443), answer: conversionWebhook, stops }],
]);

/** What the subcommands listen on that do not serve. */
export const agnhostSilent: ServerProgram = { ports: () => [], answer: () => goNotFound, stops };

function netexecStart(container: Container): readonly string[] {
  const udpPort = flagOf(container, "udp-port") ?? "8081";
  return [
    `{klog}Started HTTP server on port ${portFlag(container, "http-port") ?? 8080}`,
    // Of the addresses that it could be told, there is none.
    ...(udpPort === "-1" ? [] : [`{klog}Started UDP server on port  ${udpPort}`]),
  ];
}

function httpPort(usual: number): ServerProgram["ports"] {
  return (container) => [portFlag(container, "http-port") ?? usual];
}

function plainPort(usual: number): ServerProgram["ports"] {
  return (container) => [portFlag(container, "port") ?? usual];
}

const hostname = (serving: Serving): Reply => goText(serving.hostname);

function testWebserver(asked: Asked, serving: Serving): Reply {
  const reply = goFiles("/", asked, serving);
  const cors = {
    "cache-control": "private",
    "access-control-allow-origin": "*",
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, POST, OPTIONS",
  };
  return { ...reply, headers: { ...cors, ...reply.headers } };
}

function liveness(asked: Asked, { sinceStartMs }: Serving): Reply {
  const seconds = sinceStartMs / 1000;
  switch (asked.pathname) {
    case "/healthz":
      return sinceStartMs >= healthyMs ? goText(`error: ${seconds}`, 500) : goText("ok");
    case "/started":
      return goText(`${seconds}s`);
    case "/redirect":
      return goRedirect(parametersOf(asked).get("loc") ?? "", 302);
    default:
      return goNotFound;
  }
}

const served = /^SERVE_(?:TCP_)?PORT_(\d+)$/;

/** A port for each variable that names one; what the variable holds is the answer. */
function porterPorts({ env = [] }: Parameters<ServerProgram["ports"]>[0]): readonly number[] {
  return env.flatMap(({ name }) => {
    const port = Number(served.exec(name)?.[1]);
    return Number.isInteger(port) ? [port] : [];
  });
}

function porter({ port, method }: Asked, { container }: Serving): Reply {
  const found = container.env?.find(({ name }) => Number(served.exec(name)?.[1]) === port);
  if (found === undefined) return goError("no such port", 500);
  const { value = "" } = found;
  return flagOf(container, "json-response") === undefined
    ? plain(value)
    : json(JSON.stringify({ Method: method, Body: value }));
}
