import type { Random } from "../../api/runtime.ts";
import type { ClusterOptions } from "../cluster-options.ts";
import { Latency } from "../processes/latency.ts";
import type { SimClock } from "./sim-clock.ts";

/** What is left to chance of the order of things. */
export interface Interleaving {
  readonly latency: Latency;
  /** From now on the order is drawn, and all takes its time. */
  begin(clock: SimClock): void;
}

/** Nothing where all is as usual: in the order of causes, and at once. */
export function interleavingOf(
  { interleaving = "fifo" }: ClusterOptions,
  random: Random,
): Interleaving | undefined {
  if (interleaving === "fifo") return undefined;
  const drawn = random.fork("interleaving");
  const latency = new Latency(drawn.fork("latency"));
  return {
    latency,
    begin(clock) {
      latency.begin();
      clock.shuffle(drawn.fork("order"));
    },
  };
}
