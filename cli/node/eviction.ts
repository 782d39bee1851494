/** Evicts or deletes pods, and waits until they are gone. Source: kubectl 1.36, pkg/drain. */
import type { JsonObject } from "../../api/json.ts";
import { isLongEnding } from "../../client/drained-pods.ts";
import {
  Failure,
  Failures,
  factOf,
  isNotFound,
  RefusedError,
} from "../../client/kubectl/failure.ts";
import { goDuration } from "../go-duration.ts";
import type { Io } from "../io.ts";
import { type DryRun, dryRunQuery, dryRunSuffix } from "../shared-flags.ts";
import { metadataOf, pathOfTarget, type Target, titleOf } from "../targets/targets.ts";

export interface Removal {
  /** Delete pods, whatever their PodDisruptionBudgets say. */
  readonly disableEviction: boolean;
  /** The pods' own where there is none. */
  readonly graceSeconds: number | undefined;
  /** 0 waits for ever. */
  readonly timeoutMs: number;
  readonly skipAfterSeconds: number;
  readonly dryRun: Exclude<DryRun, "client">;
}

/** What it needs of a command's world. */
export type RemovalIo = Pick<Io, "client" | "clock" | "now" | "print" | "warn">;

/** How often a refused eviction is tried again, and how often is looked whether a pod is gone. */
const retryMs = 5_000;
const pollMs = 1_000;

/** Removes pods, all at once. Throws a `Failures` of evictions, or what a deletion met. */
export function removePods(
  io: RemovalIo,
  pods: readonly Target[],
  removal: Removal,
): Promise<void> {
  const { timeoutMs } = removal;
  const deadlineMs = timeoutMs > 0 ? io.clock.now() + timeoutMs : Number.POSITIVE_INFINITY;
  const work = { ...removal, deadlineMs };
  return removal.disableEviction ? deleteAll(io, pods, work) : evictAll(io, pods, work);
}

interface Work extends Removal {
  readonly deadlineMs: number;
}

async function evictAll(io: RemovalIo, pods: readonly Target[], work: Work): Promise<void> {
  const failures: unknown[] = [];
  const evictions = pods.map((pod) =>
    evict(io, pod, work).catch((error: unknown) => failures.push(error)),
  );
  await Promise.all(evictions);
  if (failures.length > 0) throw new Failures(failures);
}

async function evict(io: RemovalIo, pod: Target, work: Work): Promise<void> {
  const { namespace, name } = pod;
  const fail = (fact: string) =>
    new Failure(`error when evicting pods/"${name}" -n "${namespace}": ${fact}`);
  for (;;) {
    io.print(`evicting pod ${namespace}/${name}${dryRunSuffix(work.dryRun)}`);
    if (io.clock.now() >= work.deadlineMs) {
      throw fail(`global timeout reached: ${goDuration(work.timeoutMs)}`);
    }
    try {
      await sendEviction(io, pod, work);
      break;
    } catch (error) {
      if (isNotFound(error)) return;
      if (!(error instanceof RefusedError)) throw fail(factOf(error));
      const again = whyAgain(error, pod);
      if (again === "never") throw fail(error.message);
      if (again === "ends") break;
      io.warn(`${again} (will retry after ${goDuration(retryMs)}): ${error.message}`);
      await sleep(io, retryMs);
    }
  }
  if (work.dryRun === "server") return;
  try {
    await untilGone(io, [pod], work);
  } catch (error) {
    const where = `error when waiting for pod "${name}" in namespace "${namespace}" to terminate`;
    throw new Failure(`${where}: ${factOf(error)}`);
  }
}

/** What is told before the next try; that there is none; or that the pod ends by itself. */
function whyAgain({ status }: RefusedError, { namespace, name, object }: Target): string {
  if (status.reason === "TooManyRequests" || status.code === 429) {
    return `error when evicting pods/"${name}" -n "${namespace}"`;
  }
  const causes = status.details?.causes ?? [];
  const isNamespaceEnding =
    status.reason === "Forbidden" && causes.some(({ reason }) => reason === "NamespaceTerminating");
  if (!isNamespaceEnding) return "never";
  if (metadataOf(object).deletionTimestamp !== undefined) return "ends";
  return `error when evicting pod "${name}" from terminating namespace "${namespace}"`;
}

async function sendEviction(io: RemovalIo, pod: Target, work: Work): Promise<void> {
  const { namespace, name } = pod;
  await io.client.json({
    method: "POST",
    path: pathOfTarget(pod, {}, "eviction"),
    body: JSON.stringify({
      apiVersion: "policy/v1",
      kind: "Eviction",
      metadata: { name, namespace },
      deleteOptions: deleteOptions(work),
    }),
  });
}

async function deleteAll(io: RemovalIo, pods: readonly Target[], work: Work): Promise<void> {
  for (const pod of pods) {
    try {
      const body = JSON.stringify(deleteOptions(work));
      const path = pathOfTarget(pod, dryRunQuery(work.dryRun));
      await io.client.json({ method: "DELETE", path, body });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  if (work.dryRun === "none") await untilGone(io, pods, work);
  else for (const pod of pods) tellGone(io, pod, work);
}

const deleteOptions = ({ graceSeconds, dryRun }: Work): JsonObject => ({
  ...(graceSeconds !== undefined && { gracePeriodSeconds: graceSeconds }),
  ...(dryRun === "server" && { dryRun: ["All"] }),
});

/** Looks at once, then again and again. A pod of the same name that is made since is another. */
async function untilGone(io: RemovalIo, pods: readonly Target[], work: Work): Promise<void> {
  let pending = pods;
  for (;;) {
    const left: Target[] = [];
    for (const pod of pending) if (await isThere(io, pod, work)) left.push(pod);
    if (left.length === 0) return;
    pending = left;
    const leftMs = work.deadlineMs - io.clock.now();
    await sleep(io, Math.max(0, Math.min(pollMs, leftMs)));
    if (leftMs <= pollMs) throw new Failure("context deadline exceeded");
  }
}

/** Whether a pod is to be waited for; of one that is not, it is told why. */
async function isThere(io: RemovalIo, pod: Target, work: Work): Promise<boolean> {
  const found = await read(io, pod);
  if (found === undefined || metadataOf(found).uid !== metadataOf(pod.object).uid) {
    tellGone(io, pod, work);
    return false;
  }
  const seconds = work.skipAfterSeconds;
  if (!isLongEnding(found, seconds, io.now())) return true;
  io.print(`pod "${pod.name}" has DeletionTimestamp older than ${seconds} seconds, skipping`);
  return false;
}

function tellGone(io: RemovalIo, pod: Target, { disableEviction, dryRun }: Work): void {
  io.print(`${titleOf(pod)} ${disableEviction ? "deleted" : "evicted"}${dryRunSuffix(dryRun)}`);
}

async function read(io: RemovalIo, pod: Target): Promise<JsonObject | undefined> {
  try {
    return await io.client.json({ path: pathOfTarget(pod) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

const sleep = (io: RemovalIo, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    io.clock.setTimer(delayMs, resolve);
  });
