/** Which pods and containers `logs` reads. */
import { isObject } from "../../api/json.ts";
import { byUse, selectorOf } from "../../client/kubectl/chosen-pods.ts";
import { Failure, isNotFound, RefusedError } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { pathOf } from "../server/resources.ts";
import { within } from "./follow.ts";
import { selectFrom } from "./selection.ts";
import { findTargets, metadataOf, readSelected, type Target, textAt } from "./targets.ts";

/** The pods of a name, of a workload or of a selector. */
export async function podsFor(
  io: Io,
  options: {
    readonly named: string | undefined;
    readonly selector: string;
    /** All pods of a workload, not only the first. */
    readonly isAll: boolean;
    /** How long to wait for the first pod of a workload. */
    readonly timeoutMs: number;
  },
): Promise<readonly Target[]> {
  const { named, selector, isAll, timeoutMs } = options;
  if (named === undefined) return podsOf(io, selector);
  const [selected] = await selectFrom(io, named.includes("/") ? [named] : ["pods", named]);
  if (selected?.name === undefined) return [];
  const target = await read(io, { ...selected, name: selected.name });
  if (target.resource.kind === "Pod") return [target];
  const wanted = selectorOf(target);
  let pods = await podsOf(io, wanted);
  if (pods.length === 0) {
    pods = await within(io, timeoutMs, firstPod(io, wanted));
  }
  pods = [...pods].sort(byUse);
  const [first] = pods;
  if (first === undefined) throw new Failure(timedOut);
  if (isAll) return pods;
  if (pods.length > 1) io.warn(`Found ${pods.length} pods, using pod/${first.name}`);
  return [first];
}

const timedOut = "timed out waiting for the condition";

/** Waits for the first pod of a selector. */
export async function firstPod(io: Io, labelSelector: string): Promise<readonly Target[]> {
  const resource = await io.resources.find("pods");
  const { namespace } = io;
  const pods: Target[] = [];
  const path = pathOf(resource, { namespace }, { labelSelector, watch: true });
  await io.client.lines({ path }, (line) => {
    const event: unknown = JSON.parse(line);
    if (!isObject(event) || event.type !== "ADDED" || !isObject(event.object)) return true;
    const { object } = event;
    pods.push({ resource, namespace, object, name: textAt(metadataOf(object), "name") });
    return false;
  });
  return pods;
}

async function read(io: Io, found: Pick<Target, "resource" | "name">): Promise<Target> {
  try {
    const [target] = await readSelected(io, found, { args: [] });
    // What has a name is there, or refused.
    if (target === undefined) throw new Failure(timedOut);
    return target;
  } catch (error) {
    if (!isNotFound(error) || !(error instanceof RefusedError)) throw error;
    throw new Failure(
      `error from server (NotFound): ${error.message} in namespace "${io.namespace}"`,
    );
  }
}

export async function podsOf(io: Io, selector: string): Promise<readonly Target[]> {
  const { targets, errors } = await findTargets(io, { args: ["pods"], selector, isAll: true });
  if (errors.length > 0) throw errors[0];
  return targets;
}
