/** Small servers of tutorials, which say one thing. */
import type { Asked } from "./asked.ts";
import { filledIn, flagOf, portFlag, portVariable, variable } from "./flags.ts";
import { imageTag } from "./image-tag.ts";
import { escapeHtml, goText, html, plain, type Reply } from "./reply.ts";
import { type Serving, versionOf } from "./serving.ts";

type Container = Serving["container"];

/** Source: GoogleCloudPlatform/kubernetes-engine-samples, hello-app. */
export function helloApp(_: Asked, { container, hostname }: Serving): Reply {
  const version = imageTag(container).version.startsWith("2") ? "2.0.0" : "1.0.0";
  return goText(`Hello, world!\nVersion: ${version}\nHostname: ${hostname}\n`);
}

export const helloAppPorts = (container: Container): readonly number[] => [
  portVariable(container, "PORT") ?? 8080,
];

/** Source: hashicorp/http-echo 1.0. */
export function httpEcho({ pathname }: Asked, { container, environment }: Serving): Reply {
  const named = { "x-app-name": "http-echo", "x-app-version": versionOf(container) ?? "1.0.0" };
  if (pathname === "/health") {
    return { status: 200, headers: { ...named, ...jsonType }, body: '{"status":"ok"}\n' };
  }
  const text = flagOf(container, "text") ?? variable(environment, "ECHO_TEXT");
  const status = Number(flagOf(container, "status-code") ?? 200);
  const reply = goText(`${filledIn(text, environment)}\n`, status);
  return { ...reply, headers: { ...named, ...reply.headers } };
}

const jsonType = { "content-type": "application/json; charset=utf-8" };

export const httpEchoPorts = (container: Container): readonly number[] => [
  portFlag(container, "listen") ?? 5678,
];

/** Source: kubernetes 1.36, test/images/agnhost/serve-hostname, which once was an image. */
export const serveHostname = (_: Asked, { hostname }: Serving): Reply => goText(hostname);

/** Source: paulbouwer/hello-kubernetes 1.10. */
export function helloKubernetes({ pathname }: Asked, serving: Serving): Reply {
  const { environment, hostname } = serving;
  if (pathname === "/health") return plain("OK");
  const message = variable(environment, "MESSAGE") || "Hello world!";
  const rows = [
    ["namespace", variable(environment, "KUBERNETES_NAMESPACE") || "-"],
    ["pod", variable(environment, "KUBERNETES_POD_NAME") || hostname],
    ["node", variable(environment, "KUBERNETES_NODE_NAME") || "-"],
  ];
  const table = rows
    .map(([name, value = ""]) => `<tr><th>${name}:</th><td>${escapeHtml(value)}</td></tr>`)
    .join("\n");
  const body =
    "<!DOCTYPE html>\n<html>\n<head><title>Hello Kubernetes!</title></head>\n<body>\n" +
    `<div id="message">${escapeHtml(message)}</div>\n<table>\n${table}\n</table>\n</body>\n</html>\n`;
  const reply = html(body);
  return {
    ...reply,
    headers: { "x-powered-by": "Express", "content-type": "text/html; charset=utf-8" },
  };
}

/** Source: nginxinc/NGINX-Demos, nginx-hello and its plain text. */
export function nginxHello(asked: Asked, serving: Serving): Reply {
  const { pod, container, hostname } = serving;
  const facts = [
    ["Server address", `${pod.status.podIP ?? "127.0.0.1"}:${asked.port}`],
    ["Server name", hostname],
    ["Date", nginxDate(serving.nowMs)],
    ["URI", asked.path],
  ] as const;
  const isPlain = imageTag(container).version.includes("plain-text");
  const headers = {
    server: `nginx/${"1.29.3"}`,
    "content-type": isPlain ? "text/plain" : "text/html",
    expires: new Date(serving.nowMs - 1_000).toUTCString(),
    "cache-control": "no-cache",
  };
  if (isPlain) {
    const lines = facts.map(([name, value]) => `${name}: ${value}\n`).join("");
    return { status: 200, headers, body: `${lines}Request ID: ${requestId(serving)}\n` };
  }
  const rows = facts
    .map(([name, value]) => `<p><span>${name}:</span> <span>${escapeHtml(value)}</span></p>`)
    .join("\n");
  const body =
    "<!DOCTYPE html>\n<html>\n<head><title>Hello World</title></head>\n<body>\n" +
    `<h1>NGINX</h1>\n${rows}\n</body>\n</html>\n`;
  return { status: 200, headers, body };
}

/** `27/Nov/2026:02:00:00 +0000`. */
function nginxDate(nowMs: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(nowMs).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

const requestId = ({ nowMs, pod }: Serving) =>
  `${(pod.metadata.uid ?? "").replace(/-/g, "").slice(0, 20)}${nowMs.toString(16)}`
    .padEnd(32, "0")
    .slice(0, 32);

/** A million square roots for each request. Source: kubernetes website, the HPA walkthrough. */
export const hpaExample = (): Reply => ({
  status: 200,
  headers: {
    server: "Apache/2.4.10 (Debian)",
    "x-powered-by": "PHP/5.6.14",
    "content-type": "text/html; charset=UTF-8",
  },
  body: "OK!",
  cpuSeconds: 0.05,
});
