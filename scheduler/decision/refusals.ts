import type { NodeFilter, Rejection } from "../framework/framework.ts";

/** Why a pod fits on no node, for plugins that look for room. */
export interface Refusals {
  /** What refuses the pod on a node; `undefined` where nothing does. */
  on(slot: number): Rejection | undefined;
  /** How many nodes refuse it why. */
  readonly counts: ReadonlyMap<Rejection, number>;
  /** The nodes that may take it if other pods leave them, by name. */
  readonly resolvable: readonly number[];
  /** The filters of the pod, where what they say of a node hangs on that node alone. */
  readonly local?: readonly { readonly filter: NodeFilter }[] | undefined;
}

/** The same from a function, which is asked about all nodes at once. */
export function refusalsOf(
  on: (slot: number) => Rejection | undefined,
  slots: Iterable<number>,
): Refusals {
  const counts = new Map<Rejection, number>();
  const resolvable: number[] = [];
  for (const slot of slots) {
    const rejection = on(slot);
    if (rejection === undefined) continue;
    counts.set(rejection, (counts.get(rejection) ?? 0) + 1);
    if (!rejection.unresolvable) resolvable.push(slot);
  }
  return { on, counts, resolvable };
}

/** The same but for one node, which another rejection refuses. */
export function exceptOn(
  refusals: Refusals,
  slot: number,
  { rejection, order }: { readonly rejection: Rejection; readonly order: Iterable<number> },
): Refusals {
  if (refusals.on(slot) === rejection) return refusals;
  const on = (each: number) => (each === slot ? rejection : refusals.on(each));
  return { ...refusalsOf(on, order), local: refusals.local };
}
