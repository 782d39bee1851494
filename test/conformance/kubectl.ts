/** The real kubectl and Helm, driving a cluster of this process over HTTP. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Namespace } from "../../api/core/namespace.ts";
import { Node } from "../../api/core/node/node.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import type { ContainerStreams } from "../../apiserver/http/streams/container-streams.ts";
import { kubeconfigFor } from "../../cli/server/kubeconfig.ts";
import {
  type AuthorityOptions,
  type ClusterAuthority,
  certificateAuthority,
} from "../../simulator/certificates/authority.ts";
import { wallClock } from "../../simulator/clock/real-time.ts";
import { Cluster, type ClusterOptions } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";
import { type Served, serve } from "../../simulator/serve.ts";
import { type Outcome, Running } from "./running.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");
const binaries = join(cache, "kubectl-2.0.1");
const kubectl = join(binaries, "kubectl", "kubectl");
const helm = join(binaries, "helm", "helm");

/** Virtual seconds in a real one: a rollout takes a fraction of a second. */
const speedDefault = 50;

export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface BenchOptions {
  /** Virtual seconds in a real one. */
  readonly speed?: number;
  readonly prepare?: (cluster: Cluster) => void;
  readonly cluster?: ClusterOptions;
  /** Serves over TLS, and has commands sign in as the administrator. */
  readonly tls?: boolean;
  /** Whose time answers are dated with. Absent: that of the machine, by which kubectl goes. */
  readonly dateClock?: "cluster";
  /** Stands in for the streams of the cluster's containers, or for some of them. */
  readonly streams?: (own: ContainerStreams) => ContainerStreams;
}

/** A cluster that serves, and a folder in which commands run against it. */
export class Workbench {
  readonly cluster: Cluster;
  readonly folder: string;
  readonly #server: Served;
  readonly #authority: ClusterAuthority | undefined;
  readonly #running = new Set<Running>();
  #namespaces = 0;

  private constructor(cluster: Cluster, server: Served, authority?: ClusterAuthority) {
    this.cluster = cluster;
    this.#authority = authority;
    this.#server = server;
    this.folder = mkdtempSync(join(tmpdir(), "kubesim-kubectl-"));
    mkdirSync(join(this.folder, "home"));
    writeFileSync(join(this.folder, "kubeconfig"), this.#kubeconfig("default"));
  }

  /**
   * Starts a cluster whose nodes are ready, and serves it once it is prepared. At speed 0 no time
   * passes from then on. Throws where there is no kubectl.
   */
  static async open(options: BenchOptions = {}): Promise<Workbench> {
    const { speed = speedDefault, prepare, streams = (own) => own } = options;
    if (!existsSync(kubectl)) {
      throw new Error(`no kubectl at ${kubectl}: run "node scripts/fetch-kubectl.mjs" first`);
    }
    const authority = options.tls === true ? certificateAuthority(authorityOptions) : undefined;
    const cluster = new Cluster({ ...options.cluster, ...(authority && { authority }) });
    cluster.until(() => cluster.list(Node).every(isReady));
    prepare?.(cluster);
    const tls = authority?.server;
    const dateClock = options.dateClock === "cluster" ? cluster.clock : wallClock;
    const served = { host: "127.0.0.1", port: 0, streams: streams(containerStreams(cluster)), tls };
    const server = await serve(cluster, { ...served, speed, dateClock });
    return new Workbench(cluster, server, authority);
  }

  get url(): string {
    return this.#server.url;
  }

  async close(): Promise<void> {
    for (const each of this.#running) each.stop();
    await this.#server.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Puts files into the folder that commands run in. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  /** Makes a namespace, and makes it the one that commands mean from here on. */
  useNamespace(name = this.#nextNamespace()): string {
    const { cluster } = this;
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
    cluster.until(
      () =>
        cluster.get(Namespace, name) !== undefined &&
        cluster.get(ServiceAccount, "default", name) !== undefined,
    );
    this.useContextNamespace(name);
    return name;
  }

  /** Makes a namespace the one that commands mean from here on. */
  useContextNamespace(name: string): void {
    writeFileSync(join(this.folder, "kubeconfig"), this.#kubeconfig(name));
  }

  /** Runs a line of shell to its end; `kubectl` and `helm` in it are the real ones. */
  run(command: string, options: RunOptions = {}): Promise<Outcome> {
    return this.start(command, options).ended;
  }

  /** Runs a line that has to end well, and gives what it printed. */
  async stdout(command: string, options: RunOptions = {}): Promise<string> {
    const { stdout, stderr, exitCode } = await this.run(command, options);
    if (exitCode !== 0) throw new Error(`${command}: exit code ${exitCode}: ${stderr}${stdout}`);
    return stdout;
  }

  /** Starts a line of shell that goes on beside the test. */
  start(command: string, { stdin = "", env = {} }: RunOptions = {}): Running {
    const running = new Running(`${functions}\n${command}`, {
      cwd: this.folder,
      env: {
        PATH: [dirname(kubectl), dirname(helm), process.env.PATH].join(delimiter),
        // Helm keeps what it knows below it too.
        HOME: join(this.folder, "home"),
        KUBECONFIG: join(this.folder, "kubeconfig"),
        TZ: "UTC",
        // Both run so briefly that Go need collect nothing.
        GOGC: "800",
        ...env,
      },
      stdin,
    });
    const forget = () => this.#running.delete(running);
    running.ended.then(forget, forget);
    this.#running.add(running);
    return running;
  }

  #nextNamespace(): string {
    this.#namespaces += 1;
    return `ns-${this.#namespaces}`;
  }

  #kubeconfig(namespace: string): string {
    if (this.#authority !== undefined) {
      return JSON.stringify(kubeconfigFor(this.#server.url, this.#authority));
    }
    return JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "kubesim", cluster: { server: this.#server.url } }],
      // Without credentials kubectl asks for some as soon as a server speaks TLS.
      users: [{ name: "kubesim", user: { username: "ann", password: "none" } }],
      contexts: [{ name: "kubesim", context: { cluster: "kubesim", user: "kubesim", namespace } }],
      "current-context": "kubesim",
    });
  }
}

/** Clients look at the clock of their machine. */
const authorityOptions: AuthorityOptions = { seed: "0", startMs: Date.UTC(2024, 0, 1) };

const isReady = ({ spec, status }: Node) =>
  (spec.taints ?? []).length === 0 &&
  (status.conditions ?? []).some((each) => each.type === "Ready" && each.status === "True");

/**
 * `kubesim` in a line is the bundled command line of this project; `$KUBESIM` is the same where the
 * shell is to become it.
 */
const kubesim = `${process.execPath} ${join(root, "dist", "kubesim.js")}`;
const functions = `KUBESIM="${kubesim}"; kubesim() { ${kubesim} "$@"; }`;
