import { Ingress } from "../../api/networking/ingress.ts";
import { IngressClass } from "../../api/networking/ingress-class.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { classNameOf, isServed } from "./class.ts";
import { planIngress, type SyncMemory } from "./plan.ts";

/** The index of Ingresses by the class that they name. */
const classIndex = "class";

/** Tells in the status of Ingresses where requests for them arrive. */
export const ingressController = (address: string): Controller => ({
  name: "nginx-ingress-controller",
  watches: [
    watch(Ingress, {
      keys: (ingress) => [keyOf(ingress)],
      indices: { [classIndex]: (ingress) => [classNameOf(ingress)] },
    }),
    watch(IngressClass, {
      keys: ({ metadata: { name = "" } }, view) =>
        view.indexed(Ingress, classIndex, name).map(keyOf),
      when: (next, previous) => next?.spec.controller !== previous?.spec.controller,
    }),
  ],
  reconcile(key, view, { memory }) {
    const { namespace, name } = splitKey(key);
    const ingress = view.get(Ingress, namespace, name);
    if (ingress === undefined) return nothing;
    const classOf = (named: string) => view.get(IngressClass, undefined, named);
    return planIngress({
      ingress,
      isServed: isServed(ingress, classOf),
      address,
      // It comes from the plan of this very controller.
      memory: memory as SyncMemory | undefined,
    });
  },
});
