import { ClusterRole } from "../../api/rbac/role.ts";
import { type Controller, nothing, watch } from "../../client/controller.ts";
import { planRules } from "./plan.ts";

/** Keeps roles that are made up of others up to date. Any role may be part of any. */
export const clusterRoleAggregationController: Controller = {
  name: "clusterrole-aggregation-controller",
  watches: [
    watch(ClusterRole, {
      indices: { madeUp: ({ aggregationRule }) => (aggregationRule === undefined ? [] : ["yes"]) },
      keys: (_, view) =>
        view.indexed(ClusterRole, "madeUp", "yes").map(({ metadata }) => metadata.name ?? ""),
    }),
  ],
  reconcile(name, view) {
    const role = view.get(ClusterRole, undefined, name);
    return role === undefined ? nothing : { actions: planRules(role, view.list(ClusterRole)) };
  },
};
