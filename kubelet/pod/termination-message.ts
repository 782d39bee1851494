/** What a container says of its end. Source: kubelet 1.36, kuberuntime and status_manager. */
import type { Behavior } from "../behavior/behavior.ts";
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type End, startedMs } from "./container-status.ts";

/** Of the file at `terminationMessagePath` its last bytes count, … */
const fileBytesMax = 4_096;
/** … of the log its last lines, and of them the last bytes. */
const logLinesMax = 80;
const logBytesMax = 2_048;
/** What all containers of a pod may say together. */
const podBytesMax = 12_288;

/** The end of a container that runs, with what it says of it. */
export function withMessage(
  observed: Observed,
  container: Container,
  status: ContainerStatus,
  end: End,
): End {
  const begunMs = startedMs(status) ?? end.atMs;
  const does = observed.behavior(container, status.restartCount, begunMs);
  const { terminationMessagePath = "", terminationMessagePolicy } = container;
  const afterMs = end.atMs - begunMs;
  const written = does.fileText?.(terminationMessagePath, afterMs) ?? "";
  const fallsBack = terminationMessagePolicy === "FallbackToLogsOnError" && end.exitCode !== 0;
  const text =
    written === "" && fallsBack
      ? lastBytes(logText(does, begunMs, afterMs), logBytesMax)
      : lastBytes(written, fileBytesMax);
  const { pod } = observed;
  const containers = pod.spec.containers.length + (pod.spec.initContainers?.length ?? 0);
  const message = firstBytes(text, Math.floor(podBytesMax / containers));
  return message === "" ? end : { ...end, message };
}

function logText({ log }: Behavior, startedMs: number, afterMs: number): string {
  const lines = log(startedMs, afterMs).slice(-logLinesMax);
  return lines.map(({ text }) => `${text}\n`).join("");
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function lastBytes(text: string, count: number): string {
  const bytes = encoder.encode(text);
  return bytes.length <= count ? text : decoder.decode(bytes.subarray(bytes.length - count));
}

function firstBytes(text: string, count: number): string {
  const bytes = encoder.encode(text);
  return bytes.length <= count ? text : decoder.decode(bytes.subarray(0, count));
}
