/** What the process tells of itself in `/metrics`. */
import { family, labelsOf } from "../metrics/exposition.ts";
import { version } from "./version.ts";

/** Source: https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics */
export function processMetrics(): readonly string[] {
  const { user, system } = process.cpuUsage();
  return [
    ...family("process_cpu_seconds_total", "counter", "Processor time used."),
    `process_cpu_seconds_total ${(user + system) / 1e6}`,
    ...family("process_resident_memory_bytes", "gauge", "Resident memory."),
    `process_resident_memory_bytes ${process.memoryUsage().rss}`,
    ...family("process_start_time_seconds", "gauge", "When the process began."),
    `process_start_time_seconds ${performance.timeOrigin / 1000}`,
  ];
}

/** Which Kubernetes this is. Source: component-base metrics/prometheus/version 1.36. */
export function buildInfo(): readonly string[] {
  const labels = labelsOf({
    build_date: version.buildDate,
    compiler: version.compiler,
    git_commit: version.gitCommit,
    git_tree_state: version.gitTreeState,
    git_version: version.gitVersion,
    go_version: version.goVersion,
    major: version.major,
    minor: version.minor,
    platform: version.platform,
  });
  return [
    ...family("kubernetes_build_info", "gauge", "Always 1; the labels say what was built."),
    `kubernetes_build_info{${labels}} 1`,
  ];
}
