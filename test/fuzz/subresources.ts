/** Bodies of subresources that take a kind of their own. */
import type { Random } from "../../api/runtime.ts";
import { oneOf, percent } from "./draw.ts";
import { mutate } from "./mutate.ts";
import type { Target } from "./objects.ts";

/** A body for the subresource, at times changed; `undefined` where it takes the whole object. */
export function subresourceBody(random: Random, name: string, at: Target): unknown {
  const metadata = { name: at.name, namespace: at.namespace };
  const body = bodies(random, metadata)[name];
  if (body === undefined) return undefined;
  return percent(random, 50) ? body : mutate(random, body);
}

function bodies(random: Random, metadata: object): Readonly<Record<string, object>> {
  const replicas = oneOf(random, [0, 1, 3, -1, 2_147_483_648]);
  return {
    scale: { apiVersion: "autoscaling/v1", kind: "Scale", metadata, spec: { replicas } },
    binding: {
      apiVersion: "v1",
      kind: "Binding",
      metadata,
      target: { kind: "Node", name: "a" },
    },
    eviction: {
      apiVersion: "policy/v1",
      kind: "Eviction",
      metadata,
      deleteOptions: { gracePeriodSeconds: 0 },
    },
    token: {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: { audiences: ["a"], expirationSeconds: 3600 },
    },
  };
}
