/** What tells one run of a container from all others. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container } from "../types.ts";

export interface RunId {
  /** `namespace/name` of its pod. */
  readonly pod: string;
  readonly podUid: string;
  readonly container: string;
  readonly restartCount: number;
}

/** The run of a pod's container that was restarted so often. */
export const runIdOf = (
  pod: Pod,
  { name }: Pick<Container, "name">,
  restartCount: number,
): RunId => ({ pod: keyOf(pod), podUid: runtimeUid(pod), container: name, restartCount });
