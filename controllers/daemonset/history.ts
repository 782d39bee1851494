/** The revisions of a DaemonSet: every template that it has had, as ControllerRevisions. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson, withSortedMembers } from "../../api/json.ts";
import { type Action, create, remove, untyped, update, updateStatus } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { contentHash } from "../hash.ts";
import { revisionHashLabel } from "./pod-draft.ts";

/** What a DaemonSet's revisions and pods are before a plan. */
export interface Past {
  readonly daemonSet: DaemonSet;
  /** The revisions that are the DaemonSet's own. */
  readonly revisions: readonly ControllerRevision[];
  /** All its pods. */
  readonly pods: readonly Pod[];
  /** The revision of that name, whosever it is. */
  readonly find: (name: string) => ControllerRevision | undefined;
}

/** What has to be written first, and what the present is called then. */
export interface Present {
  readonly actions: readonly Action[];
  /** The hash of the current revision; absent where the actions must be seen first. */
  readonly hash?: string;
  readonly older: readonly ControllerRevision[];
}

/**
 * Finds the revision of the current template, makes it where there is none, and gives it the
 * highest number. Source: pkg/controller/daemon constructHistory 1.36.
 */
export function planRevision(past: Past): Present {
  const { daemonSet, revisions } = past;
  const data = revisionData(daemonSet);
  const same = revisions.filter((each) => equalJson(each.data, data)).sort(byRevision);
  const older = revisions.filter((each) => !same.includes(each)).sort(byRevision);
  const revision = (older.at(-1)?.revision ?? 0) + 1;
  const unlabelled = revisions.filter((each) => hashOf(each) === undefined);
  const labelled = unlabelled.map(withHash);
  if (labelled.length > 0) return { actions: labelled, older };
  const current = same.at(-1);
  if (current === undefined) return makeRevision(past, revision, older);
  if (same.length > 1) return { actions: withoutDuplicates(past, same, current), older };
  const actions =
    current.revision < revision ? [update(ControllerRevision, { ...current, revision })] : [];
  return { actions, hash: hashOf(current) ?? "", older };
}

/** A patch that puts the template back. It is sorted, for kubectl compares it as text. */
export const revisionData = ({ spec: { template } }: DaemonSet): unknown =>
  withSortedMembers({ spec: { template: { ...template, $patch: "replace" } } });

const hashOf = ({ metadata }: ControllerRevision) => metadata.labels?.[revisionHashLabel];

/** A revision without a hash has its name for one. */
function withHash(revision: ControllerRevision): Action {
  const { metadata } = revision;
  const labels = { ...metadata.labels, [revisionHashLabel]: metadata.name ?? "" };
  return update(ControllerRevision, { ...revision, metadata: { ...metadata, labels } });
}

function makeRevision(
  { daemonSet, find }: Past,
  revision: number,
  older: readonly ControllerRevision[],
): Present {
  const { metadata, spec, status } = daemonSet;
  const hash = contentHash(spec.template, status.collisionCount);
  const name = `${metadata.name}-${hash}`;
  const data = revisionData(daemonSet);
  const taken = find(name);
  if (taken !== undefined && equalJson(taken.data, data)) return { actions: [], hash, older };
  if (taken !== undefined) {
    // The next attempt hashes the template to another name.
    const collisionCount = (status.collisionCount ?? 0) + 1;
    const next = { ...daemonSet, status: { ...status, collisionCount } };
    return { actions: [updateStatus(DaemonSet, next)], older };
  }
  const { annotations } = metadata;
  const made = create(ControllerRevision, {
    metadata: {
      name,
      namespace: metadata.namespace,
      labels: { ...spec.template.metadata.labels, [revisionHashLabel]: hash },
      ...(annotations && { annotations }),
      ownerReferences: [controllerRefTo(daemonSet)],
    },
    data,
    revision,
  });
  return { actions: [made], hash, older };
}

/** Of several revisions of one template, one is left, and all its pods are called by it. */
function withoutDuplicates(
  { pods }: Past,
  same: readonly ControllerRevision[],
  current: ControllerRevision,
): readonly Action[] {
  const hash = hashOf(current);
  const relabelled = pods
    .filter(({ metadata }) => metadata.labels?.[revisionHashLabel] !== hash)
    .map(({ metadata: { namespace, name = "" } }): Action => {
      const patch = { metadata: { labels: { [revisionHashLabel]: hash } } };
      const resource = untyped(Pod);
      return { do: "patch", resource, namespace, name, patchType: "merge", patch };
    });
  const others = same.filter((each) => each !== current);
  return [...relabelled, ...others.map((each) => remove(ControllerRevision, each))];
}

/**
 * Deletes old revisions beyond the history limit, the lowest first; those that still have pods are
 * kept though they count. Source: pkg/controller/daemon cleanupHistory 1.36.
 */
export function planCleanup(
  { spec: { revisionHistoryLimit } }: DaemonSet,
  older: readonly ControllerRevision[],
  pods: readonly Pod[],
): readonly Action[] {
  const excess = older.length - revisionHistoryLimit;
  if (excess <= 0) return [];
  const live = new Set(pods.map(({ metadata }) => metadata.labels?.[revisionHashLabel]));
  return older
    .filter((each) => !live.has(hashOf(each)))
    .slice(0, excess)
    .map((each) => remove(ControllerRevision, each));
}

function byRevision(left: ControllerRevision, right: ControllerRevision): number {
  if (left.revision !== right.revision) return left.revision - right.revision;
  return (left.metadata.name ?? "") < (right.metadata.name ?? "") ? -1 : 1;
}
