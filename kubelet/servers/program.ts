/** Which server a container runs, by its image, or by the program that its command names. */
import { presentName } from "../images/known-images.ts";
import type { Exchange } from "../load/request-log.ts";
import type { MountedFiles } from "../shell/files/mounted-files.ts";
import { agnhostCommands } from "../shell/programs/agnhost.ts";
import type { Container } from "../types.ts";
import { agnhostServers, agnhostSilent } from "./agnhost.ts";
import type { Asked } from "./asked.ts";
import { ealenEcho, mendhakEcho, mendhakPorts } from "./echo-json.ts";
import { echoserver, requestEcho, whoami } from "./echo-text.ts";
import { busyboxFiles, caddy, pythonFiles } from "./file-servers.ts";
import { flagOf, portFlag, portVariable } from "./flags.ts";
import {
  helloApp,
  helloAppPorts,
  helloKubernetes,
  hpaExample,
  httpEcho,
  httpEchoPorts,
  nginxHello,
  serveHostname,
} from "./greetings.ts";
import { httpbin } from "./httpbin.ts";
import { httpd, httpdError } from "./httpd.ts";
import { imageTag } from "./image-tag.ts";
import { nginx, nginxError } from "./nginx/nginx.ts";
import { type IsHost, nginxProblem } from "./nginx/problem.ts";
import { nginxLines } from "./nginx/request-lines.ts";
import { podinfo, podinfoPorts } from "./podinfo.ts";
import { redis } from "./redis/redis.ts";
import type { Reply } from "./reply.ts";
import {
  combinedLines,
  commonLines,
  helloAppLines,
  httpEchoLines,
  pythonLines,
  requestEchoLines,
  serveHostnameLines,
} from "./request-lines.ts";
import { goStop, hostnameStop, type ServerStop } from "./server-stop.ts";
import type { Serving } from "./serving.ts";
import { database } from "./sql.ts";
import { traefik, traefikPorts } from "./traefik.ts";
import { closed } from "./unspoken.ts";

/** A server that kubesim knows. */
export interface ServerProgram {
  /** What it listens on. */
  readonly ports: (container: Container) => readonly number[];
  readonly answer: (asked: Asked, serving: Serving) => Reply;
  /** What it says where something else has gone wrong in it; absent: what any server says. */
  readonly error?: (status: number, serving: Pick<Serving, "container">) => Reply;
  /** The lines that it writes of a request; absent: none. */
  readonly log?: (exchange: Exchange, serving: Serving) => readonly string[];
  /** Whether its status depends on more than the request, such as its files. */
  readonly varies?: boolean;
  /** When its answers change by themselves, in milliseconds since its start. */
  readonly changesMs?: readonly number[];
  /** What a request takes of its CPU; absent: as much as nobody knows. */
  readonly cpuSeconds?: number;
  /** Where its configuration is, which is not read where somebody mounts another. */
  readonly configuration?: string;
  /** Why it does not start with the configuration that somebody mounts; absent: it always does. */
  readonly problem?: (files: MountedFiles, isHost: IsHost) => string | undefined;
  /** False where it ends the connections of clients that speak HTTP; absent: true. */
  readonly speaksHttp?: boolean;
  /** Whether its files are in a directory of the image, where nobody puts any by starting it. */
  readonly hasOwnRoot?: boolean;
  /** Whether it goes on after SIGTERM, as a first process does that has not asked for it. */
  readonly ignoresSignals?: boolean;
  /** What it says when it starts, as in `serverLines`; absent: what its image says. */
  readonly lines?: (container: Container) => readonly string[];
  /** What comes of SIGTERM; absent: what does of its image. */
  readonly stops?: (container: Container) => ServerStop;
}

const on =
  (...ports: readonly number[]): ServerProgram["ports"] =>
  () =>
    ports;
/** A port that one of the flags tells, else the usual one. */
function flagged(usual: number, ...flags: readonly string[]): ServerProgram["ports"] {
  return (container) => {
    const told = flags.map((flag) => portFlag(container, flag));
    return [told.find((port) => port !== undefined) ?? usual];
  };
}

