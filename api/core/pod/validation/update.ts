/** What may change in a pod once it is there: very little. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
} from "../../../field-error.ts";
import { printed } from "../../../internal-types/index.ts";
import { withMembers } from "../../../json.ts";
import { int32Max, rangeText } from "../../../validation/format.ts";
import type { NodeSelectorTerm } from "../../node-selector.ts";
import type { Affinity, NodeAffinity } from "../affinity.ts";
import type { Container } from "../container.ts";
import { equalPart } from "../equal-spec.ts";
import type { Pod } from "../pod.ts";
import type { Toleration } from "../scheduling.ts";
import type { PodSpec } from "../spec.ts";
import { podSpecDiff } from "../spec-diff.ts";
import { validateAnnotationUpdates } from "./annotations.ts";

/** What changed in a pod that may not, in Kubernetes' order. */
export function validatePodUpdate(next: Pod, stored: Pod): FieldError[] {
  return [
    ...validateAnnotationUpdates(next.metadata, stored.metadata, "metadata.annotations"),
    ...(next.spec === stored.spec ? none : validateSpecUpdate(next.spec, stored.spec)),
  ];
}

function validateSpecUpdate(next: PodSpec, stored: PodSpec): Errors {
  const addsOrRemoves = "pod updates may not add or remove containers";
  for (const field of ["containers", "initContainers"] as const) {
    if ((next[field]?.length ?? 0) !== (stored[field]?.length ?? 0)) {
      return [forbiddenField(`spec.${field}`, addsOrRemoves)];
    }
  }
  const deadline = validateDeadline(next.activeDeadlineSeconds, stored.activeDeadlineSeconds);
  // A deadline that is out of reach ends the search; one that was taken away does not.
  if (deadline.length > 0 && next.activeDeadlineSeconds !== undefined) return deadline;
  return [
    ...deadline,
    ...validateTolerationsKept(next.tolerations, stored.tolerations),
    ...validateGatesOnlyRemoved(next, stored),
    ...validateRest(next, stored),
  ];
}

/** A deadline may be set, and moved nearer. */
function validateDeadline(next: number | undefined, stored: number | undefined): Errors {
  const path = "spec.activeDeadlineSeconds";
  if (next === undefined) {
    const why = "must not update from a positive integer to nil value";
    return stored === undefined ? none : [invalid(path, null, why)];
  }
  if (next < 0 || next > int32Max) return [invalid(path, next, rangeText(0, int32Max))];
  if (stored === undefined || stored >= next) return none;
  return [invalid(path, next, "must be less than or equal to previous value")];
}

function validateTolerationsKept(
  next: readonly Toleration[] = [],
  stored: readonly Toleration[] = [],
): Errors {
  const isKept = ({ tolerationSeconds: _, ...old }: Toleration) =>
    next.some(({ tolerationSeconds, ...each }) => equalPart(each, old));
  const why = "existing toleration can not be modified except its tolerationSeconds";
  return stored.every(isKept) ? none : [forbiddenField("spec.tolerations", why)];
}

function validateGatesOnlyRemoved(next: PodSpec, stored: PodSpec): Errors {
  const old = new Set(stored.schedulingGates?.map(({ name }) => name));
  return (next.schedulingGates ?? []).flatMap(({ name }, index) => {
    const why = `only deletion is allowed, but found new scheduling gate '${name}'`;
    return old.has(name) ? [] : [forbiddenField(`spec.schedulingGates[${index}].name`, why)];
  });
}

const updatable = [
  "`spec.containers[*].image`",
  "`spec.initContainers[*].image`",
  "`spec.activeDeadlineSeconds`",
  "`spec.tolerations` (only additions to existing tolerations)",
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
].join(",");

/** All other fields stay, but that a pod which is still gated may narrow its choice of nodes. */
function validateRest(next: PodSpec, stored: PodSpec): Errors {
  const isGated = (stored.schedulingGates?.length ?? 0) > 0;
  const nodeErrors = isGated ? validateNodesNarrowed(next, stored) : none;
  const rest = withStoredUpdatable(isGated ? withStoredNodes(next, stored) : next, stored);
  if (equalPart(rest, stored)) return nodeErrors;
  const why = `pod updates may not change fields other than ${updatable}`;
  return [...nodeErrors, forbiddenField("spec", `${why}\n${podSpecDiff(stored, rest)}`)];
}

