/** `kubesim up`: a cluster in this process, served until a signal ends it. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command as Program } from "commander";
import type { JsonObject } from "../api/json.ts";
import { quantityTextProblem } from "../api/quantity.ts";
import { Failure, tellFailure, throwAll } from "../client/kubectl/failure.ts";
import type { ClusterOptions } from "../simulator/cluster-options.ts";
import type { Served } from "../simulator/serve.ts";
import { type Command, runGuarded } from "./command.ts";
import { makeFolder } from "./files/folders.ts";
import { kustomizationPath } from "./files/kustomization-path.ts";
import { connect, type System, type Terminal, terminalOf } from "./io.ts";
import { flagsIn, parseOrExit } from "./program.ts";
import { defaultKubeconfig } from "./server/home.ts";
import { kubeconfigFor } from "./server/kubeconfig.ts";
import { type AdmissionFlags, admissionOf, admissionOptions } from "./up/admission-options.ts";
import { type AuditFlags, auditOf, auditOptions } from "./up/audit-options.ts";
import { type NetworkFlags, networkOf, networkOptions } from "./up/network-options.ts";
import type { ManifestSink } from "./up/static-pods.ts";

interface Options extends NetworkFlags, AdmissionFlags, AuditFlags {
  readonly nodes: number;
  readonly nodeCpu?: string;
  readonly nodeMemory?: string;
  readonly staticPods?: string;
  readonly kubeletConfig?: string;
  readonly host: string;
  readonly port: number;
  readonly ingressPort?: number;
  readonly kubeconfig?: string;
  readonly speed: number;
  readonly seed: string;
  readonly leaderElect?: boolean;
  readonly anyImage: boolean;
  readonly tls?: boolean;
  readonly scheduling?: "bin-packing" | "kubernetes";
  readonly schedulerConfig?: string;
  readonly filename: readonly string[];
  readonly kustomize?: string;
}

export const command: Command = {
  name: "up",
  usage: "[options]",
  summary: "Run a cluster and serve it",
  flags: {},
  completed: () => flagsIn(upProgram()),
  main(words, system) {
    return runGuarded(system, command, async () => {
      const program = upProgram();
      parseOrExit(program, words, system);
      await up(program.opts<Options>(), terminalOf(system));
    });
  },
};

/** The options of `up`. */
export function upProgram(): Program {
  return auditOptions(admissionOptions(networkOptions(new Program("kubesim up"))))
    .description("Runs a Kubernetes cluster in this process and serves it until it is interrupted.")
    .option("--nodes <count>", "how many nodes there are, 0 or more", wholeNumber("nodes"), 3)
    .option("--node-cpu <amount>", "processors of a node, such as 4", amount("node-cpu"))
    .option("--node-memory <amount>", "memory of a node, such as 8Gi", amount("node-memory"))
    .option("--static-pods <folder>", "manifests of static pods; a folder in it is for one node")
    .option("--kubelet-config <file>", "a KubeletConfiguration for the kubelets")
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--port <port>", "the port to listen on; 0 picks a free one", portNumber("port"), 8001)
    .option("--tls", "serve over HTTPS, to who shows a certificate or a token")
    .option(
      "--ingress-port <port>",
      "the port to reach Ingresses at, by HTTP and HTTPS; 0 picks a free one (default: none)",
      portNumber("ingress-port"),
    )
    .option("--kubeconfig <file>", "the kubeconfig to write (default: ~/.kubesim/config)")
    .option("--speed <factor>", "simulated seconds in a real one; 0 stands still", speed, 1)
    .option("--seed <text>", "the same seed draws the same names and delays", "0")
    .option("--any-image", "every image exists; with =false only those that kubesim knows", true)
    .option("--leader-elect", "controllers and scheduler hold leases, as in a real control plane")
    .option(
      "--scheduling <how>",
      "how pods are placed: bin-packing, which is the default, or kubernetes",
      scheduling,
    )
    .option("--scheduler-config <file>", "a KubeSchedulerConfiguration for the scheduler")
    .option("-f, --filename <path>", "a manifest to apply at the start (repeatable)", append, [])
    .option("-k, --kustomize <folder>", "a kustomization to apply at the start")
    .allowExcessArguments(false);
}

