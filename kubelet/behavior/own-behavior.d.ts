/** What a container does by itself: it follows from its image, command and environment. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Puller } from "../images/registry.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
import { type Run } from "./program.ts";
/** What a container does where nobody says otherwise. */
export declare function ownBehavior(container: Container, pod: Pod, run: Run, puller: Puller): Behavior;
