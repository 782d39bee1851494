/** What a container's environment tells it of its own pod. Source: pkg/fieldpath, kubelet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import type { Container, Volume } from "../types.ts";
type Source = NonNullable<NonNullable<Container["env"]>[number]["valueFrom"]>;
/**
 * The container with the values of the variables that come from its pod; the very container where
 * there are none. A limit that is not set stays without a value: it is that of the node.
 */
export declare function withDownwardValues(container: Container, pod: Pod): Container;
type Item = NonNullable<NonNullable<Volume["downwardAPI"]>["items"]>[number];
/** What a file of a downward API volume holds. */
export declare function downwardFile({ fieldRef, resourceFieldRef }: Item, pod: Pod, configuration: FindConfiguration): string;
/** The limit of a container that has none: what its node has for pods. */
export declare function nodeLimit(reference: Source["resourceFieldRef"], configuration: FindConfiguration): string | undefined;
export {};
