/** The files of `/proc` about processes. Source: proc(5). */

import type { Task } from "../kernel/kernel.ts";
import { allCapabilities, type Privileges, privilegeLines } from "../kernel/privileges.ts";
import { device, directory, link } from "./file-system.ts";
import type { Contents, Machine } from "./machine-files.ts";

export function processFiles(machine: Machine): Contents {
  const { visible, current, first } = machine.kernel;
  const own = visible.map((task) => [String(task.pid), filesOf(task, machine)] as const);
  const self = link(String((current ?? first).pid));
  return { ...Object.fromEntries(own), self, "thread-self": self };
}

function filesOf(task: Task, machine: Machine): Contents {
  const { kernel, argv, environment, cwd, user, group, privileges = unconfined } = machine;
  const isFirst = task === kernel.first;
  const words = isFirst && argv.length > 0 ? argv : task.name.split(" ");
  const [program = ""] = words;
  const name = program.slice(program.lastIndexOf("/") + 1).slice(0, 15);
  const parent = task.parent?.pid ?? 0;
  return {
    cmdline: words.map((word) => `${word}\0`).join(""),
    comm: `${name}\n`,
    environ: () => [...environment].map(([key, value]) => `${key}=${value}\0`).join(""),
    stat: `${task.pid} (${name}) S ${parent} ${task.pid} ${task.pid} 0 -1 4194304${" 0".repeat(43)}\n`,
    statm: "1100 300 200 10 0 60 0\n",
    status: () => statusText({ name, task, parent, user, group, privileges }),
    cgroup: "0::/\n",
    oom_score: "667\n",
    oom_score_adj: "0\n",
    limits: limitsText,
    mounts: mountsText,
    mountinfo: "",
    cwd: link(cwd),
    root: kernel.rootOf(task) ?? link("/"),
    exe: link(program.startsWith("/") ? program : `/bin/${name}`),
    ns: namespacesOf(machine),
    uid_map: identities(machine),
    gid_map: identities(machine),
    setgroups: "allow\n",
    fd: directory(["0", "1", "2"].map((number) => [number, device(`fd${number}`)] as const)),
  };
}

/** The numbers of the first namespaces of a machine. Source: Linux, include/linux/proc_ns.h. */
const machineNamespaces = { user: 4_026_531_837, cgroup: 4_026_531_835, time: 4_026_531_834 };
/** Those of containers come after them. */
const firstOwn = 4_026_532_000;
const own = ["ipc", "mnt", "net", "pid", "uts"];
/** So many identities a pod has that are its own. Source: KubeletConfiguration, idsPerPod. */
const idsPerPod = 65_536;
const allIds = 4_294_967_295;

function namespacesOf({ userIdBase, startedAtMs }: Machine): Contents {
  const begin = firstOwn + (Math.floor(startedAtMs) % 1_000);
  const numbers: Record<string, number> = { ...machineNamespaces };
  for (const [index, name] of own.entries()) numbers[name] = begin + index;
  if (userIdBase !== undefined) numbers.user = begin + own.length;
  return Object.fromEntries(
    Object.entries(numbers).map(([name, number]) => [name, link(`${name}:[${number}]`)]),
  );
}

/** From which identity inside to which outside, and how many. */
function identities({ userIdBase }: Machine): string {
  const columns = userIdBase === undefined ? [0, 0, allIds] : [0, userIdBase, idsPerPod];
  return `${columns.map((column) => String(column).padStart(10)).join(" ")}\n`;
}

interface Told {
  readonly name: string;
  readonly task: Task;
  readonly parent: number;
  readonly user: number;
  readonly group: number;
  readonly privileges: Privileges;
}

/** Of a process that nobody has confined. */
const unconfined: Privileges = {
  capabilities: allCapabilities,
  noNewPrivileges: false,
  isFiltered: false,
};

function statusText({ name, task, parent, user, group, privileges }: Told): string {
  const ids = (id: number) => [id, id, id, id].join("\t");
  return [
    `Name:\t${name}`,
    "Umask:\t0022",
    "State:\tS (sleeping)",
    `Tgid:\t${task.pid}`,
    `Pid:\t${task.pid}`,
    `PPid:\t${parent}`,
    `Uid:\t${ids(user)}`,
    `Gid:\t${ids(group)}`,
    "VmPeak:\t    4400 kB",
    "VmSize:\t    4400 kB",
    "VmRSS:\t    1200 kB",
    "Threads:\t1",
    ...privilegeLines(privileges, user),
    "Cpus_allowed_list:\t0",
    "",
  ].join("\n");
}

const limitsText =
  "Limit                     Soft Limit           Hard Limit           Units     \n" +
  "Max open files            1048576              1048576              files     \n";

const mountsText =
  "overlay / overlay rw,relatime 0 0\n" +
  "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n" +
  "tmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0\n" +
  "sysfs /sys sysfs ro,nosuid,nodev,noexec,relatime 0 0\n" +
  "cgroup /sys/fs/cgroup cgroup2 ro,nosuid,nodev,noexec,relatime 0 0\n";
