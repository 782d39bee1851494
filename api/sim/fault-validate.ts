import { parseGoDuration } from "../duration.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { statusReasons } from "../status.ts";
import { immutableField } from "../validation/meta.ts";
import { labelNameProblems, subdomainProblems } from "../validation/names.ts";
import type { Fault } from "./fault.ts";
import type { FaultPeer, FaultSpec, FaultTarget } from "./fault-spec.ts";
import { chances, type FaultTypeRule } from "./fault-type-rule.ts";
import { faultTypeRule, faultTypes } from "./fault-types.ts";
import { faultProcesses } from "./fault-types-process.ts";
import { between, type Errors, validateDuration } from "./field-rules.ts";

const verbs = [
  "get",
  "list",
  "watch",
  "create",
  "update",
  "patch",
  "delete",
  "deletecollection",
] as const;

const countMax = 1_000_000;
const factorMax = 1_000;
const targetPath = "spec.target";

export function validateFault({ spec }: Pick<Fault, "spec">): FieldError[] {
  const rule = faultTypeRule(spec.type);
  if (rule === undefined) {
    const types = Object.keys(faultTypes);
    return spec.type === ""
      ? [required("spec.type")]
      : [notSupported("spec.type", spec.type, types)];
  }
  return [
    ...validateFields(spec, rule),
    ...validateTarget(spec.target ?? {}, rule),
    ...validateDuration(spec.after, "spec.after"),
    ...validatePositive(spec.duration, "spec.duration"),
    ...between(spec.percent, "spec.percent", 1, 100),
    ...between(spec.skip, "spec.skip", 0, countMax),
    ...between(spec.times, "spec.times", 1, countMax),
    ...validateDelay(spec.delay, rule),
    ...validateDuration(spec.jitter, "spec.jitter"),
    ...between(spec.factor, "spec.factor", 2, factorMax),
    ...validateError(spec.error),
  ];
}

/** A fault is what it was from the beginning: what it has done would be of another. */
export function validateFaultUpdate(next: Fault, stored: Fault): Errors {
  return immutableField(next.spec, stored.spec, "spec");
}

/** What the type has no use for, and what it needs. */
function validateFields(spec: FaultSpec, rule: FaultTypeRule): Errors {
  const given = (["delay", "jitter", "factor", "error", ...chances] as const).filter(
    (name) => spec[name] !== undefined,
  );
  const targets = keysOf(spec.target ?? {});
  const why = `may not be specified for type ${spec.type}`;
  const isMissing = (path: string) =>
    path.startsWith("target.")
      ? !targets.some((name) => path === `target.${name}`)
      : !given.some((name) => path === name);
  return [
    ...targets
      .filter((name) => !rule.takes.includes(name))
      .map((name) => forbiddenField(`${targetPath}.${name}`, why)),
    ...given
      .filter((name) => !rule.parameters.includes(name))
      .map((name) => forbiddenField(`spec.${name}`, why)),
    ...(rule.needs ?? []).filter(isMissing).map((path) => required(`spec.${path}`)),
  ];
}

/** The fields of a target that say anything. */
function keysOf(target: FaultTarget): readonly (keyof FaultTarget)[] {
  // A decoded target has no other keys.
  return (Object.keys(target) as (keyof FaultTarget)[]).filter(
    (name) => target[name] !== undefined,
  );
}

function validateTarget(target: FaultTarget, rule: FaultTypeRule): Errors {
  const { process, count, verbs: asked = [], to = {} } = target;
  const isOwn = !faultProcesses.some((name) => name === process);
  const isKnown =
    process === undefined ||
    (rule.strikesOwn === true && isOwn) ||
    (rule.processes?.includes(process) ?? true);
  return [
    ...(process === "" ? [required(`${targetPath}.process`)] : []),
    ...(process === "" || isKnown
      ? []
      : [notSupported(`${targetPath}.process`, process, rule.processes ?? [])]),
    ...asked.flatMap((verb, index) =>
      verbs.some((each) => each === verb)
        ? []
        : [notSupported(`${targetPath}.verbs[${index}]`, verb, verbs)],
    ),
    ...(["resources", "verbs", "registries"] as const).flatMap((name) =>
      validateNames(target[name] ?? [], `${targetPath}.${name}`),
    ),
    ...validateSelection(target, targetPath),
    ...validateSelection(to, `${targetPath}.to`),
    ...between(count, `${targetPath}.count`, 1, countMax),
  ];
}

/** Pods and nodes, as either end of a connection may be said. */
function validateSelection(selection: FaultPeer, path: string): Errors {
  const { namespace } = selection;
  return [
    ...(namespace === undefined
      ? []
      : labelNameProblems(namespace).map((why) => invalid(`${path}.namespace`, namespace, why))),
    ...(["nodes", "pods", "zones"] as const).flatMap((name) =>
      validateNames(selection[name] ?? [], `${path}.${name}`),
    ),
    ...(["nodeSelector", "podSelector"] as const).flatMap((name) =>
      selection[name] === undefined
        ? []
        : validateLabelSelector(selection[name], `${path}.${name}`),
    ),
  ];
}

/** A registry may be one of another port. */
const hostOf = (name: string, path: string) =>
  path.includes(".registries") ? name.replace(/:\d+$/, "") : name;

/** Names that may be those of nodes, pods and resources: subdomains, each of them once. */
function validateNames(names: readonly string[], path: string): Errors {
  return names.flatMap((name, index) => {
    const at = `${path}[${index}]`;
    if (names.indexOf(name) < index) return [duplicate(at, name)];
    return path.endsWith("verbs")
      ? []
      : subdomainProblems(hostOf(name, path)).map((why) => invalid(at, name, why));
  });
}

function validatePositive(text: string | undefined, path: string): Errors {
  const errors = validateDuration(text, path);
  if (text === undefined || errors.length > 0) return errors;
  return parseGoDuration(text).ms === 0 ? [invalid(path, text, "must be greater than 0")] : [];
}

function validateDelay(text: string | undefined, { isSigned }: FaultTypeRule): Errors {
  if (isSigned !== true) return validateDuration(text, "spec.delay");
  const { problem } = parseGoDuration(text ?? "0");
  return problem === undefined ? [] : [invalid("spec.delay", text, problem)];
}

function validateError(error: FaultSpec["error"]): Errors {
  const { code, reason } = error ?? {};
  const isReason = reason === undefined || statusReasons.some((each) => each === reason);
  return [
    ...between(code, "spec.error.code", 400, 599),
    ...(isReason ? [] : [notSupported("spec.error.reason", reason, statusReasons)]),
  ];
}
