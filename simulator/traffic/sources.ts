/** Who sends the requests of a Traffic. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { ApiHandler } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Random } from "../../api/runtime.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import type { TrafficSource } from "../../api/sim/traffic-spec.ts";
import { untyped } from "../../client/action.ts";
import type { Source } from "../../network/index.ts";

/** One of those who may send; `undefined` where there is nobody. */
export type PickSource = (nowMs: number) => Source | undefined;

/** So long a list of those who may send is gone by. */
const freshMs = 1000;

export interface SourceOptions {
  readonly handler: ApiHandler;
  readonly random: Random;
  readonly namespace: string;
  readonly actor: string;
}

export function sourcesOf(from: TrafficSource | undefined, options: SourceOptions): PickSource {
  const { namespace } = options;
  const { pod, podSelector, node, nodeSelector } = from ?? {};
  if (pod !== undefined) return always({ kind: "pod", namespace, name: pod });
  if (node !== undefined) return always({ kind: "node", name: node });
  if (podSelector !== undefined) {
    const labelSelector = selectorFromLabelSelector(podSelector).text;
    return oneOf(options, { resource: Pod, labelSelector }, (found) =>
      isRunning(found) ? { kind: "pod", namespace, name: found.metadata.name ?? "" } : undefined,
    );
  }
  if (nodeSelector !== undefined) {
    const labelSelector = selectorFromLabelSelector(nodeSelector).text;
    return oneOf(options, { resource: Node, labelSelector }, (found) =>
      isReady(found) ? { kind: "node", name: found.metadata.name ?? "" } : undefined,
    );
  }
  return always({ kind: "outside" });
}

const always =
  (source: Source): PickSource =>
  () =>
    source;

/** Picks by chance from a list, which is read anew when it is wanted and no longer fresh. */
function oneOf<T extends KubeObject>(
  { handler, random, namespace, actor }: SourceOptions,
  wanted: { readonly resource: ResourceDefinition<T>; readonly labelSelector: string },
  toSource: (found: T) => Source | undefined,
): PickSource {
  const { resource, labelSelector } = wanted;
  let known: readonly Source[] = [];
  let readMs = Number.NEGATIVE_INFINITY;
  const read = () => {
    const scope = resource.namespaced ? { namespace } : {};
    const options = { labelSelector };
    const { body } = handler.handle({
      verb: "list",
      resource: untyped(resource),
      options,
      actor,
      ...scope,
    });
    // The list was asked of this very resource; a refusal has no items.
    const items = "items" in body ? (body.items as unknown as readonly T[]) : [];
    return items.flatMap((item) => toSource(item) ?? []);
  };
  return (nowMs) => {
    if (nowMs - readMs >= freshMs) {
      known = read();
      readMs = nowMs;
    }
    return known.length === 0 ? undefined : known[random.integer(known.length)];
  };
}

const isRunning = ({ metadata, status }: Pod) =>
  status.phase === "Running" && metadata.deletionTimestamp === undefined;

const isReady = ({ status }: Node) =>
  status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") === true;
