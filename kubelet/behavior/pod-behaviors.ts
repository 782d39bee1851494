import type { Pod } from "../../api/core/pod/pod.ts";
import type { Container } from "../types.ts";
import { type Behavior, type BehaviorOptions, behavior, type Sources } from "./behavior.ts";

/** The behaviours of one pod's containers; asking twice for the same run costs nothing. */
export function behaviors(options: BehaviorOptions, pod: Pod, { nowMs, configuration }: Sources) {
  const known: Known[] = [];
  return (container: Container, restartCount: number, startedMs?: number): Behavior => {
    for (const each of known) {
      const isOfRun = each.restartCount === restartCount && each.startedMs === startedMs;
      if (isOfRun && each.container === container) return each.does;
    }
    const time = startedMs === undefined ? undefined : { startedMs, nowMs };
    const does = behavior(options, container, pod, { restartCount, time, nowMs, configuration });
    known.push({ container, restartCount, startedMs, does });
    return does;
  };
}

/** A behaviour that was asked for. There are few of a pod, and a map takes longer to make. */
interface Known {
  readonly container: Container;
  readonly restartCount: number;
  readonly startedMs: number | undefined;
  readonly does: Behavior;
}
