/** `kubesim port-forward`: brings local ports to a pod. */
import { type AddressInfo, isIP, type Server } from "node:net";
import { Failure } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { type ForwardedPort, forwardedPort } from "./port-forward/ports.ts";
import { listen } from "./port-forward/relay.ts";
import { attachablePod, runningTimeoutOf } from "./targets/attachable.ts";
import { findTargets, part, pathOfTarget, textAt } from "./targets/targets.ts";

const flags = {
  address: { kind: "list", value: "ADDRESSES", doc: "where to listen; localhost by default" },
  "pod-running-timeout": { kind: "duration", value: "TIME", doc: "how long to wait for a pod" },
} as const;

export const command = defineCommand({
  name: "port-forward",
  usage: "TYPE/NAME [flags] [LOCAL_PORT:]REMOTE_PORT...",
  summary: "Bring local ports to a pod",
  examples: ["kubesim port-forward deploy/web 8080:80", "kubesim port-forward pod/web-0 :80"],
  flags,
  async run(io, { flags: given, args }) {
    const [named, ...texts] = args;
    if (named === undefined || texts.length === 0) {
      throw new Failure(
        "TYPE/NAME and list of ports are required for port-forward\n" +
          "See 'kubesim port-forward -h' for help and examples",
      );
    }
    const timeoutMs = runningTimeoutOf(given, "port-forward");
    const asked = named.includes("/") ? [named] : ["pods", named];
    const { targets, errors } = await findTargets(io, { args: asked });
    const [target] = targets;
    if (target === undefined) throw errors[0] ?? new Failure("you must provide a resource");
    const pod = await attachablePod(io, named, timeoutMs);
    const ports = texts.map((text) => forwardedPort(text, target, pod.object));
    const phase = textAt(part(pod.object, "status"), "phase");
    if (phase !== "Running") {
      throw new Failure(
        `unable to forward port because pod is not running. Current status=${phase}`,
      );
    }
    const path = pathOfTarget(pod, {}, "portforward");
    await forwardAll(io, { path, ports, addresses: given.address ?? ["localhost"] });
  },
});

interface Forwarding {
  readonly path: string;
  readonly ports: readonly ForwardedPort[];
  readonly addresses: readonly string[];
}

/** Forwards until something fails; a signal ends the process. */
async function forwardAll(io: Io, { path, ports, addresses }: Forwarding): Promise<void> {
  const servers: Server[] = [];
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  for (const port of ports) {
    let { local } = port;
    for (const address of addresses.flatMap(numeric)) {
      // Both addresses of localhost have the port that the first was given.
      const at = { path, address, port: { ...port, local }, fail };
      const server = await listen(io, at);
      servers.push(server);
      local = portOf(server);
      const shown = address.includes(":") ? `[${address}]` : address;
      io.print(`Forwarding from ${shown}:${local} -> ${port.remote}`);
    }
  }
  try {
    await failed;
  } finally {
    for (const server of servers) server.close();
  }
}

function numeric(address: string): readonly string[] {
  if (address === "localhost") return ["127.0.0.1", "::1"];
  if (isIP(address) === 0) throw new Failure(`${address} is not a valid IP`);
  return [address];
}

/** A server of the network has an address with a port. */
const portOf = (server: Server) => (server.address() as AddressInfo).port;
