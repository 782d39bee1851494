/** Which kernel settings pods may have set. Source: kubelet 1.36, pkg/kubelet/sysctl. */
import type { KubeletConfiguration } from "../configuration.ts";
import { isOfIpc, settingName, settingPath } from "../shell/files/kernel-settings.ts";
import type { PodSpec } from "../types.ts";

/** They concern nobody but the pod. */
const safe: ReadonlySet<string> = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
]);

const dotted = (name: string) => settingName(settingPath(name));

/**
 * Why a pod may not have its settings. `allowed` are names beside the safe ones, or how names begin
 * (`net.core.*`).
 */
export function forbiddenSysctl(
  { securityContext }: PodSpec,
  allowed: readonly string[] = [],
): string | undefined {
  const names = (securityContext?.sysctls ?? []).map(({ name }) => dotted(name));
  const patterns = allowed.map(dotted);
  const forbidden = names.find((name) => !safe.has(name) && !patterns.some(isFor(name)));
  return forbidden && `forbidden sysctl: "${forbidden}" not allowlisted`;
}

const isFor = (name: string) => (pattern: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** Throws a RangeError where settings are to be allowed that are those of the whole machine. */
export function checkSysctls({ allowedUnsafeSysctls = [] }: KubeletConfiguration): void {
  for (const name of allowedUnsafeSysctls.map(dotted)) {
    const beginning = name.replace(/\*$/, "");
    if (beginning.startsWith("net.") || isOfIpc(beginning)) continue;
    const what = name.endsWith("*") ? "sysctls" : "sysctl";
    throw new RangeError(`the ${what} "${name}" are not known to be namespaced`);
  }
}
