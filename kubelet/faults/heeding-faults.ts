import { Node } from "../../api/core/node/node.ts";
import { Fault } from "../../api/sim/fault.ts";
import { type Controller, type Plan, type View, watch } from "../../client/controller.ts";
import { never } from "../observed.ts";
import { absenceOf } from "./absence.ts";
import { isNews, machineFaults } from "./machine-faults.ts";

/** Where a controller of kubelets is at work. */
export interface Whereabouts {
  /** The name of the node that a key is about; undefined where it is about none. */
  readonly nodeOf: (key: string, view: View) => string | undefined;
  /** The keys that a fault is about, whenever it is in force. */
  readonly keysOf: (fault: Fault, view: View) => readonly string[];
}

/**
 * The controller, which stands still for nodes whose kubelets are not at work: on a frozen machine,
 * cut off from the API server, or killed. What happened meanwhile is found when it goes on.
 */
export function heedingFaults(controller: Controller, where: Whereabouts): Controller {
  return {
    ...controller,
    watches: [...controller.watches, watch(Fault, { keys: where.keysOf, when: isNews })],
    reconcile(key, view, context) {
      const untilMs = awayUntilMs(key, view, where);
      return untilMs === undefined
        ? controller.reconcile(key, view, context)
        : waiting(untilMs - view.nowMs, context.memory);
    },
  };
}

function awayUntilMs(key: string, view: View, { nodeOf }: Whereabouts): number | undefined {
  const faults = machineFaults(view.list(Fault));
  if (faults.length === 0) return undefined;
  const name = nodeOf(key, view);
  const node = name === undefined ? undefined : view.get(Node, undefined, name);
  return absenceOf(faults, node, view.nowMs)?.untilMs;
}

const waiting = (forMs: number, memory: object | undefined): Plan => ({
  actions: [],
  ...(forMs < never && { requeueAfterMs: Math.max(forMs, 0) }),
  ...(memory && { memory }),
});
