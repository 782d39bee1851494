/** A user's own controller, whose errors are told as those of a program are. */
import type { Controller, Plan, ReconcileContext, View } from "../client/controller.ts";
import type { Cluster } from "./cluster.ts";
import { ProgramFailed } from "./program-failed.ts";

/**
 * So often a key may be written for at one moment. A controller that counts thousands of pods may
 * do so with each of them; one that writes on and on would hold the time for ever.
 */
const roundsMax = 10_000;

/** The same controller; what it throws names it, the time and the seed. */
export function ownController(controller: Controller, cluster: Cluster): Controller {
  const rounds = new Rounds();
  const reconcile = (key: string, view: View, context: ReconcileContext): Plan => {
    try {
      const plan = controller.reconcile(key, view, context);
      if (writes(plan)) rounds.passed(key, cluster.nowMs);
      return plan;
    } catch (error) {
      const { startMs, nowMs, kubelet } = cluster;
      const failed = { program: controller.name, startMs, nowMs, seed: kubelet.seed };
      throw new ProgramFailed(failed, error);
    }
  };
  // It may be an instance of any class, with private members.
  return new Proxy(controller, {
    get: (target, member) => (member === "reconcile" ? reconcile : Reflect.get(target, member)),
  });
}

const writes = ({ actions }: Plan) => actions.some((action) => action.do !== "record");

class Rounds {
  readonly #byKey = new Map<string, number>();
  #atMs = Number.NEGATIVE_INFINITY;

  /** Takes note of a plan that writes. Throws where time will never pass. */
  passed(key: string, nowMs: number): void {
    if (nowMs !== this.#atMs) this.#byKey.clear();
    this.#atMs = nowMs;
    const count = (this.#byKey.get(key) ?? 0) + 1;
    this.#byKey.set(key, count);
    if (count < roundsMax) return;
    const fact = `reconcile of ${key} has planned writes ${count} times without time passing`;
    throw new Error(`${fact}: where all is as it should be, it must plan nothing`);
  }
}
