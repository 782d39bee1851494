import type { JsonObject } from "../../api/json.ts";
import { addQuantities, compareQuantities } from "../../api/quantity.ts";
import { part, parts } from "../targets/targets.ts";

export interface Amounts {
  readonly requests: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<string, string>;
}

/**
 * What a pod asks for in all: the sum of its containers and sidecars, or the most that one of its
 * init containers needs, and the overhead of its runtime.
 */
export function podAmounts(pod: JsonObject): Amounts {
  const spec = part(pod, "spec");
  return {
    requests: amountsOf(spec, "requests", part(spec, "overhead")),
    limits: withOverhead(amountsOf(spec, "limits", {}), part(spec, "overhead")),
  };
}

function amountsOf(spec: JsonObject, member: string, overhead: JsonObject): Map<string, string> {
  const total = new Map<string, string>();
  for (const container of parts(spec, "containers")) {
    addAll(total, part(container, "resources", member));
  }
  const sidecars = new Map<string, string>();
  const most = new Map<string, string>();
  for (const container of parts(spec, "initContainers")) {
    const amounts = part(container, "resources", member);
    if (container.restartPolicy === "Always") {
      addAll(total, amounts);
      addAll(sidecars, amounts);
      raiseAll(most, sidecars);
      continue;
    }
    const needed = new Map(sidecars);
    addAll(needed, amounts);
    raiseAll(most, needed);
  }
  raiseAll(total, most);
  for (const [name, amount] of Object.entries(part(spec, "resources", member))) {
    total.set(name, String(amount));
  }
  addAll(total, overhead);
  return total;
}

/** The overhead adds to limits that are there. */
function withOverhead(limits: Map<string, string>, overhead: JsonObject): Map<string, string> {
  for (const [name, amount] of Object.entries(overhead)) {
    const limit = limits.get(name);
    if (limit !== undefined) limits.set(name, addQuantities(limit, String(amount)));
  }
  return limits;
}

function addAll(total: Map<string, string>, amounts: JsonObject): void {
  for (const [name, amount] of Object.entries(amounts)) {
    const before = total.get(name);
    total.set(name, before === undefined ? String(amount) : addQuantities(before, String(amount)));
  }
}

function raiseAll(total: Map<string, string>, least: ReadonlyMap<string, string>): void {
  for (const [name, amount] of least) {
    const before = total.get(name);
    if (before === undefined || compareQuantities(amount, before) > 0) total.set(name, amount);
  }
}
