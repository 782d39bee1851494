/** Containers that must not run as root. Source: kubelet 1.36, security_context_others.go. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Container } from "../types.ts";
/** Why a container cannot be created for the user that it would run as, or `undefined`. */
export declare function nonRootProblem({ metadata, spec }: Pod, container: Container): string | undefined;
