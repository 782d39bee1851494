/** The pods of a node that is drained, as the server has them. */
import {
  chooseDrained,
  controllerOf,
  type DaemonSetFailure,
  type DrainedPods,
  type DrainPolicy,
  hasEnded,
} from "../../client/drained-pods.ts";
import { factOf, isNotFound } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { pathOf } from "../server/resources.ts";
import { findTargets, type Target, textAt } from "../targets/targets.ts";

export interface DrainQuery extends DrainPolicy {
  /** Other pods are left alone. */
  readonly podSelector: string | undefined;
  /** How many pods to ask for at once; 0 for all. */
  readonly chunkSize?: number | undefined;
}

/** Reads the pods of a node, and sorts them by what is to become of them. */
export async function podsToDrain(
  io: Io,
  node: Target,
  policy: DrainQuery,
): Promise<DrainedPods<Target>> {
  const { targets, errors } = await findTargets(io, {
    args: ["pods"],
    fieldSelector: `spec.nodeName=${node.name}`,
    selector: policy.podSelector,
    isEverywhere: true,
    chunkSize: policy.chunkSize,
  });
  if (errors.length > 0) throw errors[0];
  const known = new Map<string, Promise<DaemonSetFailure | undefined>>();
  const pods = targets.map(async (pod) => ({
    pod,
    daemonSetFailure: await daemonSetFailure(io, pod, known),
  }));
  return chooseDrained(await Promise.all(pods), policy, io.now());
}

/** Asks for the DaemonSet that a pod is of, once for all its pods. */
async function daemonSetFailure(
  io: Io,
  { namespace, object }: Target,
  known: Map<string, Promise<DaemonSetFailure | undefined>>,
): Promise<DaemonSetFailure | undefined> {
  const controller = controllerOf(object);
  if (textAt(controller, "kind") !== "DaemonSet" || hasEnded(object)) return undefined;
  const name = textAt(controller, "name");
  const key = `${namespace}/${name}`;
  const asked = known.get(key) ?? readDaemonSet(io, namespace, name);
  known.set(key, asked);
  return asked;
}

async function readDaemonSet(io: Io, namespace: string | undefined, name: string) {
  const resource = await io.resources.find("daemonsets.apps");
  try {
    await io.client.json({ path: pathOf(resource, { namespace, name }) });
    return undefined;
  } catch (error) {
    return { message: factOf(error), isNotFound: isNotFound(error) };
  }
}
