import { type HostPort, hostPortsOf, UsedPorts } from "../../api/core/pod/host-ports.ts";
import type { Plugin, Pod, Rejection } from "../framework/framework.ts";
import { podNames } from "../pod-names.ts";

const name = "NodePorts";
const rejection: Rejection = {
  plugin: name,
  reasons: ["node(s) didn't have free ports for the requested pod ports"],
  unresolvable: false,
};

/** Keeps pods off nodes where a host port that they want is taken. */
export const nodePorts: Plugin = {
  name,
  sign(pod) {
    const ports = hostPortsOf(pod);
    return ports.length === 0 ? "" : ports.map(({ address, port }) => `${address}:${port}`).join();
  },
  preFilter(pod, snapshot) {
    const wanted = hostPortsOf(pod);
    if (wanted.length === 0) return undefined;
    return {
      filter(slot) {
        const { ports } = snapshot.info(slot);
        return wanted.some((port) => ports.conflicts(port)) ? rejection : undefined;
      },
      remedies(slot) {
        const { ports, pods } = snapshot.info(slot);
        return wanted
          .filter((port) => ports.conflicts(port))
          .map((port) => ({
            change: `another host port than ${port.port}`,
            detail: `taken by ${podNames([...pods.values()].filter((each) => holds(each, port)))}`,
          }));
      },
    };
  },
  requeueOn: ["AssignedPodDelete", "NodeAdd"],
  queueingHint(pod, { pod: other }) {
    if (other === undefined) return true;
    const freed = new UsedPorts();
    for (const port of hostPortsOf(other)) freed.add(port);
    return hostPortsOf(pod).some((port) => freed.conflicts(port));
  },
};

/** True where the pod has a port that stands in the way of this one. */
function holds(pod: Pod, port: HostPort): boolean {
  const used = new UsedPorts();
  for (const each of hostPortsOf(pod)) used.add(each);
  return used.conflicts(port);
}
