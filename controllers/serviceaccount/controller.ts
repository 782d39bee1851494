import { Namespace } from "../../api/core/namespace.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { create } from "../../client/action.ts";
import { type Controller, nothing, type Plan, watch } from "../../client/controller.ts";

const defaultAccount = "default";

/** Gives every namespace its `default` service account, again if it is deleted. */
export const serviceAccountController: Controller = {
  name: "serviceaccount-controller",
  watches: [
    watch(Namespace, { keys: ({ metadata }) => [metadata.name ?? ""] }),
    watch(ServiceAccount, { keys: ({ metadata }) => [metadata.namespace ?? ""] }),
  ],
  reconcile(name, view): Plan {
    const namespace = view.get(Namespace, undefined, name);
    if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined)
      return nothing;
    if (view.get(ServiceAccount, name, defaultAccount) !== undefined) return nothing;
    const metadata = { name: defaultAccount, namespace: name };
    return { actions: [create(ServiceAccount, { metadata })] };
  },
};
