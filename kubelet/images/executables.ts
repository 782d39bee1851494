/**
 * Which programs there are in an image, as far as that is known, and what the runtime says of those
 * that there are not. Source: containerd 2.2 and runc, libcontainer's init.
 */
import type { OrdinaryShell } from "../shell/language/dialect.ts";
import { type NetworkPrograms, noPrograms, ownPrograms } from "../shell/network/makers.ts";
import { extraPrograms } from "../shell/programs/extra.ts";
import { programs } from "../shell/programs/index.ts";
import { serverPrograms } from "../shell/programs/servers.ts";
import { toolPrograms } from "../shell/programs/tools.ts";
import { type Distribution, distributionOf } from "./base-files.ts";
import { networkProgramsOf } from "./network-programs.ts";
import { parseImage } from "./reference.ts";

/** `anything`: nothing is known of it, so it may have every program. */
type Contents = "one program" | "small programs" | "anything";

interface Executables {
  readonly contents: Contents;
  /** Programs of its own begin with this. */
  readonly own: string;
  readonly hasBash: boolean;
  readonly distribution: Distribution;
  /** What `sh` is; absent where nobody knows. */
  readonly ordinaryShell: OrdinaryShell | undefined;
  /** Those that use the network. */
  readonly network: NetworkPrograms;
}

/** They have a program, or some, but no shell. */
const bare = namedAs(
  "gcr.io/distroless/.+",
  "gcr.io/google-samples/hello-app",
  "registry.k8s.io/(?:pause|etcd|kube-.+|kubectl|coredns/.+|metrics-server/.+)",
  "docker.io/(?:library/hello-world|rancher/kubectl|hashicorp/http-echo|traefik/whoami)",
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
    "busybox httpd vi " +
    "crond crontab syslogd udhcpc udhcpd ntpd ftpd ftpget ftpput tftp bzip2 xz " +
    "unzip cpio ar adduser addgroup passwd su login getty mknod dmesg lsof less more script " +
    "mdev modprobe lsmod swapon blkid fdisk dc bc ed patch " +
    "strings hexdump ipcalc killall5 renice unshare nsenter runuser chroot dpkg apt-cache"
  ).split(" "),
);
/** Those that busybox has, and Debian does not unless somebody installs them. */
const networkApplets = new Set("traceroute ip ifconfig netstat route arp".split(" "));
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
  const distribution = distributionOf(reference);
  const isSmall = distribution === "alpine" || distribution === "busybox";
  const contents = plain.test(repository)
    ? "small programs"
    : bare.test(repository) && !/debug/.test(version)
      ? "one program"
      : "anything";
  return {
    contents,
    own: repository.slice(repository.lastIndexOf("/") + 1).replace(/-.*$/, ""),
    hasBash: distribution === "alpine" ? mayHaveBash(repository) : !isSmall,
    distribution,
    ordinaryShell: isSmall ? "ash" : isOfDebian(distribution) ? "dash" : undefined,
    network: contents === "one program" ? noPrograms : networkProgramsOf(reference),
  };
}

/** Alpine comes without, and so does most that is built on it by Docker; others add it. */
const mayHaveBash = (repository: string) =>
  !plain.test(repository) && !/^docker\.io\/library\/(?!bash$)/.test(repository);

/** Whether a program of that name, without a path, is there; `undefined` where nobody knows. */
export function hasExecutable(of: Executables, name: string): boolean | undefined {
  const isOwn = of.own !== "" && (name.startsWith(of.own) || /^docker-.*\.sh$/.test(name));
  if (ownPrograms.has(name)) return of.network.has(name) || isOwn;
  if (of.contents === "one program") return isOwn ? true : isUsual(name) ? false : undefined;
  if (name === "bash") return of.hasBash;
  const isTool = toolNames.has(name);
  if (isTool) return hasTool(of, name) ?? (isOwn || of.contents === "anything");
  if (extraPrograms.has(name)) return isOwn || hasApplet(of, name) || hasExtra(of, name);
  if (isUsual(name) || isOwn) return true;
  if (of.contents !== "anything") return false;
  return serverPrograms.has(name) ? true : undefined;
}

const isOfDebian = (distribution: Distribution): boolean =>
  distribution === "debian" || distribution === "ubuntu";

const packageTools: Readonly<Record<string, readonly Distribution[]>> = {
  apk: ["alpine"],
  apt: ["debian", "ubuntu"],
  "apt-get": ["debian", "ubuntu"],
  yum: [],
  dnf: [],
};

/** Those of distributions; `undefined` for all others, or where nobody knows. */
function hasTool({ contents, distribution }: Executables, name: string): boolean | undefined {
  if (distribution === "busybox") return false;
  const managed = packageTools[name];
  if (managed !== undefined && distribution !== "other") return managed.includes(distribution);
  const isLarge = isOfDebian(distribution);
  return contents === "small programs" && name === "perl" ? isLarge : undefined;
}

const hasApplet = ({ distribution }: Executables, name: string): boolean =>
  applets.has(name) || (networkApplets.has(name) && !isOfDebian(distribution));

/** nginx fills in its templates; what nobody knows of may have all. */
const hasExtra = ({ contents, own }: Executables, name: string): boolean =>
  contents === "anything" || (own === "nginx" && name === "envsubst");

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
