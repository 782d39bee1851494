/** The files of `/proc` about the whole machine. Source: proc(5). */
import { timeOf } from "../kernel/context.ts";
import { kernelRelease, machineSettings } from "./kernel-settings.ts";
import type { Contents, Machine } from "./machine-files.ts";

/** The memory of a node in KiB, as all its containers see it. */
export const nodeMemoryKib = {
  total: 16_393_244,
  used: 3_145_728,
  free: 9_961_472,
  shared: 12_288,
  cache: 3_286_044,
  available: 12_902_400,
} as const;

/** The machine has been on for longer than any container, and for all the same time. */
const upSecondsMax = 10_000_000;

export function systemFiles(machine: Machine): Contents {
  const up = () => (timeOf(machine) / 1000) % upSecondsMax;
  return {
    uptime: () => `${up().toFixed(2)} ${up().toFixed(2)}\n`,
    loadavg: () => `0.00 0.00 0.00 1/${machine.kernel.tasks.size} ${machine.kernel.lastPid}\n`,
    meminfo: memoryText,
    cpuinfo: processorText,
    stat: () =>
      `cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0\nbtime ${bootSeconds(machine)}\n`,
    version: `Linux version ${kernelRelease} (kubesim) #1 SMP\n`,
    cmdline: "console=ttyS0\n",
    filesystems: "nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n",
    net: { ...socketTables, dev: interfaceText, route: routeText(machine.address) },
    sys: machineSettings,
  };
}

const bootSeconds = (machine: Machine) => {
  const seconds = Math.floor(timeOf(machine) / 1000);
  return seconds - (seconds % upSecondsMax);
};

function memoryText(): string {
  const { total, free, available, cache, shared } = nodeMemoryKib;
  const rows: readonly (readonly [string, number])[] = [
    ["MemTotal", total],
    ["MemFree", free],
    ["MemAvailable", available],
    ["Buffers", 65_012],
    ["Cached", cache],
    ["SwapCached", 0],
    ["SwapTotal", 0],
    ["SwapFree", 0],
    ["Shmem", shared],
  ];
  return rows
    .map(([name, kib]) => `${`${name}:`.padEnd(16)}${String(kib).padStart(8)} kB\n`)
    .join("");
}

const processorText =
  "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel name\t: kubesim\n" +
  "cpu MHz\t\t: 2000.000\ncpu cores\t: 1\nflags\t\t: fpu sse sse2 sse4_2 avx2\n\n";

const socketTitle =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const socketTables: Contents = {
  tcp: socketTitle,
  tcp6: socketTitle,
  udp: socketTitle,
  unix: "Num       RefCount Protocol Flags    Type St Inode Path\n",
};

const interfaceText =
  "Inter-|   Receive                                                |  Transmit\n" +
  " face |bytes    packets errs drop fifo frame compressed multicast|" +
  "bytes    packets errs drop fifo colls carrier compressed\n" +
  "    lo:       0       0    0    0    0     0          0         0        0       0" +
  "    0    0    0     0       0          0\n" +
  "  eth0:       0       0    0    0    0     0          0         0        0       0" +
  "    0    0    0     0       0          0\n";

/** The way out is the first address of the pod's network. */
function routeText(address: string): string {
  const gateway = address
    .replace(/\.\d+$/, ".1")
    .split(".")
    .map(Number);
  const word = gateway.reverse().map((part) => part.toString(16).toUpperCase().padStart(2, "0"));
  return (
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n" +
    `eth0\t00000000\t${word.join("")}\t0003\t0\t0\t0\t00000000\t0\t0\t0\n`
  );
}
