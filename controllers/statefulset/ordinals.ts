/** The numbers of pods, which are the ends of their names. */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";

const numbered = /^(.*)-([0-9]+)$/;
const ordinalMax = 2 ** 31 - 1;

/** The number of a pod of the set; `undefined` where its name is not that of one. */
export function ordinalOf({ metadata }: StatefulSet, pod: Pod): number | undefined {
  const [, parent, digits] = numbered.exec(pod.metadata.name ?? "") ?? [];
  const ordinal = Number(digits);
  return parent === metadata.name && ordinal <= ordinalMax ? ordinal : undefined;
}

/** The number of the first pod. */
export const startOf = ({ spec }: StatefulSet): number => spec.ordinals?.start ?? 0;

export const podNameOf = ({ metadata }: StatefulSet, ordinal: number): string =>
  `${metadata.name}-${ordinal}`;
