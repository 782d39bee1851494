import type { LogOptions } from "../../apiserver/http/log.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";

/** The options of a log, where all but some are as `kubectl logs` sends them by itself. */
export const logOptions = (some: Partial<LogOptions> = {}): LogOptions => ({
  container: undefined,
  previous: false,
  timestamps: false,
  tailLines: undefined,
  sinceSeconds: undefined,
  sinceTimeMs: undefined,
  limitBytes: undefined,
  ...some,
});

/** The lines in the log of a pod of the namespace `default`. */
export function logLines(cluster: Cluster, pod: string, some?: Partial<LogOptions>): string[] {
  const text = containerLogs(cluster).read("default", pod, logOptions(some)) ?? "";
  return text.split("\n").slice(0, -1);
}
