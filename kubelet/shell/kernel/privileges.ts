/** What processes may do that others may not. Source: capabilities(7), seccomp(2). */

/** What the processes of a container are allowed beside what anybody may do. */
export interface Privileges {
  /** The capabilities of its root, one bit each. */
  readonly capabilities: bigint;
  /** Whether a program may never get more than who has started it. */
  readonly noNewPrivileges: boolean;
  /** Whether the kernel refuses it some system calls. */
  readonly isFiltered: boolean;
}

/** By the number of their bits. */
const names = (
  "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE " +
  "NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO " +
  "SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME " +
  "SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG " +
  "WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE"
).split(" ");

/** The bit of a capability, with or without `CAP_`; 0 for one that the kernel does not know. */
export function capabilityBit(name: string): bigint {
  const index = names.indexOf(name.toUpperCase().replace(/^CAP_/, ""));
  return index < 0 ? 0n : 1n << BigInt(index);
}

export const allCapabilities = (1n << BigInt(names.length)) - 1n;

/** As `/proc` tells them of a process of a user: only root has any by itself. */
export function privilegeLines(
  { capabilities, noNewPrivileges, isFiltered }: Privileges,
  user: number,
): readonly string[] {
  const own = user === 0 ? capabilities : 0n;
  const sets = { Inh: 0n, Prm: own, Eff: own, Bnd: capabilities, Amb: 0n };
  const lines = Object.entries(sets).map(
    ([name, bits]) => `Cap${name}:\t${bits.toString(16).padStart(16, "0")}`,
  );
  return [
    ...lines,
    `NoNewPrivs:\t${noNewPrivileges ? 1 : 0}`,
    `Seccomp:\t${isFiltered ? 2 : 0}`,
    `Seccomp_filters:\t${isFiltered ? 1 : 0}`,
  ];
}