/** `next` without its changes to the fields that may change. */
function withStoredUpdatable(next: PodSpec, stored: PodSpec): PodSpec {
  const grace = next.terminationGracePeriodSeconds;
  const mayBeOne = stored.terminationGracePeriodSeconds < 0 && grace === 1;
  return {
    ...next,
    containers: withStoredImages(next.containers, stored.containers),
    initContainers:
      next.initContainers && withStoredImages(next.initContainers, stored.initContainers ?? []),
    activeDeadlineSeconds: stored.activeDeadlineSeconds,
    schedulingGates: stored.schedulingGates,
    tolerations: stored.tolerations,
    terminationGracePeriodSeconds: mayBeOne ? stored.terminationGracePeriodSeconds : grace,
  };
}

const withStoredImages = (next: readonly Container[], stored: readonly Container[]) =>
  next.map((container, index) => withMembers(container, { image: stored[index]?.image }));

function withStoredNodes(next: PodSpec, stored: PodSpec): PodSpec {
  const nodeAffinity = stored.affinity?.nodeAffinity;
  const others: Affinity = { ...next.affinity, nodeAffinity: undefined };
  const isOnlyNodes = others.podAffinity === undefined && others.podAntiAffinity === undefined;
  const isNone = isOnlyNodes && nodeAffinity === undefined && stored.affinity === undefined;
  return {
    ...next,
    nodeSelector: stored.nodeSelector,
    affinity: isNone ? undefined : { ...others, nodeAffinity },
  };
}

function validateNodesNarrowed(next: PodSpec, stored: PodSpec): Errors {
  const kept = Object.entries(stored.nodeSelector ?? {}).every(
    ([key, value]) => next.nodeSelector?.[key] === value,
  );
  const why = "only additions to spec.nodeSelector are allowed (no mutations or deletions)";
  return [
    ...(kept ? none : [invalid("spec.nodeSelector", next.nodeSelector ?? null, why)]),
    ...validateTermsNarrowed(next.affinity?.nodeAffinity, stored.affinity?.nodeAffinity),
  ];
}

/** Terms stay as many as they are, and each may only ask for more. */
function validateTermsNarrowed(
  next: NodeAffinity | undefined,
  stored: NodeAffinity | undefined,
): Errors {
  const field = "requiredDuringSchedulingIgnoredDuringExecution";
  const path = `spec.affinity.nodeAffinity.${field}.nodeSelectorTerms`;
  const oldTerms = stored?.[field]?.nodeSelectorTerms ?? [];
  const newTerms = next?.[field]?.nodeSelectorTerms ?? [];
  if (oldTerms.length === 0) return none;
  if (oldTerms.length !== newTerms.length) {
    const why = "no additions/deletions to non-empty NodeSelectorTerms list are allowed";
    return [invalid(path, newTerms.length === 0 ? null : newTerms.map(printedTerm), why)];
  }
  const why = "only additions are allowed (no mutations or deletions)";
  return newTerms.flatMap((term, index) =>
    isNarrowed(term, oldTerms[index] ?? {})
      ? []
      : [invalid(`${path}[${index}]`, printedTerm(term), why)],
  );
}

function isNarrowed(next: NodeSelectorTerm, stored: NodeSelectorTerm): boolean {
  const { matchExpressions: expressions = [], matchFields: fields = [] } = stored;
  const [newExpressions, newFields] = [next.matchExpressions ?? [], next.matchFields ?? []];
  // A term that asks for nothing matches no node, so asking for something would widen it.
  if (expressions.length + fields.length === 0) {
    return newExpressions.length + newFields.length === 0;
  }
  return (
    equalPart(newExpressions.slice(0, expressions.length), expressions) &&
    equalPart(newFields.slice(0, fields.length), fields)
  );
}

const printedTerm = (term: NodeSelectorTerm) => printed("core.NodeSelectorTerm", term);
