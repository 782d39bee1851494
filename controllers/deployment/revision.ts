/** Revisions: the annotations that number the templates of a Deployment. */
import type { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { controllerRefTo } from "../claim.ts";
import { contentHash } from "../hash.ts";
import { maxSurge } from "./bounds.ts";
import { byCreation } from "./replica-sets.ts";
import { equalTemplates, templateHashLabel } from "./template-hash.ts";

type Annotations = Readonly<Record<string, string>>;

export const revisionAnnotation = "deployment.kubernetes.io/revision";
export const desiredReplicasAnnotation = "deployment.kubernetes.io/desired-replicas";
export const maxReplicasAnnotation = "deployment.kubernetes.io/max-replicas";
/** Says to which revision to go back, once. */
export const rollbackAnnotation = "deprecated.deployment.rollback.to";
const historyAnnotation = "deployment.kubernetes.io/revision-history";

/** Annotations of a Deployment that its ReplicaSets do not share. */
const notCopied: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  rollbackAnnotation,
  revisionAnnotation,
  historyAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
]);

/** Whether an annotation is of a Deployment, or of a ReplicaSet, alone. */
export const isNotCopied = (annotation: string): boolean => notCopied.has(annotation);

/** The longest list of earlier revisions, in characters; the oldest are dropped. */
const historyCharsMax = 2000;

/** The set of the current template: the oldest, should there be several. */
export function findNewest(
  { spec }: Deployment,
  sets: readonly ReplicaSet[],
): ReplicaSet | undefined {
  return [...sets].sort(byCreation).find((set) => equalTemplates(set.spec.template, spec.template));
}

/**
 * The revision of a set, 0 where it has none, `undefined` where it is not a number. It is one of 64
 * bits, of which a number of JavaScript would lose some.
 */
export function revisionOf({ metadata: { annotations } }: ReplicaSet): bigint | undefined {
  return parseRevision(annotations?.[revisionAnnotation] ?? "0");
}

/** The revision that follows those of the given sets. */
export const nextRevision = (older: readonly ReplicaSet[]): bigint =>
  older.reduce((most, set) => highest(most, revisionOf(set) ?? 0n), 0n) + 1n;

const highest = (left: bigint, right: bigint) => (left > right ? left : right);

/** A number that an annotation holds. */
export function annotatedNumber(set: ReplicaSet, annotation: string): number | undefined {
  const text = set.metadata.annotations?.[annotation];
  return text === undefined || !wholeNumber.test(text) ? undefined : Number(text);
}

/** The revision that a text is; `undefined` where it is none. */
export const parseRevision = (text: string): bigint | undefined =>
  wholeNumber.test(text) ? BigInt(text.replace("+", "")) : undefined;

const wholeNumber = /^[-+]?[0-9]+$/;

/** The size that the Deployment has now, as its sets remember it. */
export function sizeAnnotations(deployment: Deployment): Annotations {
  const { replicas } = deployment.spec;
  return {
    [desiredReplicasAnnotation]: String(replicas),
    [maxReplicasAnnotation]: String(replicas + maxSurge(deployment)),
  };
}

/**
 * The annotations that the set of the current template should have: those of the Deployment, and a
 * revision not below `revision`; an earlier one of its own goes to the history. The very same
 * object where nothing changes. Source: deployment/util SetNewReplicaSetAnnotations 1.36.
 */
export function newestAnnotations(
  deployment: Deployment,
  annotations: Annotations,
  revision: bigint,
): Annotations {
  const copied = copyAnnotations(deployment, annotations);
  const before = copied[revisionAnnotation];
  const beforeNumber = before === undefined || before === "" ? 0n : parseRevision(before);
  if (beforeNumber === undefined || beforeNumber >= revision) return copied;
  const next = { ...copied, [revisionAnnotation]: String(revision) };
  if (before === undefined) return next;
  const history = withRevision(copied[historyAnnotation] ?? "", before);
  return history === undefined ? next : { ...next, [historyAnnotation]: history };
}

function copyAnnotations(deployment: Deployment, annotations: Annotations): Annotations {
  const news = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([key, value]) => !notCopied.has(key) && annotations[key] !== value,
  );
  return news.length === 0 ? annotations : { ...annotations, ...Object.fromEntries(news) };
}

/** The history with one more revision, or `undefined` where not even that one fits. */
function withRevision(history: string, revision: string): string | undefined {
  if (history === "") return revision;
  const revisions = [...history.split(","), revision];
  while (revisions.length > 1 && revisions.join(",").length > historyCharsMax) revisions.shift();
  const text = revisions.join(",");
  return text.length > historyCharsMax ? undefined : text;
}

/** The Deployment with that revision in its annotations. */
export function withRevisionTold(deployment: Deployment, revision: string): Deployment {
  const { metadata } = deployment;
  if (metadata.annotations?.[revisionAnnotation] === revision) return deployment;
  const annotations = { ...metadata.annotations, [revisionAnnotation]: revision };
  return { ...deployment, metadata: { ...metadata, annotations } };
}

export const newestHash = ({ spec, status }: Deployment): string =>
  contentHash(spec.template, status.collisionCount);

/** The longest name of an object, in characters. */
const nameCharsMax = 253;

/**
 * The name of the set that the current template gets, if it has none yet. That of the Deployment is
 * cut where the hash would not fit. Source: pkg/controller/deployment generateReplicaSetName 1.36.
 */
export function newestName(deployment: Deployment): string {
  const { name = "" } = deployment.metadata;
  const hash = newestHash(deployment);
  return `${name.slice(0, nameCharsMax - 1 - hash.length)}-${hash}`;
}

/** The set of the current template, yet to be created and without pods so far. */
export function newReplicaSet(
  deployment: Deployment,
  { replicas, revision }: { readonly replicas: number; readonly revision: bigint },
): ReplicaSet {
  const { spec, metadata } = deployment;
  const hash = newestHash(deployment);
  const labels = { ...spec.template.metadata.labels, [templateHashLabel]: hash };
  const { selector, template, minReadySeconds } = spec;
  return {
    apiVersion: ReplicaSet.apiVersion,
    kind: ReplicaSet.kind,
    metadata: {
      name: newestName(deployment),
      namespace: metadata.namespace,
      labels,
      annotations: {
        ...newestAnnotations(deployment, {}, revision),
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [controllerRefTo(deployment)],
    },
    spec: {
      replicas,
      ...(minReadySeconds !== undefined && { minReadySeconds }),
      selector: {
        ...selector,
        matchLabels: { ...selector.matchLabels, [templateHashLabel]: hash },
      },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0, terminatingReplicas: 0 },
  };
}
