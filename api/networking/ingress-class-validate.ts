/** Source: pkg/apis/networking/validation 1.36. */

import {
  type FieldError,
  forbiddenField,
  notSupported,
  required,
  tooLong,
} from "../field-error.ts";
import { validateDomainPrefixedPath } from "../validation/domain-prefixed-path.ts";
import { validateText } from "../validation/format.ts";
import { immutableField } from "../validation/meta.ts";
import { labelNameProblems } from "../validation/names.ts";
import type { IngressClass, IngressClassParameters } from "./ingress-class.ts";
import { validateReference } from "./validate-reference.ts";

const controllerLengthMax = 250;

export function validateIngressClass({ spec }: IngressClass): FieldError[] {
  const { controller = "", parameters } = spec;
  const path = "spec.controller";
  const isLong = controller.length > controllerLengthMax;
  return [
    ...(isLong ? [tooLong(path, controllerLengthMax)] : []),
    ...validateDomainPrefixedPath(controller, path),
    ...(parameters === undefined ? [] : validateParameters(parameters, "spec.parameters")),
  ];
}

function validateParameters(parameters: IngressClassParameters, path: string): FieldError[] {
  const { scope, namespace } = parameters;
  const errors = validateReference(parameters, path);
  const at = `${path}.namespace`;
  if (scope === "Cluster") {
    if (namespace === undefined) return errors;
    return [...errors, forbiddenField(at, "`parameters.scope` is set to 'Cluster'")];
  }
  if (scope !== "Namespace") {
    return [...errors, notSupported(`${path}.scope`, scope, ["Cluster", "Namespace"])];
  }
  if (namespace === undefined) {
    return [...errors, required(at, "`parameters.scope` is set to 'Namespace'")];
  }
  return [...errors, ...validateText(namespace, at, labelNameProblems)];
}

export const validateIngressClassUpdate = (
  { spec: next }: IngressClass,
  { spec: stored }: IngressClass,
): FieldError[] =>
  immutableField(next.controller ?? "", stored.controller ?? "", "spec.controller");
