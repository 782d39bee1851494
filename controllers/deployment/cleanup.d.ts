import { type Action } from "../../client/action.ts";
import type { Rollout } from "./status.ts";
/**
 * Deletes old sets beyond the history limit, lowest revision first; one that still has pods, or
 * may have, is kept though it counts. Source: pkg/controller/deployment cleanupDeployment 1.36.
 */
export declare function planCleanup({ deployment, older }: Rollout): Action[];
