/** Which nodes and pods a fault strikes. */
import { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { containersOf } from "../../api/core/pod/visit.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Random } from "../../api/runtime.ts";
import type { Fault } from "../../api/sim/fault.ts";
import { asksPods, isOfSelection, targetName } from "../../api/sim/fault-match.ts";
import type { FaultTarget } from "../../api/sim/fault-spec.ts";
import { untyped } from "../../client/action.ts";
import type { World } from "./fault-effect.ts";

/** The nodes by name, or so many of them. */
export function nodesOf({ spec }: Fault, world: World, random: Random): readonly string[] {
  const { target = {} } = spec;
  return drawn(
    matchingNodes(target, world).map((node) => targetName({ node })),
    target,
    random,
  );
}

/** The nodes that a target speaks of, however many of them it wants. */
export const matchingNodes = (target: FaultTarget, world: World): readonly Node[] =>
  listed(Node, world).filter((node) => isOfSelection(target, { node }));

/** The pods, as `namespace/name`, or so many of them. */
export function podsOf({ spec }: Fault, world: World, random: Random): readonly string[] {
  const { target = {} } = spec;
  return drawn(
    matchingPods(target, world).map((pod) => targetName({ pod })),
    target,
    random,
  );
}

/** The pods with such a container that a target speaks of, however many of them it wants. */
export function matchingPods(target: FaultTarget, world: World): readonly Pod[] {
  const nodes = new Map(listed(Node, world).map((node) => [node.metadata.name, node]));
  return listed(Pod, world).filter(
    (pod) =>
      !hasEnded(pod) &&
      isOfSelection(target, { pod, node: nodes.get(pod.spec.nodeName ?? "") }) &&
      hasContainer(pod, target),
  );
}

const hasContainer = ({ spec }: Pod, { container: wanted }: FaultTarget): boolean =>
  wanted === undefined ||
  containersOf(spec, "spec").some(({ container }) => container.name === wanted);

/** The pods, where the target asks anything of pods, or else the nodes. */
export function endsOf(fault: Fault, world: World, random: Random): readonly string[] {
  const isOfPods = asksPods(fault.spec.target ?? {});
  return isOfPods ? podsOf(fault, world, random) : nodesOf(fault, world, random);
}

function listed<T extends KubeObject>(resource: ResourceDefinition<T>, { handler }: World) {
  const asked = { verb: "list", resource: untyped(resource), actor: "fault-injector" } as const;
  const { body } = handler.handle(asked);
  // A list of the resource holds its objects.
  return "items" in body ? (body.items as unknown as readonly T[]) : [];
}

/** So many of them, in their order; each is as likely as any other. */
function drawn(all: readonly string[], { count }: FaultTarget, random: Random): readonly string[] {
  const names = [...all].sort((left, right) => (left < right ? -1 : 1));
  if (count === undefined || count >= names.length) return names;
  const draws = random.fork("targets");
  const rest = [...names];
  const chosen = new Set<string>();
  while (chosen.size < count) {
    const [name] = rest.splice(draws.integer(rest.length), 1);
    if (name !== undefined) chosen.add(name);
  }
  return names.filter((name) => chosen.has(name));
}
