/**
 * Which programs there are in an image, as far as that is known, and what the runtime says of those
 * that there are not. Source: containerd 2.2 and runc, libcontainer's init.
 */
import { type NetworkPrograms, noPrograms, ownPrograms } from "../shell/network/makers.ts";
import { programs } from "../shell/programs/index.ts";
import { serverPrograms } from "../shell/programs/servers.ts";
import { toolPrograms } from "../shell/programs/tools.ts";
import { knownImage } from "./known-images.ts";
import { networkProgramsOf } from "./network-programs.ts";
import { parseImage } from "./reference.ts";

/** `anything`: nothing is known of it, so it may have every program. */
type Contents = "one program" | "small programs" | "anything";

interface Executables {
  readonly contents: Contents;
  /** Programs of its own begin with this. */
  readonly own: string;
  readonly hasBash: boolean;
  readonly hasTools: boolean;
  /** Those that use the network. */
  readonly network: NetworkPrograms;
}

/** They have a program, or some, but no shell. */
const bare = namedAs(
  "gcr.io/distroless/.+",
  "gcr.io/google-samples/hello-app",
  "registry.k8s.io/(?:pause|etcd|kube-.+|coredns/.+|metrics-server/.+)",
  "docker.io/(?:library/hello-world|hashicorp/http-echo|traefik/whoami)",
);
/** Nobody brings programs to them that are not known. */
const plain = namedAs(
  "docker.io/library/(?:busybox|alpine|debian|ubuntu|nginx|httpd|redis)",
  "docker.io/(?:nginxinc/nginx-unprivileged|curlimages/curl)",
);

function namedAs(...patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join("|")})$`);
}

/** Programs of busybox and Debian that kubesim does not run, but that are there. */
const applets = new Set(
  (
    "busybox httpd vi traceroute ip ifconfig netstat route arp " +
    "crond crontab syslogd udhcpc udhcpd ntpd ftpd ftpget ftpput tftp gzip gunzip zcat bzip2 xz " +
    "unzip cpio ar md5sum sha1sum sha512sum adduser addgroup passwd su login getty mknod mkfifo " +
    "dmesg lsof less more script mdev modprobe lsmod sysctl swapon blkid fdisk dc bc ed patch " +
    "strings hexdump ipcalc killall killall5 pgrep pkill pstree renice chroot unshare nsenter " +
    "runuser perl dpkg apt-cache envsubst"
  ).split(" "),
);
const shells = new Set(["sh", "ash", "dash"]);
const toolNames = new Set(toolPrograms.map(([name]) => name));

/** What is known of the programs of an image. */
export function executablesOf(image: string): Executables {
  const before = known.get(image);
  if (before !== undefined) return before;
  const found = lookUp(image);
  if (known.size >= knownMax) known.clear();
  known.set(image, found);
  return found;
}

/** Every probe and every start asks again. */
const known = new Map<string, Executables>();
const knownMax = 1024;

function lookUp(image: string): Executables {
  const reference = parseImage(image);
  const { repository = "", version = "" } = reference ?? {};
  const base = knownImage(repository)?.base;
  const isSmall = base === "alpine" || repository.endsWith("/busybox") || /alpine/.test(version);
  const contents = plain.test(repository)
    ? "small programs"
    : bare.test(repository) && !/debug/.test(version)
      ? "one program"
      : "anything";
  return {
    contents,
    own: repository.slice(repository.lastIndexOf("/") + 1).replace(/-.*$/, ""),
    hasBash: !isSmall || repository.endsWith("/bash"),
    hasTools: !repository.endsWith("/busybox"),
    network: contents === "one program" ? noPrograms : networkProgramsOf(reference),
  };
}

/** Whether a program of that name, without a path, is there; `undefined` where nobody knows. */
export function hasExecutable(of: Executables, name: string): boolean | undefined {
  const isOwn = of.own !== "" && (name.startsWith(of.own) || /^docker-.*\.sh$/.test(name));
  if (ownPrograms.has(name)) return of.network.has(name) || isOwn;
  if (of.contents === "one program") return isOwn ? true : isUsual(name) ? false : undefined;
  if (name === "bash") return of.hasBash;
  if (toolNames.has(name) && !of.hasTools) return false;
  if (isUsual(name) || isOwn) return true;
  if (of.contents !== "anything") return false;
  return serverPrograms.has(name) ? true : undefined;
}

const isUsual = (name: string) =>
  programs.has(name) || shells.has(name) || applets.has(name) || name === "bash";

/** The runtime's words for a program that cannot be run, without who says them. */
export const notRun = {
  notFound: (name: string) =>
    name.includes("/")
      ? `exec: "${name}": stat ${name}: no such file or directory`
      : `exec: "${name}": executable file not found in $PATH`,
  isDirectory: (name: string) => `exec: "${name}": is a directory`,
  notPermitted: (name: string) => `exec: "${name}": permission denied`,
};
