/** Why containers of a pod were started again. */
import type { ContainerStatus } from "../../api/core/pod/container-status.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { chainTo } from "../history/index.ts";
import { endText } from "./containers.ts";
import { newestOf } from "./events.ts";
import { creationOf, rootText } from "./existence.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { ago, times } from "./words.ts";

/** A finding for each container that was restarted: the last time, how it ended, and why. */
export function restarts(
  object: KubeObject,
  writes: readonly StoredEvent[],
  known: Known,
): readonly Finding[] {
  if (object.kind !== Pod.kind || object.apiVersion !== Pod.apiVersion) return [];
  const pod = podOf(object);
  return statusesOf(pod).flatMap((status) => {
    const { name, restartCount, lastState } = status;
    if (restartCount === 0 || lastState.terminated === undefined) return [];
    const write = restartOf(pod, status, writes);
    const when = write === undefined ? "" : `, ${ago(write.timeMs, known.nowMs)}`;
    const cause = write === undefined ? "" : causeOf(pod, write, writes, known);
    const text =
      `Container ${name} was restarted ${times(restartCount)}${when}, after it ended: ` +
      `${endText(lastState.terminated)}${cause}.`;
    const killed = newestOf(pod, known, ({ reason, message = "" }) => {
      return reason === "Killing" && message.startsWith(`Container ${name} failed `);
    });
    return [finding("Restart", text, killed)];
  });
}

/** Objects of that kind are pods. */
const podOf = (object: KubeObject) => object as Pod;

const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => [
  ...(status.initContainerStatuses ?? []),
  ...(status.containerStatuses ?? []),
];

const countOf = (pod: Pod, name: string): number =>
  statusesOf(pod).find((each) => each.name === name)?.restartCount ?? 0;

/** The write that first said that it was restarted so often. */
function restartOf(
  { metadata: { uid } }: Pod,
  { name, restartCount }: ContainerStatus,
  writes: readonly StoredEvent[],
): StoredEvent | undefined {
  return writes.find(
    ({ object }) => object.metadata.uid === uid && countOf(podOf(object), name) === restartCount,
  );
}

/** What it goes back to, where that came after the pod; else it came by itself. */
function causeOf(
  pod: Pod,
  write: StoredEvent,
  writes: readonly StoredEvent[],
  known: Known,
): string {
  const chain = chainTo(known.log, write.revision);
  const [root] = chain.writes;
  const made = creationOf(pod, writes);
  if (root === undefined || made === undefined || chain.isCutOff) return "";
  return root.revision > made.revision ? rootText(chain, known).replace(/^,/, ";") : "";
}
