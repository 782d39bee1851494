/** Whether a message is one that a target speaks of. */
import type { ResourceRef } from "../../api/request.ts";
import type { FaultTarget } from "../../api/sim/fault-spec.ts";
import { qualifiedResource } from "../../api/status.ts";
import type { World } from "./fault-effect.ts";
import type { Party, RequestMessage } from "./verdicts.ts";

/** What stands for all who come over HTTP. */
const user = "user";

/** Every process of the cluster, unless one is named, or clients are. */
export function isStruck({ process, isUser }: Party, target: FaultTarget = {}): boolean {
  if (target.process === undefined) return !isUser;
  return target.process === process || (isUser && target.process === user);
}

export function isOfResource(resource: ResourceRef, { resources }: FaultTarget = {}): boolean {
  if (resources === undefined) return true;
  return resources.includes(resource.plural) || resources.includes(qualifiedResource(resource));
}

export function isOfTarget({ from, verb, request }: RequestMessage, target: FaultTarget = {}) {
  const { controller, verbs, namespace } = target;
  return (
    isStruck(from, target) &&
    (controller === undefined || request.actor === controller) &&
    (verbs === undefined || verbs.includes(verb)) &&
    (namespace === undefined || request.namespace === namespace) &&
    isOfResource(request.resource, target)
  );
}

/** Who is struck, as the status shows it: the processes, or what is named of them. */
export function struckOf({ controller, process }: FaultTarget = {}, { processes }: World) {
  const named = controller ?? process;
  if (named !== undefined) return [named];
  return processes.names().filter((name) => name !== "fault-injector");
}