const nginxServer: ServerProgram = {
  ports: on(80),
  answer: nginx,
  log: nginxLines,
  cpuSeconds: 0.0001,
  error: nginxError,
  varies: true,
  configuration: "/etc/nginx",
  problem: nginxProblem,
  hasOwnRoot: true,
};
const httpdServer: ServerProgram = {
  ports: on(80),
  answer: httpd,
  log: commonLines,
  error: httpdError,
  varies: true,
  configuration: "/usr/local/apache2/conf",
  hasOwnRoot: true,
};
const caddyServer: ServerProgram = {
  ports: on(80, 443),
  answer: caddy,
  varies: true,
  configuration: "/etc/caddy",
  hasOwnRoot: true,
};
const traefikServer: ServerProgram = {
  ports: traefikPorts,
  answer: traefik,
  configuration: "/etc/traefik",
};
const redisServer: ServerProgram = {
  ports: flagged(6379, "port"),
  answer: redis,
  speaksHttp: false,
  cpuSeconds: 0.00002,
};
const databaseServer = (port: number, ...flags: readonly string[]): ServerProgram => ({
  ports: flagged(port, ...flags),
  answer: database,
  speaksHttp: false,
});
const silentServer = (port: number, ...flags: readonly string[]): ServerProgram => ({
  ports: flagged(port, ...flags),
  answer: () => closed,
  speaksHttp: false,
});
const echoServer: ServerProgram = { ports: on(8080), answer: echoserver };
const hostnameServer: ServerProgram = {
  ports: on(9376),
  answer: serveHostname,
  log: serveHostnameLines,
  stops: () => hostnameStop,
};
const portOr =
  (usual: number): ServerProgram["ports"] =>
  (container) => [portVariable(container, "PORT") ?? usual];
const requestEchoServer: ServerProgram = {
  ports: portOr(8080),
  answer: requestEcho,
  log: requestEchoLines,
  stops: () => goStop,
};
const whoamiServer: ServerProgram = {
  ports: (container) => [
    portFlag(container, "port") ?? portVariable(container, "WHOAMI_PORT_NUMBER") ?? 80,
  ],
  answer: whoami,
  stops: () => goStop,
};
const httpEchoServer: ServerProgram = {
  ports: httpEchoPorts,
  answer: httpEcho,
  log: httpEchoLines,
};
const podinfoServer: ServerProgram = { ports: podinfoPorts, answer: podinfo, varies: true };
const hello = { ports: helloAppPorts, answer: helloApp, log: helloAppLines, stops: () => goStop };

const byRepository: ReadonlyMap<string, ServerProgram> = new Map<string, ServerProgram>([
  ["docker.io/library/nginx", nginxServer],
  ["docker.io/nginxinc/nginx-unprivileged", { ...nginxServer, ports: on(8080) }],
  ["registry.k8s.io/nginx-slim", nginxServer],
  ["registry.k8s.io/e2e-test-images/nginx", nginxServer],
  ["docker.io/library/httpd", httpdServer],
  ["registry.k8s.io/e2e-test-images/httpd", httpdServer],
  ["docker.io/library/caddy", caddyServer],
  ["docker.io/library/traefik", traefikServer],
  ["docker.io/hashicorp/http-echo", httpEchoServer],
  ["docker.io/ealen/echo-server", { ports: portOr(80), answer: ealenEcho }],
  ["docker.io/mendhak/http-https-echo", { ports: mendhakPorts, answer: mendhakEcho }],
  ["docker.io/traefik/whoami", whoamiServer],
  ["docker.io/containous/whoami", whoamiServer],
  ["docker.io/kicbase/echo-server", requestEchoServer],
  ["docker.io/jmalloc/echo-server", requestEchoServer],
  ["docker.io/kennethreitz/httpbin", { ports: on(80), answer: httpbin }],
  ["docker.io/nginxdemos/hello", { ports: on(80), answer: nginxHello }],
  ["docker.io/paulbouwer/hello-kubernetes", { ports: portOr(8080), answer: helloKubernetes }],
  ["gcr.io/google-samples/hello-app", hello],
  ["us-docker.pkg.dev/google-samples/containers/gke/hello-app", hello],
  ["registry.k8s.io/serve_hostname", hostnameServer],
  ["registry.k8s.io/echoserver", echoServer],
  ["registry.k8s.io/e2e-test-images/echoserver", echoServer],
  ["docker.io/library/redis", redisServer],
  ["docker.io/valkey/valkey", redisServer],
  ["docker.io/bitnami/redis", redisServer],
  ["docker.io/bitnamilegacy/redis", redisServer],
  ["registry.k8s.io/redis", redisServer],
  ["docker.io/library/mysql", databaseServer(3306, "port", "P")],
  ["docker.io/library/mariadb", databaseServer(3306, "port", "P")],
  ["docker.io/library/postgres", databaseServer(5432, "p", "port")],
  ["docker.io/library/memcached", silentServer(11211, "p", "port")],
  ["ghcr.io/stefanprodan/podinfo", podinfoServer],
  ["docker.io/stefanprodan/podinfo", podinfoServer],
  ["registry.k8s.io/hpa-example", { ports: on(80), answer: hpaExample, log: combinedLines }],
]);

