/** What the process of a container begins with. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { userIdBase } from "../identity.ts";
import { executablesOf, hasExecutable } from "../images/executables.ts";
import { withImageFiles } from "../images/image-files.ts";
import { hostNameOf } from "../network/host-name.ts";
import { hostsFile } from "../network/hosts-file.ts";
import { resolverFile } from "../network/resolver.ts";
import type { FindConfiguration } from "../observed.ts";
import { type Directory, device, directory, file, withFile } from "../shell/files/file-system.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";
import type { ProcessNamespace } from "../shell/kernel/process-namespace.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import { ownPrograms } from "../shell/network/makers.ts";
import { Course } from "../shell/process/course.ts";
import type { ProcessStart } from "../shell/process/process-start.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container } from "../types.ts";
import { mountsOf, type Stores } from "../volumes/mounted-volumes.ts";
import { giveVolumes } from "../volumes/ownership.ts";
import { settingMounts } from "../volumes/setting-mounts.ts";
import { isAwaited, unknownWorkMs } from "./awaited.ts";
import { environmentOf, expanded } from "./environment.ts";
import { cpuLimit, memoryLimit } from "./limits.ts";
import { namespaceOf } from "./namespaces.ts";
import { privilegesOf } from "./privileges.ts";
import { probeCommandsOf, probeRequestsOf } from "./probes-of.ts";
import type { Run } from "./program.ts";
import { imageVariables } from "./server-name.ts";
import { stopSignalOf } from "./stop-signal.ts";

type Start = Omit<ProcessStart, "seed">;

/** Whoever runs in a container may tell why it ends. Source: kuberuntime_container.go 1.36. */
const messageFile = file("", 0, 0o666);

/** The files that every image has. */
const imageRoot: Directory = [
  [
    "/etc/passwd",
    file("root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"),
  ],
  ["/etc/group", file("root:x:0:\nnobody:x:65534:\n")],
  ...["home", "lib", "local/bin", "share"].map((name) => [`/usr/${name}`, directory()] as const),
  ...["cache", "lib", "log", "run", "tmp"].map((name) => [`/var/${name}`, directory()] as const),
  ["/dev/null", device("null")],
  ["/dev/zero", device("zero")],
  ["/dev/random", device("random")],
  ["/dev/urandom", device("random")],
  ["/dev/stdout", device("stdout")],
  ["/dev/stderr", device("stderr")],
  ["/dev/stdin", device("stdin")],
  ["/dev/termination-log", messageFile],
].reduce(
  // The table's rows are pairs of a path and an entry.
  (root, [path, entry]) => withFile(root, path as string, entry as ReturnType<typeof file>),
  directory([
    ["tmp", directory([], 0, 0o1777)] as const,
    ...["bin", "home", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "usr", "var"].map(
      (name) => [name, directory()] as const,
    ),
  ]),
);

/** A process in a container of nothing. */
export const lonely: ProcessStart = {
  argv: ["true"],
  environment: new Map(),
  cwd: "/",
  hostname: "",
  address: "",
  user: 0,
  group: 0,
  groups: [],
  startedAtMs: 0,
  memoryLimitBytes: Number.POSITIVE_INFINITY,
  root: imageRoot,
  mounts: [],
  networkPrograms: ownPrograms,
  seed: "",
  hasInput: false,
  isTerminal: false,
};

const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

interface Sources {
  readonly startedMs: number;
  readonly configuration: FindConfiguration;
  readonly stores: Stores;
  readonly network: ContainerNetwork | undefined;
  readonly namespace: ProcessNamespace | undefined;
}

/** What the process of a run begins with. */
export function startOf(container: Container, run: Run, startedMs: number): Start {
  const { pod, configuration, stores, network, neighbours } = run;
  const namespace = namespaceOf(container, pod, neighbours());
  const sources = { startedMs, configuration, stores, network: network(), namespace };
  return processStart(container, pod, sources);
}

