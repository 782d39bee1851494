/** `kubesim run -i`: waits until the pod runs, joins its process, and ends as that does. */
import type { JsonObject } from "../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../api/json-parts.ts";
import { Exit, Failure } from "../client/kubectl/failure.ts";
import type { PodFlags } from "../client/kubectl/made/pod.ts";
import type { Io } from "./io.ts";
import { joinOrLog, printLog } from "./joined.ts";
import { runningTimeoutMs } from "./targets/attachable.ts";
import type { Policy } from "./targets/deletion.ts";
import { followObject } from "./targets/follow.ts";
import { pathOfTarget, type Target } from "./targets/targets.ts";

interface Flags extends PodFlags, Pick<Policy, "propagation"> {
  readonly "pod-running-timeout"?: number;
}

/** Throws as the process ended, where it is known how. */
export async function runAttached(io: Io, made: JsonObject, given: Flags): Promise<void> {
  const resource = await io.resources.find("pods");
  const { name, namespace } = metadataOf(made);
  const pod = { resource, object: made, name: String(name), namespace: String(namespace) };
  try {
    await attachTo(io, pod, given);
    await endAs(io, pod, given);
  } finally {
    if (given.rm === true) await remove(io, pod, given);
  }
}

async function attachTo(io: Io, pod: Target, given: Flags): Promise<void> {
  const current = await podOnce(io, pod, given, (object) => hasEnded(object) || isReady(object));
  if (hasEnded(current.object)) return printLog(io, current);
  await joinOrLog(io, current, given);
}

/** The pod as soon as this can be said of it. */
async function podOnce(
  io: Io,
  pod: Target,
  { "pod-running-timeout": timeoutMs = runningTimeoutMs }: Flags,
  isSo: (object: JsonObject) => boolean,
): Promise<Target> {
  let current = pod.object;
  await followObject(io, pod, timeoutMs, (type, object) => {
    if (type === "DELETED") throw new Failure(`pods "${pod.name}" not found`);
    current = object;
    return isSo(object);
  });
  return { ...pod, object: current };
}

const phaseOf = (pod: JsonObject) => textAt(part(pod, "status"), "phase");
const hasEnded = (pod: JsonObject) => /^(Succeeded|Failed)$/.test(phaseOf(pod));
const isReady = (pod: JsonObject) =>
  phaseOf(pod) === "Running" &&
  parts(part(pod, "status"), "conditions").some(
    ({ type, status }) => type === "Ready" && status === "True",
  );

/** A process that is not started again gives its exit code to the command. */
async function endAs(io: Io, pod: Target, given: Flags): Promise<void> {
  const isOnce = given.restart === "Never" || given.restart === "OnFailure";
  if (!isOnce || given["leave-stdin-open"] === true) return;
  const isOver = given.restart === "Never" ? hasEnded : isSucceeded;
  const { object, name, namespace } = await podOnce(io, pod, given, isOver);
  if (isSucceeded(object)) return;
  const [status = {}] = parts(part(object, "status"), "containerStatuses");
  const terminated = part(status, "state", "terminated");
  const exitCode = numberAt(terminated, "exitCode");
  if (exitCode === 0) throw new Failure(`pod ${namespace}/${name} failed with unknown exit code`);
  const message = textAt(terminated, "message");
  const reason = textAt(terminated, "reason");
  io.warn(`pod ${namespace}/${name} terminated (${reason})${message && `\n${message}`}`);
  throw new Exit(exitCode);
}

const isSucceeded = (pod: JsonObject) => phaseOf(pod) === "Succeeded";

async function remove(io: Io, pod: Target, { quiet, propagation }: Flags): Promise<void> {
  const body = JSON.stringify({ propagationPolicy: propagation });
  await io.client.json({ method: "DELETE", path: pathOfTarget(pod), body });
  if (quiet !== true) io.print(`pod "${pod.name}" deleted from ${pod.namespace} namespace`);
}
