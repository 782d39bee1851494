import type { Plugin } from "../framework.ts";
import { nodeAffinity } from "./node-affinity.ts";
import { nodeName } from "./node-name.ts";
import { nodePorts } from "./node-ports.ts";
import { nodeResourcesBalancedAllocation } from "./node-resources-balanced-allocation.ts";
import { nodeResourcesFit } from "./node-resources-fit.ts";
import { nodeUnschedulable } from "./node-unschedulable.ts";
import { schedulingGates } from "./scheduling-gates.ts";
import { taintToleration } from "./taint-toleration.ts";
import { volumeBinding } from "./volume-binding.ts";
import { volumeRestrictions } from "./volume-restrictions.ts";

/** Every plugin there is. A profile chooses among them by name. */
const registry: readonly Plugin[] = [
  schedulingGates,
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeRestrictions,
  volumeBinding,
  nodeResourcesBalancedAllocation,
];

const byName = new Map(registry.map((plugin) => [plugin.name, plugin]));

/** The plugin of that name. A profile that names one which is not there is broken. */
export function pluginOf(name: string): Plugin {
  const plugin = byName.get(name);
  if (plugin === undefined) throw new Error(`there is no scheduler plugin ${name}`);
  return plugin;
}
