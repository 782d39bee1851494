import { isObject, type JsonObject } from "../../api/json.ts";
import { numberAt, part, textAt } from "../targets/targets.ts";
import { goText } from "./lines.ts";

/** `http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3` */
export function probeText(probe: JsonObject): string {
  const rhythm = [
    `delay=${numberAt(probe, "initialDelaySeconds")}s`,
    `timeout=${numberAt(probe, "timeoutSeconds")}s`,
    `period=${numberAt(probe, "periodSeconds")}s`,
    `#success=${numberAt(probe, "successThreshold")}`,
    `#failure=${numberAt(probe, "failureThreshold")}`,
  ].join(" ");
  return `${handlerText(probe)} ${rhythm}`;
}

function handlerText(probe: JsonObject): string {
  if (isObject(probe.exec)) return `exec ${goText(probe.exec.command ?? [])}`;
  if (isObject(probe.httpGet)) return `http-get ${urlText(probe.httpGet)}`;
  if (isObject(probe.tcpSocket)) {
    const { host = "", port = "" } = probe.tcpSocket;
    return `tcp-socket ${host}:${port}`;
  }
  if (isObject(probe.grpc)) {
    const { port, service } = part(probe, "grpc");
    return `grpc <pod>:${port} ${service ?? ""}`;
  }
  return "unknown";
}

function urlText(httpGet: JsonObject): string {
  const scheme = textAt(httpGet, "scheme").toLowerCase();
  const host = textAt(httpGet, "host");
  const { port } = httpGet;
  const bracketed = host.includes(":") ? `[${host}]` : host;
  const address = port === undefined || port === "" ? host : `${bracketed}:${port}`;
  const path = textAt(httpGet, "path");
  const rooted = path === "" || path.startsWith("/") ? path : `/${path}`;
  return `${scheme === "" ? "" : `${scheme}:`}//${address}${rooted}`;
}
