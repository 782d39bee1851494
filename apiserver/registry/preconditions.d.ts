import type { KubeObject } from "../../api/resource.ts";
import { type StatusError } from "../../api/status.ts";
import type { Call } from "./context.ts";
/** What an apply is told that means an object of a uid where there is none. */
export declare const noSuchUid: ({ resource, request }: Call, uid: string) => StatusError;
/**
 * What a writer is told who meant an object of another uid. `plural` names a subresource, such as
 * `pods/binding`, where that was written to.
 */
export declare function uidConflict({ resource }: Call, uid: unknown, stored: KubeObject, plural?: string): StatusError;
