/**
 * Goes back to an earlier template, as clients of extensions/v1beta1 asked for it and an annotation
 * still does. Source: pkg/controller/deployment/rollback.go 1.36.
 */
import { Deployment } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { type Action, type EventNote, record, update } from "../../client/action.ts";
import { isNotCopied, parseRevision, revisionOf, rollbackAnnotation } from "./revision.ts";
import { allSets, type Rollout } from "./status.ts";
import { equalTemplates, withoutHash } from "./template-hash.ts";

/** The revision to go back to, 0 for the last but one; undefined where nobody asks for any. */
export const rollbackRevision = ({ metadata }: Deployment): bigint | undefined =>
  parseRevision(metadata.annotations?.[rollbackAnnotation] ?? "");

/** Takes the annotation off in any case; the template and its annotations are those of then. */
export function planRollback(rollout: Rollout, asked: bigint): readonly Action[] {
  const { deployment } = rollout;
  const { name } = deployment.metadata;
  const sets = allSets(rollout);
  const revision = asked === 0n ? lastRevision(sets) : asked;
  if (revision === 0n) {
    return giveUp(deployment, "RevisionNotFound", "Unable to find last revision.");
  }
  const set = sets.find((each) => revisionOf(each) === revision);
  if (set === undefined) {
    const why = "Unable to find the revision to rollback to.";
    return giveUp(deployment, "RevisionNotFound", why);
  }
  if (equalTemplates(deployment.spec.template, set.spec.template)) {
    const same = `The rollback revision contains the same template as current deployment "${name}"`;
    return giveUp(deployment, "TemplateUnchanged", same);
  }
  const done = `Rolled back deployment "${name}" to revision ${revision}`;
  return [update(Deployment, restored(deployment, set), { succeeded: note(deployment, "", done) })];
}

/** The second highest revision, 0 where there is none. */
function lastRevision(sets: readonly ReplicaSet[]): bigint {
  const [, last = 0n] = sets
    .flatMap((set) => revisionOf(set) ?? [])
    .sort((a, b) => (a > b ? -1 : 1));
  return last;
}

function giveUp(deployment: Deployment, what: string, why: string): readonly Action[] {
  const { annotations } = deployment.metadata;
  return [
    record({ ...note(deployment, what, why), type: "Warning" }),
    update(Deployment, withAnnotations(deployment, annotations)),
  ];
}

/** The Deployment with the template of a set, and the annotations that the set was made with. */
function restored(deployment: Deployment, { metadata, spec }: ReplicaSet): Deployment {
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(isKept);
  const former = Object.entries(metadata.annotations ?? {}).filter((each) => !isKept(each));
  const next = withAnnotations(deployment, Object.fromEntries([...own, ...former]));
  const template = { ...spec.template, metadata: withoutHash(spec.template.metadata) };
  return { ...next, spec: { ...next.spec, template } };
}

const isKept = ([key]: readonly [string, string]) => isNotCopied(key);

function withAnnotations(
  deployment: Deployment,
  annotations: Readonly<Record<string, string>> = {},
): Deployment {
  const { [rollbackAnnotation]: _, ...others } = annotations;
  return { ...deployment, metadata: changeMetadata(deployment.metadata, { annotations: others }) };
}

const note = (regarding: Deployment, what: string, message: string): EventNote => ({
  regarding,
  type: "Normal",
  reason: `DeploymentRollback${what}`,
  message,
});
