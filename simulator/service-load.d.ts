import { Pod } from "../api/core/pod/pod.ts";
import type { Reader } from "./reader.ts";
/** On a Service: the CPU that what it is asked for takes, of all its ready pods together. */
export declare const loadAnnotation = "sim.kubesim.dev/cpu";
/**
 * What each pod has to do for Services, in millicores: the ready pods of a Service share its load
 * in equal parts. `namespace` is that of the pods asked about, if all are in one.
 */
export declare function loadOf(reader: Reader, namespace: string | undefined): (pod: Pod) => number;