/** Programs that are a server whatever image brings them, by the last part of their path. */
const byName: ReadonlyMap<string, ServerProgram> = new Map<string, ServerProgram>([
  ["nginx", nginxServer],
  ["httpd-foreground", httpdServer],
  ["http-echo", httpEchoServer],
  ["whoami", whoamiServer],
  ["caddy", caddyServer],
  ["redis-server", redisServer],
  ["valkey-server", redisServer],
]);

const remembered = new WeakMap<Container, ServerProgram | "none">();

/** The server that a container runs; `undefined` where none is known. */
export function serverProgram(container: Container): ServerProgram | undefined {
  const known = remembered.get(container);
  if (known !== undefined) return known === "none" ? undefined : known;
  const found =
    commandServer(container) ??
    scriptServer(container) ??
    byRepository.get(presentName(imageTag(container).repository));
  remembered.set(container, found ?? "none");
  return found;
}

/** The server that the words of the command name, where they name one by themselves. */
export function commandServer(container: Container): ServerProgram | undefined {
  const { command = [], args = [] } = container;
  const isAgnhost = /\/agnhost$/.test(imageTag(container).repository);
  const words = [...command, ...args];
  const [first = "", ...rest] = words;
  const program = first.slice(first.lastIndexOf("/") + 1);
  if (isAgnhost && (command.length === 0 || /^agnhost(?:-2)?$/.test(program))) {
    const [mode = "pause"] = command.length === 0 ? words : rest;
    if (agnhostCommands.has(mode)) return undefined;
    return agnhostServers.get(mode) ?? agnhostSilent;
  }
  if (command.length === 0 && args.length === 0) return undefined;
  const line = words.join(" ");
  if (/^python[\d.]*$/.test(program) && /-m http\.server\b/.test(line)) return python(container);
  if (command.length > 0 && /^(?:busybox httpd|httpd)\b/.test(`${program} ${rest[0] ?? ""}`)) {
    return /(?:^| )-\w*f/.test(line) ? busybox(container) : undefined;
  }
  // `nginx -t` and the like are no servers.
  if (/^-[tTvVsh]/.test(rest[0] ?? "")) return undefined;
  return command.length > 0 ? byName.get(program) : undefined;
}

/** A server that a shell begins in the end: `sh -c "echo hi >/www/index.html; httpd -f -h /www"`. */
function scriptServer(container: Container): ServerProgram | undefined {
  const [shell = "", flag = "", script = ""] = [
    ...(container.command ?? []),
    ...(container.args ?? []),
  ];
  if (!/(?:^|\/)(?:ba|da|a)?sh$/.test(shell) || !/^-\w*c$/.test(flag)) return undefined;
  const last = [...script.matchAll(begun)].at(-1)?.[1];
  if (last === undefined) return undefined;
  const server = commandServer({ ...container, command: last.trim().split(/\s+/), args: [] });
  if (server === undefined) return undefined;
  // What the script writes has its own count of lines.
  const { log: _, ...silent } = server;
  return silent;
}

/** Servers of files that begin a command of a script. */
const begun =
  /(?:^|[;&|\n]|\bexec\b|\bthen\b|\bdo\b)\s*((?:busybox\s+)?httpd\s[^;&|\n]*|python[\d.]*\s+-m\s+http\.server[^;&|\n]*)/g;

/** `python -m http.server 8080 --directory /srv`. */
function python(container: Container): ServerProgram {
  const line = [...(container.command ?? []), ...(container.args ?? [])].join(" ");
  const port = Number(/http\.server(?: -\S+ \S+)* (\d+)\b/.exec(line)?.[1] ?? 8000);
  const directory = flagOf(container, "directory") ?? flagOf(container, "d");
  const root = directory ?? container.workingDir ?? "/";
  return {
    ports: () => [port],
    answer: (asked, serving) => pythonFiles(root, asked, serving),
    log: pythonLines,
    varies: true,
    ignoresSignals: true,
  };
}

/** `httpd -f -p 8080 -h /www`. */
function busybox(container: Container): ServerProgram {
  const root = flagOf(container, "h") ?? container.workingDir ?? "/";
  return {
    ports: () => [portFlag(container, "p") ?? 80],
    answer: (asked, serving) => busyboxFiles(root, asked, serving),
    varies: true,
    ignoresSignals: true,
  };
}