async function up(options: Options, terminal: Terminal): Promise<void> {
  const { clock, env, print } = terminal;
  const { readManifests } = await import("./files/manifests.ts");
  const { filename, kustomize } = options;
  const filenames =
    kustomize === undefined ? filename : [...filename, kustomizationPath(kustomize)];
  const { documents, errors } = await readManifests(
    { filenames, isRecursive: false, isValidated: true },
    terminal,
  );
  throwAll(errors);

  const startMs = clock.now();
  const authority = await authorityOf(options, startMs);
  const cluster = await clusterOf(options, { startMs, authority }, terminal);
  for (const { object, source } of documents) {
    // What is refused is told, and the rest is there nevertheless, as with `kubectl apply`.
    const refusal = applyAtStart(cluster, object, source);
    if (refusal !== undefined) terminal.warn(tellFailure(refusal));
  }

  const { serve } = await import("../simulator/serve.ts");
  const stopped = untilSignal();
  let served: Served;
  try {
    served = await serve(cluster, { ...options, tls: authority?.server });
  } catch (error) {
    throw new Failure(listenProblem(error, options));
  }
  try {
    const file = options.kubeconfig ?? defaultKubeconfig(env);
    writeKubeconfig(file, kubeconfigFor(served.url, authority));
    print(greeting(served, file, options));
    await rememberDiscovery(terminal, file);
    const unfollow = await follow(options, cluster);
    await stopped;
    unfollow();
  } finally {
    await served.close();
  }
}

/** Who vouches for a server that speaks TLS. */
async function authorityOf({ tls, seed, host }: Options, startMs: number) {
  if (tls !== true) return undefined;
  const { certificateAuthority } = await import("../simulator/certificates/authority.ts");
  return certificateAuthority({ seed, startMs, host });
}

type Start = Pick<ClusterOptions, "startMs" | "authority">;

async function clusterOf(options: Options, start: Start, terminal: Terminal) {
  const { nodes, nodeCpu, nodeMemory, seed, leaderElect, anyImage, scheduling: how } = options;
  const { schedulerConfig: file } = options;
  const schedulerConfig = file === undefined ? undefined : await readSchedulerConfig(file, how);
  const { Cluster } = await import("../simulator/cluster.ts");
  const ways = networkOf(options);
  const machines = await machinesFor(nodes, options.staticPods);
  const shape = { nodes: machines, nodeCpu, nodeMemory, ...ways, seed, leaderElect, ...start };
  const images = { anyImage };
  const kubelets = await kubeletsFor(options.kubeletConfig, terminal);
  const admission = await admissionOf(options, terminal);
  const audit = await auditOf(options, terminal);
  const rest = { ...images, ...kubelets, ...admission, ...audit };
  try {
    return new Cluster({ ...shape, ...rest, scheduling: how, schedulerConfig });
  } catch (error) {
    if (file === undefined || !(error instanceof RangeError)) throw error;
    throw new Failure(`invalid scheduler configuration "${file}": ${error.message}`);
  }
}

async function kubeletsFor(file: string | undefined, terminal: Terminal) {
  if (file === undefined) return {};
  const { readKubeletConfig } = await import("./up/kubelet-config.ts");
  return { kubeletConfiguration: readKubeletConfig(file, terminal) };
}

/** So many nodes, with the static pods of a folder. */
async function machinesFor(count: number, folder: string | undefined) {
  if (folder === undefined) return count;
  const { readStaticPods, staticPodsOf } = await import("./up/static-pods.ts");
  const found = readStaticPods(folder);
  return nodeNames(count).map((name) => ({ name, staticPods: staticPodsOf(found, name) }));
}

