/** What can be said of the machine that a pod is on. */
import { Node } from "../../api/core/node/node.ts";
import { faultsOn } from "./faults.ts";
import type { Known } from "./known.ts";
import { because, conditionOf } from "./words.ts";

const power = "sim.kubesim.dev/power";

/** Why the kubelet of a node does nothing; `undefined` where it works. */
export function machineTrouble(name: string, known: Known): string | undefined {
  if (name === "") return undefined;
  const node = known.get(Node, name);
  if (node === undefined) return `node ${name} does not exist any more`;
  return nodeTrouble(node, known);
}

/** The same of a node that is at hand. */
export function nodeTrouble({ metadata, status }: Node, known: Known): string | undefined {
  const { name = "" } = metadata;
  const [fault] = faultsOf(name, known);
  if (fault !== undefined) return fault;
  switch (metadata.annotations?.[power]) {
    case "off":
      return `the machine of node ${name} has no power (annotation ${power})`;
    case "shutdown":
      return `the machine of node ${name} shuts down (annotation ${power})`;
    default:
  }
  const ready = conditionOf(status.conditions, "Ready");
  if (ready === undefined) return `the kubelet of node ${name} has not said that it is ready`;
  return ready.status === "True" ? undefined : `node ${name} is not ready: ${because(ready)}`;
}

const machineFaults = new Set([
  "NodeCrash",
  "NodeReboot",
  "NodeFreeze",
  "NodePartition",
  "ZoneOutage",
  "KubeletRestart",
]);

/** The Faults that keep a machine, or its kubelet, from doing anything. */
const faultsOf = (name: string, known: Known): readonly string[] =>
  faultsOn([{ target: name, title: `node ${name}` }], known, (type) => machineFaults.has(type));
