/** The files of `/sys`: the limits of the container, its interface. Source: Linux, cgroup v2. */
import type { Contents, Machine } from "./machine-files.ts";

/** What a container of few processes uses. */
const baseBytes = 1_228_800;
const processBytes = 204_800;
const periodUs = 100_000;

export function resourceFiles(machine: Machine): Contents {
  return {
    fs: { cgroup: controlGroup(machine) },
    class: { net: { lo: interfaceFiles("00:00:00:00:00:00", 65_536), eth0: ethernet(machine) } },
    devices: { system: { cpu: { online: "0\n", possible: "0\n", present: "0\n" } } },
    kernel: { mm: { transparent_hugepage: { enabled: "always [madvise] never\n" } } },
  };
}

function controlGroup({ kernel, memoryLimitBytes, cpuLimitMillicores }: Machine): Contents {
  const memory = Number.isFinite(memoryLimitBytes) ? String(memoryLimitBytes) : "max";
  const quota = cpuLimitMillicores === undefined ? "max" : cpuLimitMillicores * (periodUs / 1000);
  const usedBytes = () => `${baseBytes + kernel.tasks.size * processBytes}\n`;
  return {
    "cgroup.controllers": "cpuset cpu io memory hugetlb pids rdma misc\n",
    "cgroup.procs": () => [...kernel.tasks.keys()].map((pid) => `${pid}\n`).join(""),
    "cgroup.type": "domain\n",
    "memory.max": `${memory}\n`,
    "memory.high": "max\n",
    "memory.low": "0\n",
    "memory.min": "0\n",
    "memory.swap.max": "0\n",
    "memory.swap.current": "0\n",
    "memory.current": usedBytes,
    "memory.peak": usedBytes,
    "memory.events": "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n",
    "memory.stat": () => `anon ${usedBytes()}file 0\nkernel 0\ninactive_file 0\n`,
    "cpu.max": `${quota} ${periodUs}\n`,
    "cpu.weight": "1\n",
    "cpu.stat": () =>
      `usage_usec ${kernel.commands * 100}\nuser_usec ${kernel.commands * 100}\nsystem_usec 0\n` +
      "nr_periods 0\nnr_throttled 0\nthrottled_usec 0\n",
    "cpuset.cpus.effective": "0\n",
    "pids.max": "max\n",
    "pids.current": () => `${kernel.tasks.size}\n`,
    "io.stat": "",
  };
}

const interfaceFiles = (address: string, mtu: number): Contents => ({
  address: `${address}\n`,
  mtu: `${mtu}\n`,
  operstate: "up\n",
});

/** Its hardware address is made of that of the pod. */
function ethernet({ address }: Machine): Contents {
  const parts = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  return interfaceFiles(["0a", "58", ...parts].join(":"), 1_450);
}
