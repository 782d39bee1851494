/** The settings of a kernel: the files of `/proc/sys`. Source: sysctl(8), proc(5). */
import { bytesOf } from "../kernel/bytes.ts";
import { type Directory, directory, file, withFile } from "./file-system.ts";

/** What `uname -r` says. */
export const kernelRelease = "6.12.0";

/** Those that people ask for, as the kernel has them at its start. */
const settingsAtFirst: Readonly<Record<string, string>> = {
  "fs.file-max": "9223372036854775807",
  "fs.inotify.max_user_instances": "128",
  "fs.inotify.max_user_watches": "65536",
  "fs.mqueue.msg_default": "10",
  "fs.mqueue.msg_max": "10",
  "fs.mqueue.msgsize_default": "8192",
  "fs.mqueue.msgsize_max": "8192",
  "fs.mqueue.queues_max": "256",
  "fs.nr_open": "1048576",
  "kernel.msgmax": "8192",
  "kernel.msgmnb": "16384",
  "kernel.msgmni": "32000",
  "kernel.osrelease": kernelRelease,
  "kernel.ostype": "Linux",
  "kernel.panic": "0",
  "kernel.pid_max": "4194304",
  "kernel.sem": "32000\t1024000000\t500\t32000",
  "kernel.shm_rmid_forced": "0",
  "kernel.shmall": "18446744073692774399",
  "kernel.shmmax": "18446744073692774399",
  "kernel.shmmni": "4096",
  "kernel.threads-max": "127684",
  "net.bridge.bridge-nf-call-iptables": "1",
  "net.core.netdev_max_backlog": "1000",
  "net.core.rmem_max": "212992",
  "net.core.somaxconn": "4096",
  "net.core.wmem_max": "212992",
  "net.ipv4.conf.all.rp_filter": "2",
  "net.ipv4.ip_forward": "1",
  "net.ipv4.ip_local_port_range": "32768\t60999",
  "net.ipv4.ip_unprivileged_port_start": "0",
  "net.ipv4.ping_group_range": "0\t2147483647",
  "net.ipv4.tcp_fin_timeout": "60",
  "net.ipv4.tcp_keepalive_intvl": "75",
  "net.ipv4.tcp_keepalive_probes": "9",
  "net.ipv4.tcp_keepalive_time": "7200",
  "net.ipv4.tcp_max_syn_backlog": "512",
  "net.ipv4.tcp_rmem": "4096\t131072\t6291456",
  "net.ipv4.tcp_syncookies": "1",
  "net.ipv4.tcp_tw_reuse": "2",
  "net.ipv4.tcp_wmem": "4096\t16384\t4194304",
  "net.netfilter.nf_conntrack_max": "131072",
  "vm.dirty_ratio": "20",
  "vm.drop_caches": "0",
  "vm.max_map_count": "65530",
  "vm.nr_hugepages": "0",
  "vm.overcommit_memory": "0",
  "vm.swappiness": "60",
};

/** The path of a setting below `/proc/sys`, however its name is written. */
export function settingPath(name: string): string {
  // With a slash as its first separator, a name has dots and slashes as the path has them.
  const isPath = /^[^./]*\//.test(name);
  return isPath ? name : name.replace(/[./]/g, (each) => (each === "." ? "/" : "."));
}

/** The other way round: dots where the path has slashes. */
export const settingName = (path: string): string =>
  path.replace(/[./]/g, (each) => (each === "/" ? "." : "/"));

/** Whether there is one for every IPC namespace; the name has dots. */
export const isOfIpc = (name: string): boolean =>
  /^(?:fs\.mqueue\.|kernel\.(?:shm|msg)|kernel\.sem$)/.test(name);

/** A directory with files for settings at their paths in it. */
export const withSettings = (
  root: Directory,
  settings: Readonly<Record<string, string>>,
): Directory =>
  Object.entries(settings).reduce(
    (made, [name, value]) => withFile(made, `/${settingPath(name)}`, file(bytesOf(`${value}\n`))),
    root,
  );

/** `/proc/sys` of a machine that has just been started. */
export const machineSettings: Directory = withSettings(directory(), settingsAtFirst);
