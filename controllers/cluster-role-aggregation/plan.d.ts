import { ClusterRole } from "../../api/rbac/role.ts";
import { type Action } from "../../client/action.ts";
/**
 * Gives a role the rules of the roles that it is made up of, each once.
 * Source: pkg/controller/clusterroleaggregation 1.36.
 */
export declare function planRules(role: ClusterRole, all: readonly ClusterRole[]): readonly Action[];