const nodeNames = (count: number) => Array.from({ length: count }, (_, index) => `node-${index}`);

/** Manifests of static pods may come and go while the cluster is served. */
async function follow({ staticPods: folder, nodes }: Options, cluster: ManifestSink) {
  if (folder === undefined) return () => undefined;
  const { followStaticPods } = await import("./up/static-pods.ts");
  return followStaticPods(folder, nodeNames(nodes), cluster);
}

async function readSchedulerConfig(file: string, how: Options["scheduling"]): Promise<object> {
  if (how !== undefined) {
    throw new Failure("--scheduling and --scheduler-config cannot be specified together");
  }
  const { parseYaml } = await import("../client/kubectl/read-yaml.ts");
  try {
    // What it is, is looked at where it is understood.
    return Object(parseYaml(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Failure(`cannot read scheduler configuration "${file}": ${messageOf(error)}`);
  }
}

/** What a new user is told. */
function greeting({ url, ingressUrl }: Served, file: string, { kubeconfig }: Options): string {
  const named = kubeconfig === undefined ? "" : ` --kubeconfig ${resolve(file)}`;
  const ingress = ingressUrl === undefined ? "" : `\ningress at ${ingressUrl}`;
  return `kubesim is ready at ${url}${ingress}

In another terminal:
  kubectl --kubeconfig ${resolve(file)} get nodes
  npx kubesim${named} get nodes
or, for every command of that terminal:
  export KUBECONFIG=${resolve(file)}
To see a rollout:
  npx kubesim${named} apply -f manifests/nginx/
  npx kubesim${named} rollout status deployment/nginx-deployment
Ctrl-C ends it.`;
}

function applyAtStart(
  cluster: { apply(object: object): unknown },
  object: JsonObject,
  source: string,
): Failure | undefined {
  try {
    cluster.apply(object);
    return undefined;
  } catch (error) {
    return new Failure(`error when applying "${source}": ${messageOf(error)}`);
  }
}

function writeKubeconfig(file: string, config: JsonObject): void {
  try {
    makeFolder(dirname(file));
    writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Failure(`cannot write ${file}: ${messageOf(error)}`);
  }
}

/** So that the first command need not ask. */
async function rememberDiscovery(system: System, kubeconfig: string): Promise<void> {
  const { resources } = await connect(system, { kubeconfig });
  await resources.all();
}

function untilSignal(): Promise<void> {
  return new Promise((resolvePromise) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolvePromise());
  });
}

function listenProblem(error: unknown, { host, port: wanted }: Options): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  // There may be two of them, and the system says which.
  const port = error instanceof Error && "port" in error ? error.port : wanted;
  if (code === "EADDRINUSE") return `address ${host}:${port} is already in use`;
  if (code === "EACCES") return `address ${host}:${port} may not be listened on`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `address ${host} is not of this machine`;
  }
  return messageOf(error);
}

const wholeNumber = (option: string) => (text: string) => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrongValue(text, option, "a whole number, 0 or more, is wanted");
};

const portNumber = (option: string) => (text: string) => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw wrongValue(text, option, "a number from 0 to 65535 is wanted");
};

function speed(text: string): number {
  if (/^(\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
  throw wrongValue(text, "speed", "a number, 0 or more, is wanted");
}

function scheduling(text: string): NonNullable<Options["scheduling"]> {
  if (text === "bin-packing" || text === "kubernetes") return text;
  throw wrongValue(text, "scheduling", "bin-packing or kubernetes is wanted");
}

const amount = (option: string) => (text: string) => {
  if (quantityTextProblem(text) === undefined && !text.startsWith("-")) return text;
  throw wrongValue(text, option, "an amount such as 4, 500m or 8Gi is wanted");
};

function wrongValue(text: string, option: string, wanted: string): Failure {
  return new Failure(`invalid argument "${text}" for "--${option}" flag: ${wanted}`);
}

const append = (path: string, before: readonly string[]) => [...before, path];

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
