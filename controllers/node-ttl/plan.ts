import { Node } from "../../api/core/node/node.ts";
import { type Action, untyped } from "../../client/action.ts";

/** How long kubelets may keep Secrets and ConfigMaps, in seconds. */
export const ttlAnnotation = "node.alpha.kubernetes.io/ttl";

/**
 * The larger the cluster, the longer; what overlaps keeps a cluster at a border from going back
 * and forth. Source: pkg/controller/ttl ttlBoundaries 1.36.
 */
const steps = [
  { sizeMin: 0, sizeMax: 100, ttl: "0" },
  { sizeMin: 90, sizeMax: 500, ttl: "15" },
  { sizeMin: 450, sizeMax: 1000, ttl: "30" },
  { sizeMin: 900, sizeMax: 2000, ttl: "60" },
  { sizeMin: 1800, sizeMax: 10_000, ttl: "300" },
  { sizeMin: 9000, sizeMax: Number.POSITIVE_INFINITY, ttl: "600" },
] as const;

/** Annotates every node that does not say what is right for a cluster of this size. */
export function planTtl(nodes: readonly Node[]): readonly Action[] {
  return nodes.flatMap(({ metadata: { name = "", annotations } }): Action[] => {
    const given = annotations?.[ttlAnnotation];
    const ttl = ttlOf(nodes.length, given);
    if (ttl === given) return [];
    const patch = { metadata: { annotations: { [ttlAnnotation]: ttl } } };
    const place = { resource: untyped(Node), namespace: undefined, name };
    return [{ do: "patch", patchType: "strategic", ...place, patch }];
  });
}

/** What a node says stays as long as the size allows it. */
function ttlOf(size: number, given: string | undefined): string {
  const current = steps.find(({ ttl }) => ttl === given);
  if (current !== undefined && size >= current.sizeMin && size <= current.sizeMax)
    return current.ttl;
  return steps.find(({ sizeMax }) => size <= sizeMax)?.ttl ?? "600";
}
