/** Servers that answer with the request that they got, as text. */

import { parseGoDuration } from "../../api/duration.ts";
import { headerName } from "../../api/http-message.ts";
import { type Asked, parametersOf } from "./asked.ts";
import { variable } from "./flags.ts";
import { imageTag } from "./image-tag.ts";
import { goText, plain, type Reply, sortedHeaders } from "./reply.ts";
import { hostOf, type Serving } from "./serving.ts";

const addresses = ({ pod }: Serving): readonly string[] => [
  "127.0.0.1",
  "::1",
  ...(pod.status.podIPs?.map(({ ip = "" }) => ip) ?? []),
];

const titled = (headers: Asked["headers"]) =>
  sortedHeaders(headers).map(([name, value]) => `${headerName(name)}: ${value}`);

/** Source: traefik/whoami 1.11. */
export function whoami(asked: Asked, serving: Serving): Reply {
  const parameters = parametersOf(asked);
  switch (asked.pathname) {
    case "/bench":
      return plain("1");
    case "/health":
      return whoamiHealth(asked, serving);
    case "/api":
      return whoamiApi(asked, serving);
    default:
      return {
        ...goText(whoamiText(asked, serving)),
        latencyMs: parseGoDuration(parameters.get("wait") || "0").ms ?? 0,
      };
  }
}

function whoamiText(asked: Asked, serving: Serving): string {
  const { environment, hostname, client } = serving;
  const name = variable(environment, "WHOAMI_NAME");
  const { "user-agent": agent, ...others } = asked.headers;
  const isWithVariables = /^(?:1|t|T|true|TRUE|True)$/.test(parametersOf(asked).get("env") ?? "");
  return [
    ...(name === "" ? [] : [`Name: ${name}\n`]),
    `Hostname: ${hostname}\n`,
    ...addresses(serving).map((ip) => `IP: ${ip}\n`),
    `RemoteAddr: ${client}\n`,
    `${asked.method} ${asked.path} HTTP/1.1\r\n`,
    `Host: ${asked.host}\r\n`,
    ...(agent === undefined ? [] : [`User-Agent: ${agent}\r\n`]),
    ...titled(others).map((line) => `${line}\r\n`),
    "\r\n",
    asked.body ?? "",
    ...(isWithVariables
      ? [...environment.keys()].map((key) => `${key}=${variable(environment, key)}\n`)
      : []),
  ].join("");
}

function whoamiApi(asked: Asked, serving: Serving): Reply {
  const name = variable(serving.environment, "WHOAMI_NAME");
  const headers = Object.fromEntries(
    sortedHeaders(asked.headers).map(([key, value]) => [headerName(key), [value]]),
  );
  const body = {
    hostname: serving.hostname,
    ip: addresses(serving),
    headers,
    url: asked.path,
    host: asked.host,
    method: asked.method,
    ...(name !== "" && { name }),
    remoteAddr: serving.client,
  };
  return {
    status: 200,
    headers: { "content-type": "application/json", "access-control-allow-origin": "*" },
    body: `${JSON.stringify(body)}\n`,
  };
}

/** A POST tells it what to say from then on. */
function whoamiHealth({ method, body = "" }: Asked, { memory }: Serving): Reply {
  if (method !== "POST") {
    return { status: Number(memory?.get("health") ?? 200), headers: {}, body: "" };
  }
  const status = Number(body);
  if (!Number.isInteger(status)) return goText("invalid character in the status code\n", 400);
  memory?.set("health", String(status));
  return { status: 200, headers: {}, body: "" };
}

/** Source: jmalloc/echo-server 0.3, of which kicbase's is an older one. */
export function requestEcho(asked: Asked, serving: Serving): Reply {
  const isOlder = imageTag(serving.container).repository.includes("/kicbase/");
  const first = isOlder
    ? `HTTP/1.1 ${asked.method} ${asked.path}`
    : `${asked.method} ${asked.path} HTTP/1.1`;
  const isNamed = variable(serving.environment, "SEND_SERVER_HOSTNAME").toLowerCase() !== "false";
  const lines = [
    ...(isNamed ? [`Request served by ${serving.hostname}`, ""] : []),
    first,
    "",
    `Host: ${asked.host}`,
    ...titled(asked.headers),
  ];
  const body = asked.body === undefined || asked.body === "" ? "" : `\n${asked.body}`;
  return plain(`${lines.join("\n")}\n${body}`);
}

/** Source: kubernetes/ingress-nginx, images/echoserver; 1.4 and before are of another form. */
export function echoserver(asked: Asked, serving: Serving): Reply {
  const { version } = imageTag(serving.container);
  const isOld = /^1\.[0-4]$/.test(version);
  const text = isOld ? oldEcho(asked, serving) : newEcho(asked, serving);
  const server = isOld ? "nginx/1.10.0" : "echoserver";
  return { status: 200, headers: { server, "content-type": "text/plain" }, body: text };
}

const known = (asked: Asked, serving: Serving) => ({
  client: hostOf(serving.client),
  path: asked.pathname ?? asked.path,
  uri: `http://${asked.host}:${asked.port}${asked.path}`.replace(/(:\d+):\d+(?=\/)/, "$1"),
  headers: sortedHeaders({ ...asked.headers, host: asked.host }),
  body: asked.body || "-no body in request-",
});

function newEcho(asked: Asked, serving: Serving): string {
  const { client, path, uri, headers, body } = known(asked, serving);
  const of = (name: string) => variable(serving.environment, name);
  const pod =
    of("POD_NAME") === ""
      ? ["\t-no pod information available-"]
      : [
          `\tnode name:\t${of("NODE_NAME")}`,
          `\tpod name:\t${of("POD_NAME")}`,
          `\tpod namespace:\t${of("POD_NAMESPACE")}`,
          `\tpod IP:\t${of("POD_IP")}`,
        ];
  return [
    "",
    "",
    `Hostname: ${serving.hostname}`,
    "",
    "Pod Information:",
    ...pod,
    "",
    "Server values:",
    "\tserver_version=nginx: 1.14.2 - lua: 10015",
    "",
    "Request Information:",
    `\tclient_address=${client}`,
    `\tmethod=${asked.method}`,
    `\treal path=${path}`,
    `\tquery=${asked.search.slice(1)}`,
    "\trequest_version=1.1",
    "\trequest_scheme=http",
    `\trequest_uri=${uri}`,
    "",
    "Request Headers:",
    ...headers.map(([name, value]) => `\t${name}=${value}  `),
    "",
    "Request Body:",
    `\t${body}`,
    "",
    "",
  ].join("\n");
}

function oldEcho(asked: Asked, serving: Serving): string {
  const { client, path, uri, headers, body } = known(asked, serving);
  return [
    "CLIENT VALUES:",
    `client_address=${client}`,
    `command=${asked.method}`,
    `real path=${path}`,
    `query=${asked.search.slice(1) || "nil"}`,
    "request_version=1.1",
    `request_uri=${uri}`,
    "",
    "SERVER VALUES:",
    "server_version=nginx: 1.10.0 - lua: 10001",
    "",
    "HEADERS RECEIVED:",
    ...headers.map(([name, value]) => `${name}=${value}`),
    "BODY:",
    body,
  ].join("\n");
}
