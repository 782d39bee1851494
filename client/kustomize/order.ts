/** The order in which resources are put out: what others need comes first. */
import type { KindSelector } from "./fields.ts";
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
  const rank = rankIn(orderFirst, orderLast);
  return resources
    .map(({ object }, at) => ({ resource: resources[at], id: idOf(object) }))
    .sort(({ id: one }, { id: other }) => {
      const difference = rank(one.kind) - rank(other.kind);
      return difference || compare(sortText(one), sortText(other));
    })
    .flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
}

/** Which number a kind has in the order of kinds: nought, where the order says nothing of it. */
const rankIn = (orderFirst: readonly string[], orderLast: readonly string[]) => (kind: string) => {
  const [first, last] = [orderFirst.indexOf(kind), orderLast.indexOf(kind)];
  return first >= 0 ? first - orderFirst.length : last >= 0 ? last + 1 : 0;
};

const usualRank = rankIn(firstKinds, lastKinds);

/** What is said of kinds, in the order in which resources of those kinds are put out. */
export const byKind = <Said extends KindSelector>(said: readonly Said[]): readonly Said[] =>
  said
    .map((one) => ({ one, rank: usualRank(one.kind ?? ""), text: kindSortText(one) }))
    .sort((a, b) => a.rank - b.rank || compare(a.text, b.text))
    .map(({ one }) => one);

const kindSortText = ({ group, version, kind }: KindSelector): string =>
  `${group || "~G"}_${version || "~V"}_${kind || "~K"}`;

/** Kinds by group and version, and of one kind by namespace and name. */
const sortText = (id: ReturnType<typeof idOf>) =>
  `${kindSortText(id)}\0${id.namespace || "~X"}\0${id.name}`;

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
