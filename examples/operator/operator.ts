/** Runs websites: a controller as it would run in any cluster, written with the official client. */
import { isDeepStrictEqual } from "node:util";
import {
  AppsV1Api,
  CustomObjectsApi,
  type Informer,
  type KubeConfig,
  type KubernetesListObject,
  type KubernetesObject,
  KubernetesObjectApi,
  makeInformer,
  type ObjectCache,
  PatchStrategy,
} from "@kubernetes/client-node";
import { partsOf, statusOf, type Website, websites } from "./website.ts";

/** Whatever nobody tells of, such as a Service that somebody deleted, is found after this time. */
const resyncMs = 600_000;
const retryMsMin = 1000;
const retryMsMax = 60_000;

const manager = "website-operator";

/** Starts the operator; it goes on until its process ends. */
export async function startOperator(config: KubeConfig): Promise<void> {
  const custom = config.makeApiClient(CustomObjectsApi);
  const apps = config.makeApiClient(AppsV1Api);
  const objects = KubernetesObjectApi.makeApiClient(config);

  const listWebsites = async (): Promise<KubernetesListObject<Website>> =>
    custom.listCustomObjectForAllNamespaces({ ...websites, resourcePlural: websites.plural });
  const sites = makeInformer(config, "/apis/example.com/v1/websites", listWebsites);
  const deployments = makeInformer(config, "/apis/apps/v1/deployments", () =>
    apps.listDeploymentForAllNamespaces(),
  );

  const queue = new Queue(async (namespace, name) => {
    const site = sites.get(name, namespace);
    // What belonged to a website that is gone is collected by the cluster.
    if (site === undefined) return undefined;
    for (const part of partsOf(site)) {
      await objects.patch(part, undefined, undefined, manager, true, PatchStrategy.ServerSideApply);
    }
    const status = statusOf(site, deployments.get(name, namespace));
    if (!isDeepStrictEqual(status, site.status)) {
      const body = { ...site, status };
      await custom.replaceNamespacedCustomObjectStatus({ ...websites, namespace, name, body });
    }
    return resyncMs;
  });

  follow(sites, ({ metadata = {} }) => queue.add(metadata.namespace, metadata.name));
  follow(deployments, ({ metadata = {} }) => {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === "Website");
    if (owner !== undefined) queue.add(metadata.namespace, owner.name);
  });
  await deployments.start();
  await sites.start();
}

/** Calls `changed` with each object that there is, or that changes. */
function follow<T extends KubernetesObject>(
  informer: Informer<T> & ObjectCache<T>,
  changed: (object: T) => void,
): void {
  for (const change of ["add", "update", "delete"] as const) informer.on(change, changed);
  // The server is not there, or has forgotten what it was asked to go on from.
  informer.on("error", () => setTimeout(() => informer.start(), retryMsMin));
}

/** What is to be reconciled. Each key is worked on by one at a time, and later the longer it fails. */
class Queue {
  readonly #reconcile: (namespace: string, name: string) => Promise<number | undefined>;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #failures = new Map<string, number>();
  readonly #running = new Set<string>();
  readonly #again = new Set<string>();

  /** `reconcile` tells after how many milliseconds it wants to look again, if it does. */
  constructor(reconcile: (namespace: string, name: string) => Promise<number | undefined>) {
    this.#reconcile = reconcile;
  }

  add(namespace = "", name = ""): void {
    this.#addAfter(0, `${namespace}/${name}`);
  }

  #addAfter(delayMs: number, key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.#run(key), delayMs),
    );
  }

  async #run(key: string): Promise<void> {
    if (this.#running.has(key)) {
      this.#again.add(key);
      return;
    }
    this.#running.add(key);
    const [namespace = "", name = ""] = key.split("/");
    let afterMs: number | undefined;
    try {
      afterMs = await this.#reconcile(namespace, name);
      this.#failures.delete(key);
    } catch {
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      afterMs = Math.min(retryMsMax, retryMsMin * 2 ** failures) * (0.5 + Math.random());
    }
    this.#running.delete(key);
    if (this.#again.delete(key)) this.#addAfter(0, key);
    else if (afterMs !== undefined) this.#addAfter(afterMs, key);
  }
}
