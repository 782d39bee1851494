/** The files of a machine before anybody has written to it: those that pods look for. */

import { type Directory, device, directory, file, withFile } from "../shell/files/file-system.ts";
import { machineSettings } from "../shell/files/kernel-settings.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";

/** As kubeadm leaves a machine with containerd, in short. Source: kubeadm 1.36, Debian 12. */
const directories = [
  "/bin",
  "/boot",
  "/dev",
  "/etc/cni/net.d",
  "/etc/containerd",
  "/etc/kubernetes/manifests",
  "/etc/kubernetes/pki",
  "/etc/ssl/certs",
  "/etc/systemd/system",
  "/home",
  "/lib/modules",
  "/media",
  "/mnt",
  "/opt/cni/bin",
  "/proc",
  "/root",
  "/run/containerd",
  "/run/log/journal",
  "/run/systemd",
  "/run/udev",
  "/sbin",
  "/srv",
  "/sys/devices",
  "/sys/fs/bpf",
  "/sys/fs/cgroup",
  "/sys/kernel/debug",
  "/tmp",
  "/usr/bin",
  "/usr/lib",
  "/usr/local/bin",
  "/usr/share/ca-certificates",
  "/usr/src",
  "/var/lib/cni",
  "/var/lib/containerd",
  "/var/lib/kubelet/device-plugins",
  "/var/lib/kubelet/plugins",
  "/var/lib/kubelet/plugins_registry",
  "/var/lib/kubelet/pods",
  "/var/log/containers",
  "/var/log/journal",
  "/var/log/pods",
  "/var/run/containerd",
  "/var/tmp",
];

const devices: readonly (readonly [string, string])[] = [
  ["/dev/null", "null"],
  ["/dev/zero", "zero"],
  ["/dev/random", "random"],
  ["/dev/urandom", "random"],
  ["/dev/kmsg", "null"],
  ["/dev/sda", "disk"],
  ["/run/containerd/containerd.sock", "socket"],
  ["/var/run/containerd/containerd.sock", "socket"],
  ["/var/lib/kubelet/device-plugins/kubelet.sock", "socket"],
];

const hugePages = "/sys/kernel/mm/transparent_hugepage";

const texts: readonly (readonly [string, string])[] = [
  ["/etc/group", "root:x:0:\nnobody:x:65534:\n"],
  ["/etc/hosts", "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n"],
  ["/etc/localtime", ""],
  ["/etc/os-release", 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'],
  [
    "/etc/passwd",
    "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
  ],
  ["/etc/timezone", "Etc/UTC\n"],
  ...["enabled", "defrag"].map(
    (name) => [`${hugePages}/${name}`, "always [madvise] never\n"] as const,
  ),
  ["/var/lib/kubelet/config.yaml", "apiVersion: kubelet.config.k8s.io/v1beta1\n"],
];

const shared = [
  ...directories.map((path) => [path, directory()] as const),
  ...devices.map(([path, name]) => [path, device(name)] as const),
  ...texts.map(([path, text]) => [path, file(bytesOf(text))] as const),
  ["/proc/sys", machineSettings] as const,
].reduce((root, [path, entry]) => withFile(root, path, entry), directory());

/** The files of the machine of that name. */
export const hostRoot = (node: string): Directory =>
  ["/etc/hostname", "/proc/sys/kernel/hostname"].reduce(
    (root, path) => withFile(root, path, file(bytesOf(`${node}\n`))),
    shared,
  );
