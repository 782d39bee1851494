/** What must hold for APIServices. Source: kube-aggregator apiregistration/validation 1.36. */

import { type FieldError, invalid, notSupported, required } from "../field-error.ts";
import { validateEach, validateSubdomain, validateText } from "../validation/format.ts";
import { label1035Problems, pathSegmentProblems } from "../validation/names.ts";
import type { APIService } from "./api-service.ts";

type Spec = APIService["spec"];

const groupPriorityMax = 20_000;
const versionPriorityMax = 1000;

export function validateAPIService({ metadata, spec }: APIService): readonly FieldError[] {
  const { group = "", version = "" } = spec;
  const { groupPriorityMinimum: groupPriority, versionPriority } = spec;
  return [
    ...validateName(metadata.name ?? "", `${version}.${group}`),
    ...(group === "" && version !== "v1"
      ? [required("spec.group", "only v1 may have an empty group and it better be legacy kube")]
      : []),
    ...(group === "" ? [] : validateSubdomain(group, "spec.group")),
    ...validateText(version, "spec.version", label1035Problems),
    ...validatePriority(groupPriority, "spec.groupPriorityMinimum", groupPriorityMax),
    ...validatePriority(versionPriority, "spec.versionPriority", versionPriorityMax),
    ...(spec.service === undefined ? validateLocal(spec) : validateRemote(spec, spec.service)),
  ];
}

function validateName(name: string, needed: string): readonly FieldError[] {
  // What is wrong with the characters is found with the other metadata.
  if (name === needed || name === "" || pathSegmentProblems(name).length > 0) return [];
  const why = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(needed)}`;
  return [invalid("metadata.name", name, why)];
}

const validatePriority = (priority: number, path: string, most: number): readonly FieldError[] =>
  priority > 0 && priority <= most
    ? []
    : [invalid(path, priority, `must be positive and less than ${most}`)];

const skips = "spec.insecureSkipTLSVerify";

function validateLocal({ caBundle = "", insecureSkipTLSVerify }: Spec): readonly FieldError[] {
  const count = decodedLength(caBundle);
  const bundle = `${count} bytes`;
  return [
    ...(count === 0
      ? []
      : [invalid("spec.caBundle", bundle, "local APIServices may not have a caBundle")]),
    ...(insecureSkipTLSVerify === true
      ? [invalid(skips, true, "local APIServices may not have insecureSkipTLSVerify")]
      : []),
  ];
}

const decodedLength = (base64: string) => Math.floor((base64.replace(/=+$/, "").length * 3) / 4);

function validateRemote(
  { caBundle = "", insecureSkipTLSVerify }: Spec,
  { namespace = "", name = "", port }: NonNullable<Spec["service"]>,
): readonly FieldError[] {
  return [
    ...(namespace === "" ? [required("spec.service.namespace")] : []),
    ...(name === "" ? [required("spec.service.name")] : []),
    ...(port >= 1 && port <= 65_535 ? [] : [invalid("spec.service.port", port, noPort)]),
    ...(insecureSkipTLSVerify === true && caBundle !== ""
      ? [invalid(skips, true, "may not be true if caBundle is present")]
      : []),
  ];
}

const noPort = "port is not valid: must be between 1 and 65535, inclusive";

const statuses = ["True", "False", "Unknown"];

export const validateAPIServiceStatus = ({ status }: APIService): readonly FieldError[] =>
  validateEach(status.conditions, "status.conditions", (condition, path) =>
    statuses.includes(condition.status)
      ? []
      : [notSupported(`${path}.status`, condition.status, statuses)],
  );
