/** The revisions of a DaemonSet: every template that it has had, as ControllerRevisions. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, create, remove, untyped, update, updateStatus } from "../../client/action.ts";
import {
  byRevision,
  equalRevision,
  newRevision,
  nextRevision,
  revisionLabel,
} from "../history/revision.ts";

/** What a DaemonSet's revisions and pods are before a plan. */
export interface Past {
  readonly daemonSet: DaemonSet;
  /** The revisions that are the DaemonSet's own. */
  readonly revisions: readonly ControllerRevision[];
  /** Its pods. */
  readonly pods: () => readonly Pod[];
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
  const revision = nextRevision(older);
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

/** A patch that puts the template back. */
export const revisionData = ({ spec: { template } }: DaemonSet) => ({
  spec: { template: { ...template, $patch: "replace" } },
});

const hashOf = ({ metadata }: ControllerRevision) => metadata.labels?.[revisionLabel];

/** A revision without a hash has its name for one. */
function withHash(revision: ControllerRevision): Action {
  const { metadata } = revision;
  const labels = { ...metadata.labels, [revisionLabel]: metadata.name ?? "" };
  return update(ControllerRevision, { ...revision, metadata: { ...metadata, labels } });
}

function makeRevision(
  { daemonSet, find }: Past,
  revision: number,
  older: readonly ControllerRevision[],
): Present {
  const { spec, status } = daemonSet;
  const { labels } = spec.template.metadata;
  const state = {
    owner: daemonSet,
    data: revisionData(daemonSet),
    labels,
    hashLabel: revisionLabel,
  };
  const made = newRevision(state, revision, status.collisionCount ?? 0);
  const hash = hashOf(made) ?? "";
  const taken = find(made.metadata.name ?? "");
  if (taken === undefined) return { actions: [create(ControllerRevision, made)], hash, older };
  if (equalRevision(taken, made)) return { actions: [], hash, older };
  // The next attempt has another name.
  const collisionCount = (status.collisionCount ?? 0) + 1;
  const next = { ...daemonSet, status: { ...status, collisionCount } };
  return { actions: [updateStatus(DaemonSet, next)], older };
}

/** Of several revisions of one template, one is left, and all its pods are called by it. */
function withoutDuplicates(
  { pods }: Past,
  same: readonly ControllerRevision[],
  current: ControllerRevision,
): readonly Action[] {
  const hash = hashOf(current);
  const relabelled = pods()
    .filter(({ metadata }) => metadata.labels?.[revisionLabel] !== hash)
    .map(({ metadata: { namespace, name = "" } }): Action => {
      const patch = { metadata: { labels: { [revisionLabel]: hash } } };
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
  pods: () => readonly Pod[],
): readonly Action[] {
  const excess = older.length - revisionHistoryLimit;
  if (excess <= 0) return [];
  const live = new Set(pods().map(({ metadata }) => metadata.labels?.[revisionLabel]));
  return older
    .filter((each) => !live.has(hashOf(each)))
    .slice(0, excess)
    .map((each) => remove(ControllerRevision, each));
}
