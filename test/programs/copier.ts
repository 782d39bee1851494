import {
  ApiException,
  CoreV1Api,
  KubeConfig,
  makeInformer,
  type V1ConfigMap,
} from "@kubernetes/client-node";
import { program } from "../../simulator/programs/index.ts";

const namespace = "default";
const isSource = ({ metadata }: V1ConfigMap) => metadata?.labels?.copy === "wanted";

/** A small controller as people write them: an informer, retries with backoff, a slow check. */
export async function startCopier(config: KubeConfig): Promise<void> {
  const api = config.makeApiClient(CoreV1Api);
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const informer = makeInformer(config, path, () => api.listNamespacedConfigMap({ namespace }));
  const reconcile = async (source: V1ConfigMap, retryMs = 1000): Promise<void> => {
    try {
      await copy(api, source);
      setTimeout(() => reconcile(source), 600_000);
    } catch {
      setTimeout(() => reconcile(source, retryMs * 2), retryMs * (0.5 + Math.random()));
    }
  };
  for (const change of ["add", "update"] as const) {
    informer.on(change, (map) => {
      if (isSource(map)) reconcile(map);
    });
  }
  informer.on("error", () => setTimeout(() => informer.start(), 5000));
  await informer.start();
}

/** Brings the copy up to date, and notes when. */
async function copy(api: CoreV1Api, { metadata, data = {} }: V1ConfigMap): Promise<void> {
  const name = `${metadata?.name}-copy`;
  const body = { metadata: { name }, data: { ...data, at: new Date().toISOString() } };
  try {
    await api.createNamespacedConfigMap({ namespace, body });
  } catch (error) {
    if (!(error instanceof ApiException) || error.code !== 409) throw error;
    await api.replaceNamespacedConfigMap({ namespace, name, body });
  }
}

export const copier = () =>
  program("copier", ({ connect }) => startCopier(connect(new KubeConfig())));

export const source = (data: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "source", labels: { copy: "wanted" } },
  data,
});
