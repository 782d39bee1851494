import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { parseFieldSelector } from "../../api/selectors/fields.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import { badRequest } from "../../api/status.ts";

export type Predicate = (object: KubeObject) => boolean;

export interface Selection {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly name?: string;
}

/**
 * The test that label and field selectors make. `undefined` where everything matches. Throws
 * BadRequest on a selector that cannot be read or names a field that is not selectable.
 */
export function selectorPredicate(
  definition: ResourceDefinition,
  { labelSelector = "", fieldSelector = "", name }: Selection,
): Predicate | undefined {
  const tests: Predicate[] = [];
  if (labelSelector !== "") tests.push(labelPredicate(labelSelector));
  if (fieldSelector !== "") tests.push(fieldPredicate(definition, fieldSelector));
  if (name !== undefined) tests.push(({ metadata }) => metadata.name === name);
  if (tests.length === 0) return undefined;
  return (object) => tests.every((test) => test(object));
}

function labelPredicate(text: string): Predicate {
  const matcher = parseLabelSelector(text);
  return ({ metadata }) => matcher.matches(metadata.labels);
}

function fieldPredicate(definition: ResourceDefinition, text: string): Predicate {
  const tests = parseFieldSelector(text).map(({ field, operator, value }): Predicate => {
    const read = fieldReader(definition, field);
    return (object) => (read(object) === value) === (operator === "=");
  });
  return (object) => tests.every((test) => test(object));
}

function fieldReader(
  definition: ResourceDefinition,
  field: string,
): (object: KubeObject) => string {
  if (field === "metadata.name") return ({ metadata }) => metadata.name ?? "";
  if (field === "metadata.namespace" && definition.namespaced) {
    return ({ metadata }) => metadata.namespace ?? "";
  }
  const { selectableFields } = definition;
  const read = Object.hasOwn(selectableFields, field) ? selectableFields[field] : undefined;
  if (read !== undefined) return read;
  if (Object.keys(selectableFields).length > 0 || definition.custom !== undefined) {
    throw badRequest(`field label not supported: ${field}`);
  }
  const known = definition.namespaced ? '"metadata.name", "metadata.namespace"' : '"metadata.name"';
  throw badRequest(`"${field}" is not a known field selector: only ${known}`);
}