function processStart(
  container: Container,
  pod: Pod,
  { startedMs, configuration, stores, network, namespace }: Sources,
): Start {
  const isReadOnly = container.securityContext?.readOnlyRootFilesystem === true;
  const own = environmentOf(container, pod, configuration);
  const { command = [], args = [] } = container;
  const mounts = mountsOf(container, pod, {
    configuration,
    stores,
    variables: own,
    nowMs: startedMs,
    imageRoot: (image) => imageRootOf({ image }),
  });
  giveVolumes(pod, container, mounts);
  const millicores = cpuLimit(pod, container);
  const start: Start = {
    ...surroundings(container, pod, { startedMs, network, own }),
    argv: [...command, ...args].map((word) => expanded(word, own)),
    ...(isAwaited(container, pod) && { unknownProgramMs: unknownWorkMs }),
    ...(isReadOnly && {
      writable: ["/dev", "/proc", container.terminationMessagePath ?? "/dev/termination-log"],
    }),
    ...(namespace && { namespace }),
    probeCommands: probeCommandsOf(container),
    probeRequests: probeRequestsOf(container, pod),
    hasInput: container.stdin === true,
    isTerminal: container.tty === true,
    stopSignal: stopSignalOf(container),
    ...(pod.spec.hostUsers === false && { userIdBase: userIdBase(runtimeUid(pod)) }),
    privileges: privilegesOf(container, pod),
    memoryLimitBytes: memoryLimit(pod, container),
    ...(Number.isFinite(millicores) && { cpuLimitMillicores: millicores }),
    // What is mounted somewhere has directories that lead there.
    root: mounts.reduce(
      (root, { path: mounted }) => withFile(root, mounted, directory()),
      withFile(
        rootOf(container, pod),
        container.terminationMessagePath ?? "/dev/termination-log",
        messageFile,
      ),
    ),
    mounts: [...mounts, ...settingMounts(container, pod, stores)],
  };
  const hook = container.lifecycle?.postStart?.exec?.command;
  return hook === undefined ? start : { ...start, root: rootAfter(start, hook) };
}

/** The same for a command that is run beside the process, or before it is there. */
export function startWithoutVolumes(
  container: Container,
  pod: Pod,
  { startedMs, configuration, network }: Omit<Sources, "stores" | "namespace">,
): Start {
  const own = environmentOf(container, pod, configuration);
  return {
    ...lonely,
    ...surroundings(container, pod, { startedMs, network, own }),
    root: rootOf(container, pod),
  };
}

interface Surroundings extends Pick<Sources, "startedMs" | "network"> {
  readonly own: ReadonlyMap<string, string>;
}

function surroundings(container: Container, pod: Pod, { startedMs, network, own }: Surroundings) {
  const image = container.image ?? "";
  const hostname = hostNameOf(pod).kernel;
  const identity = identityOf(pod, container);
  const environment = new Map([
    ["PATH", path],
    ["HOSTNAME", hostname],
    ...imageVariables(image),
    ["HOME", identity.user === 0 ? "/root" : "/"],
    ...own,
  ]);
  return {
    environment,
    container: container.name,
    cwd: container.workingDir ?? "/",
    hostname,
    address: pod.status.podIP ?? "",
    ...identity,
    startedAtMs: startedMs,
    ...(network && { network }),
    networkPrograms: executablesOf(image).network,
    hasProgram: hasProgramOf(image),
    ordinaryShell: executablesOf(image).ordinaryShell,
    mayHoldMore: executablesOf(image).contents === "anything",
  };
}

/** Those that use the network are looked up elsewhere. */
const hasProgramOf = (image: string) => (name: string) =>
  ownPrograms.has(name) ? undefined : hasExecutable(executablesOf(image), name);

/** Who the process runs as. */
function identityOf({ spec }: Pod, container: Container) {
  const { fsGroup, supplementalGroups = [] } = spec.securityContext ?? {};
  const { runAsUser, runAsGroup } = { ...spec.securityContext, ...container.securityContext };
  const groups = [...(fsGroup === undefined ? [] : [fsGroup]), ...supplementalGroups];
  return { user: runAsUser ?? 0, group: runAsGroup ?? 0, groups };
}

/** A hook takes a minute at the most. */
const hookMsMax = 60_000;

/** The files as a postStart hook leaves them: it is done before the process looks at them. */
function rootAfter(start: Start, hook: readonly string[]): Directory {
  const own = { ...start, argv: hook, hasInput: false, seed: "postStart" };
  const course = new Course(own, () => undefined);
  course.run(hookMsMax);
  return course.rootAt(hookMsMax);
}

/** The files of its image, before anything is mounted or written. */
export function imageRootOf({ image = "" }: Pick<Container, "image">): Directory {
  const root = withImageFiles(imageRoot, image);
  if (!executablesOf(image).network.has("agnhost")) return root;
  const program = file("", 0, 0o755);
  return withFile(withFile(root, "/agnhost", program), "/agnhost-2", program);
}

function rootOf(container: Container, pod: Pod): Directory {
  return [
    ["/etc/hostname", `${hostNameOf(pod).kernel}\n`] as const,
    ["/etc/hosts", hostsFile(pod)] as const,
    ["/etc/resolv.conf", resolverFile(pod)] as const,
  ].reduce(
    (root, [path, text]) => withFile(root, path, file(bytesOf(text))),
    imageRootOf(container),
  );
}
