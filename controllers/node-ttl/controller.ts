import { Node } from "../../api/core/node/node.ts";
import { type Controller, watch } from "../../client/controller.ts";
import { planTtl, ttlAnnotation } from "./plan.ts";

/**
 * Tells kubelets by an annotation how long they may keep what they have read. There is one key for
 * all nodes, since how many there are is what it depends on.
 */
export const nodeTtlController: Controller = {
  name: "ttl-controller",
  watches: [
    watch(Node, {
      keys: () => ["nodes"],
      when: (next, previous) =>
        next === undefined ||
        previous === undefined ||
        next.metadata.annotations?.[ttlAnnotation] !==
          previous.metadata.annotations?.[ttlAnnotation],
    }),
  ],
  reconcile: (_, view) => ({ actions: planTtl(view.list(Node)) }),
};
