/** Whether a container is started again. Source: kubelet 1.36, ContainerShouldRestart. */
import type { Container, ContainerStatus, PodSpec } from "../types.ts";
/** Whether an app container, or an init container that failed, is started after this exit code. */
export declare function restartsAfter(spec: PodSpec, container: Container, exitCode: number): boolean;
type Rule = NonNullable<Container["restartPolicyRules"]>[number];
/** The first rule for the exit code; every rule there can be has something start again. */
export declare const ruleFor: ({ restartPolicyRules }: Container, exitCode: number) => Rule | undefined;
/** Whether a container that does not run has run, and will again. */
export declare function willRestart(spec: PodSpec, container: Container | undefined, { state, lastState }: ContainerStatus): boolean;
export {};
