/** How the components of the control plane are, as the API server finds when it asks them. */
import { ComponentStatus } from "../../api/core/component-status.ts";
import { StatusError } from "../../api/status.ts";
import type { ObjectSources } from "../../apiserver/registry/resource-table.ts";
import { untyped } from "../../client/action.ts";
import type { Components } from "../processes/components.ts";
import type { OwnComponentName } from "../processes/process-handler.ts";

type Processes = Pick<Components, "isRunning" | "isPaused">;

interface Server {
  readonly process: OwnComponentName;
  readonly port: number;
}

/** In the order of their names; the storage is part of the API server here, and always well. */
const servers = new Map<string, Server | "storage">([
  ["controller-manager", { process: "kube-controller-manager", port: 10257 }],
  ["etcd-0", "storage"],
  ["scheduler", { process: "kube-scheduler", port: 10259 }],
]);

/** The source of ComponentStatus. Source: pkg/registry/core/componentstatus 1.36. */
export function componentStatuses(processes: () => Processes): ObjectSources {
  return new Map([
    [
      untyped(ComponentStatus),
      {
        get(_, name) {
          const server = servers.get(name);
          if (server !== undefined) return statusOf(name, server, processes());
          throw new StatusError("Unknown", `Component not found: ${name}`);
        },
        list: () => [...servers].map(([name, server]) => statusOf(name, server, processes())),
      },
    ],
  ]);
}

function statusOf(name: string, server: Server | "storage", processes: Processes): ComponentStatus {
  const problem = server === "storage" ? undefined : problemOf(server, processes);
  const status = problem === undefined ? "True" : "False";
  return {
    apiVersion: ComponentStatus.apiVersion,
    kind: ComponentStatus.kind,
    metadata: { name },
    conditions: [{ type: "Healthy", status, message: problem ?? "ok" }],
  };
}

/** What Go's HTTP client says of a server that is not there, or does not answer. */
function problemOf({ process, port }: Server, processes: Processes): string | undefined {
  const address = `127.0.0.1:${port}`;
  const asked = `Get "https://${address}/healthz"`;
  if (!processes.isRunning(process)) {
    return `${asked}: dial tcp ${address}: connect: connection refused`;
  }
  if (!processes.isPaused(process)) return undefined;
  return `${asked}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`;
}
