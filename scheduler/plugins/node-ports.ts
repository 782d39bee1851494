import type { Plugin, Rejection } from "../framework.ts";
import { hostPortsOf, UsedPorts } from "../host-ports.ts";

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
