/** Which ports are forwarded: what the arguments say, and what a pod or Service makes of it. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { part, parts, type Target, textAt } from "../targets/targets.ts";

export interface ForwardedPort {
  /** 0 for any that is free. */
  readonly local: number;
  readonly remote: number;
}

/** `8080:80`, `80`, `:80`, `8080:http`. Source: kubectl pkg/cmd/portforward 1.36. */
export function forwardedPort(text: string, target: Target, pod: JsonObject): ForwardedPort {
  const [first = "", second] = text.split(":");
  const named = second ?? first;
  const remote = remotePort(named, target, pod);
  if (second === undefined) return { local: /^\d+$/.test(first) ? Number(first) : remote, remote };
  const local = first === "" ? 0 : Number(first);
  if (!/^\d*$/.test(first) || local > 65_535) {
    const fact = /^\d+$/.test(first) ? "value out of range" : "invalid syntax";
    throw new Failure(
      `error parsing local port '${first}': strconv.ParseUint: parsing "${first}": ${fact}`,
    );
  }
  return { local, remote };
}

function remotePort(text: string, target: Target, pod: JsonObject): number {
  if (target.resource.kind === "Service") return servicePort(text, target, pod);
  const port = /^\d+$/.test(text) ? Number(text) : containerPort(pod, text);
  if (port === undefined) {
    throw new Failure(
      `Pod '${textAt(part(pod, "metadata"), "name")}' does not have a named port '${text}'`,
    );
  }
  if (port > 65_535) {
    throw new Failure(
      `error parsing remote port '${text}': ` +
        `strconv.ParseUint: parsing "${text}": value out of range`,
    );
  }
  if (port < 1) throw new Failure(`remote port must be > 0`);
  return port;
}

function servicePort(text: string, { object, name }: Target, pod: JsonObject): number {
  const spec = part(object, "spec");
  const isNumber = /^\d+$/.test(text);
  const port = parts(spec, "ports").find((each) =>
    isNumber ? each.port === Number(text) : each.name === text,
  );
  if (port === undefined) {
    throw new Failure(
      isNumber
        ? `Service ${name} does not have a service port ${text}`
        : `Service '${name}' does not have a named port '${text}'`,
    );
  }
  const { targetPort = port.port } = port;
  // Without an address of its own a Service leads to the port that it names.
  if (spec.clusterIP === "None" && typeof port.port === "number") return port.port;
  if (typeof targetPort === "number") return targetPort;
  const found = containerPort(pod, String(targetPort));
  if (found !== undefined) return found;
  throw new Failure(`Service ${name} does not have a service port ${text}`);
}

function containerPort(pod: JsonObject, name: string): number | undefined {
  const containers = parts(part(pod, "spec"), "containers");
  const port = containers
    .flatMap((container) => parts(container, "ports"))
    .find((each) => each.name === name)?.containerPort;
  return typeof port === "number" ? port : undefined;
}
