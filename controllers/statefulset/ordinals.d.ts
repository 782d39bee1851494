/** The numbers of pods, which are the ends of their names. */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** The number of a pod of the set; `undefined` where its name is not that of one. */
export declare function ordinalOf({ metadata }: StatefulSet, pod: Pod): number | undefined;
/** The number of the first pod. */
export declare const startOf: ({ spec }: StatefulSet) => number;
export declare const podNameOf: ({ metadata }: StatefulSet, ordinal: number) => string;
