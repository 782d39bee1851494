import { type Errors, invalidObject, joined, none } from "../../api/field-error.ts";
import { equalJson } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { validateObjectMeta, validateObjectMetaUpdate } from "../../api/validation/meta.ts";
import { type Call, memberOf } from "./context.ts";
import { isKnownValid, rememberValid } from "./intake.ts";

/** Throws Invalid with every error of a new object. */
export function validateNew(call: Call, object: KubeObject): void {
  const { definition } = call.resource;
  const errors = joined(
    validateObjectMeta(definition, object.metadata),
    definition.strategy.validateCreate?.(object) ?? none,
    validateContent(call, object),
  );
  refuse(call, object, errors);
  rememberValid(call, object);
}

/** Throws Invalid with every error of a changed object. */
export function validateChange(call: Call, next: KubeObject, stored: KubeObject): void {
  const { definition } = call.resource;
  const errors = metadataErrors(definition, next, stored);
  if (call.request.subresource === "status") {
    const found = definition.strategy.validateStatusUpdate?.(next, stored) ?? none;
    refuse(call, next, joined(errors, found));
    return;
  }
  if (sameContent(definition, next, stored)) refuse(call, next, errors);
  else {
    const rules = definition.strategy.validateUpdate?.(next, stored) ?? none;
    const content = validateContent(call, next);
    const rulesFirst = definition.strategy.updateRulesFirst === true;
    const found = rulesFirst ? joined(rules, content) : joined(content, rules);
    refuse(call, next, joined(errors, found));
  }
  rememberValid(call, next);
}

/** What is wrong with changed metadata. */
export function metadataErrors(
  { custom }: ResourceDefinition,
  next: KubeObject,
  stored: KubeObject,
): Errors {
  if (next.metadata === stored.metadata) return none;
  const found = validateObjectMetaUpdate(next.metadata, stored.metadata, { custom });
  // Upstream looks twice, for all kinds and for this kind, and gives each cause twice.
  return joined(found, found);
}

function validateContent(call: Call, object: KubeObject): Errors {
  if (isKnownValid(call, object)) return none;
  return call.resource.definition.strategy.validate?.(object) ?? none;
}

/** Whether two objects differ in nothing but metadata and the status that is written for itself. */
export function sameContent(
  { hasStatus, custom }: ResourceDefinition,
  next: KubeObject,
  stored: KubeObject,
): boolean {
  // The status of a custom resource without that subresource is a member like any other.
  const passedOver = custom !== undefined && !hasStatus ? metadataOnly : besidesContent;
  return sameMembers(next, stored, passedOver) && sameMembers(stored, next, passedOver);
}

const metadataOnly: ReadonlySet<string> = new Set(["metadata"]);
const besidesContent: ReadonlySet<string> = new Set(["metadata", "status"]);

/** True where the members of `left` are the same in `right`. */
function sameMembers(
  left: KubeObject,
  right: KubeObject,
  passedOver: ReadonlySet<string>,
): boolean {
  for (const key in left) {
    if (passedOver.has(key)) continue;
    if (!equalJson(memberOf(left, key), memberOf(right, key))) return false;
  }
  return true;
}

function refuse(call: Call, object: KubeObject, errors: Errors): void {
  if (errors.length === 0) return;
  throw invalidObject(call.resource.definition, object.metadata.name ?? "", errors);
}
