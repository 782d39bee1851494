/** The order in which resources are put out: what others need comes first. */
import { idOf, type Resource } from "./resource.ts";

export interface SortOptions {
  readonly order?: "legacy" | "fifo" | undefined;
  readonly legacySortOptions?:
    | {
        readonly orderFirst?: readonly string[] | undefined;
        readonly orderLast?: readonly string[] | undefined;
      }
    | undefined;
}

/** Source: kustomize 5.8, SortOrderTransformer. */
const firstKinds = [
  "Namespace",
  "ResourceQuota",
  "StorageClass",
  "CustomResourceDefinition",
  "ServiceAccount",
  "PodSecurityPolicy",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
  "ConfigMap",
  "Secret",
  "Endpoints",
  "Service",
  "LimitRange",
  "PriorityClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Deployment",
  "StatefulSet",
  "CronJob",
  "PodDisruptionBudget",
];
const lastKinds = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

export function sorted(
  resources: readonly Resource[],
  { order, legacySortOptions }: SortOptions,
): readonly Resource[] {
  if (order === "fifo") return resources;
  const { orderFirst = firstKinds, orderLast = lastKinds } = legacySortOptions ?? {};
  const rank = (kind: string) => {
    const [first, last] = [orderFirst.indexOf(kind), orderLast.indexOf(kind)];
    return first >= 0 ? first - orderFirst.length : last >= 0 ? last + 1 : 0;
  };
  return resources
    .map(({ object }, at) => ({ resource: resources[at], id: idOf(object) }))
    .sort(({ id: one }, { id: other }) => {
      const byKind = rank(one.kind) - rank(other.kind);
      if (byKind !== 0) return byKind;
      return compare(sortText(one), sortText(other));
    })
    .flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
}

/** Kinds by group and version, and of one kind by namespace and name. */
const sortText = ({ group, version, kind, namespace, name }: ReturnType<typeof idOf>) =>
  `${group || "~G"}_${version || "~V"}_${kind || "~K"}\0${namespace || "~X"}\0${name}`;

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
