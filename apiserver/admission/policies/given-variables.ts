import type { Registry } from "../../registry/context.ts";
import { type Attributes, conditionVariables, objectsIn } from "../matching/index.ts";
import { namespaceOf } from "./attributes.ts";
import type { Invocation } from "./invocations.ts";
import type { Binding, Policy } from "./source.ts";

/**
 * What the expressions of a policy are given for one request. Its conditions do not see the
 * namespace. Throws NotFound where that is gone.
 */
export function givenVariables(
  { matched, params }: Pick<Invocation<Policy, Binding>, "matched" | "params">,
  { attributes, registry }: { readonly attributes: Attributes; readonly registry: Registry },
): { readonly conditions: object; readonly validations: object } {
  const objects = objectsIn(attributes, matched);
  const conditions = { ...conditionVariables(attributes, matched, objects), params };
  const { namespace, kind } = attributes;
  const isNamespace = kind.group === "" && kind.kind === "Namespace";
  const namespaceObject = namespace === "" || isNamespace ? null : namespaceOf(namespace, registry);
  return { conditions, validations: { ...conditions, namespaceObject } };
}
