/** The servers in Kubernetes' own test image. Source: kubernetes 1.36, test/images/agnhost. */
import { conversionWebhook, webhook } from "./agnhost-webhook.ts";
import { type Asked, parametersOf } from "./asked.ts";
import { goFiles } from "./file-servers.ts";
import { flagOf, portFlag } from "./flags.ts";
import { guestbook } from "./guestbook.ts";
import { netexec } from "./netexec.ts";
import type { ServerProgram } from "./program.ts";
import { goError, goNotFound, goRedirect, goText, json, plain, type Reply } from "./reply.ts";
import { netexecLines, serveHostnameLines } from "./request-lines.ts";
import type { Serving } from "./serving.ts";

/** So long `liveness` is healthy, and then never again. */
const healthyMs = 10_000;

/** Each subcommand that serves, by its name; others listen to nothing. */
export const agnhostServers: ReadonlyMap<string, ServerProgram> = new Map<string, ServerProgram>([
  ["netexec", { ports: httpPort(8080), answer: netexec, log: netexecLines }],
  [
    "serve-hostname",
    {
      ports: plainPort(9376),
      answer: (_, serving) => hostname(serving),
      log: serveHostnameLines,
    },
  ],
  ["test-webserver", { ports: plainPort(80), answer: testWebserver, varies: true }],
  ["liveness", { ports: () => [8080], answer: liveness, varies: true, changesMs: [healthyMs] }],
  ["guestbook", { ports: httpPort(80), answer: guestbook }],
  ["porter", { ports: porterPorts, answer: porter }],
  ["webhook", { ports: plainPort(443), answer: webhook }],
  ["crd-conversion-webhook", { ports: plainPort(443), answer: conversionWebhook }],
]);

/** What the subcommands listen on that do not serve. */
export const agnhostSilent: ServerProgram = { ports: () => [], answer: () => goNotFound };

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
