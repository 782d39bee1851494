/** A rollout under a Fault, and what is to be seen of it. */
import { Deployment } from "../../api/apps/deployment.ts";
import { Event } from "../../api/core/event.ts";
import { Fault } from "../../api/sim/fault.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";
import { web } from "../rollouts/web.ts";
import { finalStateOf } from "./final-state.ts";

export const startMs = Date.UTC(2026, 0, 1);

export const faultOf = (spec: object, name = "trouble") => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Fault",
  metadata: { name },
  spec,
});

/** A minute of three replicas that come up while the faults are in force. */
export function rollOut(faults: readonly object[], options: ClusterOptions = {}): Cluster {
  const cluster = createCluster({ seed: 5, ...options });
  if (faults.length > 0) cluster.apply(faults);
  cluster.settle();
  cluster.apply(web("nginx:1"));
  cluster.advance("1m");
  return cluster;
}

/** The final state, but for the faults themselves. */
export const endOf = (cluster: Cluster): readonly string[] =>
  finalStateOf(cluster).filter((line) => !line.includes('"kind":"Fault"'));

export const faultStatus = (cluster: Cluster, name = "trouble") => cluster.get(Fault, name)?.status;

export const deploymentStatus = (cluster: Cluster) => cluster.get(Deployment, "web")?.status;

/** When objects in the namespace were so written, in milliseconds since the beginning. */
export const timesOf = (
  cluster: Cluster,
  resource: string,
  type: "ADDED" | "MODIFIED" | "DELETED" = "ADDED",
): readonly number[] =>
  cluster
    .history()
    .filter((event) => event.resource === resource && event.type === type)
    .filter(({ key }) => key.startsWith("default/"))
    .map(({ timeMs }) => timeMs - startMs);

export const eventsOf = (cluster: Cluster, kind: string): readonly Event[] =>
  cluster.list(Event).filter(({ involvedObject }) => involvedObject.kind === kind);
