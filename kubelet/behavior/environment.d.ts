/** The variables of a container. Source: kubelet 1.36, makeEnvironmentVariables. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import type { Container } from "../types.ts";
/** Puts in `$(NAME)`; `$$` is a dollar, and what is not set stays. Source: expansion.Expand. */
export declare const expanded: (text: string, variables: ReadonlyMap<string, string>) => string;
/**
 * What `envFrom` brings, then `env` in its order, as byte strings, and then what is to be known of
 * Services and was not said by then.
 */
export declare function environmentOf({ envFrom, env }: Container, { metadata: { namespace }, spec }: Pod, configuration: FindConfiguration): ReadonlyMap<string, string>;
