/** Takes pods off their node, and waits until they are gone. Source: kubectl 1.36, pkg/drain. */
import { goDuration } from "../../../../api/duration.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf } from "../../../../api/json-parts.ts";
import { Failure, Failures, RefusedError } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { isNotFound, type Target, titleOf } from "./targets.ts";
import { isDry, placeOf } from "./write.ts";

const retryMs = 5_000;
const lookMs = 1_000;

/** A pod that is yet to be evicted, or to be gone. */
interface Leaving {
  readonly pod: Target;
  /** When its eviction is tried again; absent once it was accepted. */
  retryAtMs?: number | undefined;
}

/** Evicts all of them at once; those that a budget holds back again and again. */
export function* removePods(pods: readonly Target[], session: Session): Waiting<void> {
  const { kernel } = session.shell;
  const { timeout = 0 } = session.options;
  const deadlineMs = timeout > 0 ? kernel.now + timeout : Number.POSITIVE_INFINITY;
  let left: Leaving[] = pods.map((pod) => ({ pod, retryAtMs: kernel.now }));
  const failures: unknown[] = [];
  while (left.length > 0) {
    const still: Leaving[] = [];
    for (const leaving of left) {
      try {
        if (!(yield* hasLeft(leaving, deadlineMs, session))) still.push(leaving);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failures.push(error);
      }
    }
    left = still;
    if (left.length > 0) yield* waitUntil(kernel.now + lookMs, session.shell);
  }
  if (failures.length > 0) throw new Failures(failures);
}

function* hasLeft(leaving: Leaving, deadlineMs: number, session: Session): Waiting<boolean> {
  const { kernel } = session.shell;
  const { pod, retryAtMs } = leaving;
  if (retryAtMs !== undefined) {
    if (kernel.now < retryAtMs) return false;
    leaving.retryAtMs = yield* removed(pod, deadlineMs, session);
    if (leaving.retryAtMs !== undefined) return false;
  }
  const { namespace, name } = pod;
  if (isDry(session) || (yield* isGone(pod, session))) {
    const verb = session.options["disable-eviction"] === true ? "deleted" : "evicted";
    yield* session.print(`${titleOf(pod)} ${verb}\n`);
    return true;
  }
  if (kernel.now < deadlineMs) return false;
  throw new Failure(
    `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ` +
      "context deadline exceeded",
  );
}

/** Sends the eviction; answers when it is to be tried again, or nothing where it was accepted. */
function* removed(pod: Target, deadlineMs: number, session: Session): Waiting<number | undefined> {
  const { kernel } = session.shell;
  const { namespace, name } = pod;
  const isDeletion = session.options["disable-eviction"] === true;
  if (!isDeletion) yield* session.print(`evicting pod ${namespace}/${name}\n`);
  if (isDry(session)) return undefined;
  const fail = (fact: string) =>
    new Failure(`error when evicting pods/"${name}" -n "${namespace}": ${fact}`);
  if (kernel.now >= deadlineMs) {
    throw fail(`global timeout reached: ${goDuration(session.options.timeout ?? 0)}`);
  }
  try {
    yield* session.json(isDeletion ? deletion(pod, session) : eviction(pod, session));
    return undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (!(error instanceof RefusedError)) throw error;
    if (error.status.code !== 429) throw fail(error.message);
    const again = `(will retry after ${goDuration(retryMs)})`;
    yield* session.warn(`${fail("").message.slice(0, -2)} ${again}: ${error.message}`);
    return kernel.now + retryMs;
  }
}

const optionsOf = ({ options }: Session): JsonObject => {
  const { "grace-period": seconds = -1 } = options;
  return seconds < 0 ? {} : { gracePeriodSeconds: seconds };
};

const deletion = (pod: Target, session: Session) => ({
  method: "DELETE",
  path: pathOf(pod.resource, placeOf(pod)),
  body: optionsOf(session),
});

const eviction = (pod: Target, session: Session) => ({
  method: "POST",
  path: pathOf(pod.resource, { ...placeOf(pod), subresource: "eviction" }),
  body: {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: placeOf(pod),
    deleteOptions: optionsOf(session),
  },
});

/** A pod of the same name that was made since is another. */
function* isGone(pod: Target, session: Session): Waiting<boolean> {
  try {
    const found = yield* session.json({ path: pathOf(pod.resource, placeOf(pod)) });
    return metadataOf(found).uid !== metadataOf(pod.object).uid;
  } catch (error) {
    if (isNotFound(error)) return true;
    throw error;
  }
}
