/** Whether a message is one that a target speaks of. */
import type { ResourceRef } from "../../api/request.ts";
import type { FaultTarget } from "../../api/sim/fault-spec.ts";
import type { World } from "./fault-effect.ts";
import type { Party, RequestMessage } from "./verdicts.ts";
/** Every process of the cluster, unless one is named, or clients are. */
export declare function isStruck({ process, isUser }: Party, target?: FaultTarget): boolean;
export declare function isOfResource(resource: ResourceRef, { resources }?: FaultTarget): boolean;
export declare function isOfTarget({ from, verb, request }: RequestMessage, target?: FaultTarget): boolean;
/** Who is struck, as the status shows it: the processes, or what is named of them. */
export declare function struckOf({ controller, process }: FaultTarget | undefined, { processes }: World): string[];
