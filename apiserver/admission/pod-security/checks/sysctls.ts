import type { Check, CheckPod } from "../check.ts";

const first = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
];
const since27 = [...first, "net.ipv4.ip_local_reserved_ports"];
const since29 = [
  ...since27,
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
];
const since32 = [...since29, "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"];

/** Pods set the parameters of the kernel that concern them alone. */
export const sysctls: Check = {
  id: "sysctls",
  level: "baseline",
  versions: [
    { since: 0, check: checkFor(first) },
    { since: 27, check: checkFor(since27) },
    { since: 29, check: checkFor(since29) },
    { since: 32, check: checkFor(since32) },
  ],
};

function checkFor(safe: readonly string[]): CheckPod {
  return ({ spec }) => {
    const bad = (spec.securityContext.sysctls ?? [])
      .map(({ name }) => name)
      .filter((name) => !safe.includes(name));
    return bad.length === 0 ? undefined : { reason: "forbidden sysctls", detail: bad.join(", ") };
  };
}
