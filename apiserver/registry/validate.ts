import { type FieldError, invalidObject } from "../../api/field-error.ts";
import { equalJson } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { validateObjectMeta, validateObjectMetaUpdate } from "../../api/validation/meta.ts";
import { phasesFor } from "../admission/phases.ts";
import type { Operation } from "../admission/plugin.ts";
import { type Call, memberOf } from "./context.ts";
import { isKnownValid, rememberValid } from "./intake.ts";

/** Throws Invalid with every error of a new object. */
export function validateNew(call: Call, object: KubeObject): void {
  const { definition } = call.resource;
  const errors = [
    ...validateObjectMeta(definition, object.metadata),
    ...(definition.strategy.validateCreate?.(object) ?? []),
    ...validateContent(call, object),
  ];
  refuse(call, object, errors);
  rememberValid(call, object);
}

/** Throws Invalid with every error of a changed object. */
export function validateChange(call: Call, next: KubeObject, stored: KubeObject): void {
  const { definition } = call.resource;
  const errors = metadataErrors(definition, next, stored);
  if (call.request.subresource === "status") {
    errors.push(...(definition.strategy.validateStatusUpdate?.(next, stored) ?? []));
    refuse(call, next, errors);
    return;
  }
  if (!sameContent(definition, next, stored)) {
    const rules = definition.strategy.validateUpdate?.(next, stored) ?? [];
    const content = validateContent(call, next);
    const rulesFirst = definition.strategy.updateRulesFirst === true;
    errors.push(...(rulesFirst ? [...rules, ...content] : [...content, ...rules]));
  }
  refuse(call, next, errors);
  rememberValid(call, next);
}

/** What is wrong with changed metadata. */
export function metadataErrors(
  { custom }: ResourceDefinition,
  next: KubeObject,
  stored: KubeObject,
): FieldError[] {
  if (next.metadata === stored.metadata) return [];
  const found = validateObjectMetaUpdate(next.metadata, stored.metadata, { custom });
  // Upstream looks twice, for all kinds and for this kind, and gives each cause twice.
  return [...found, ...found];
}

type Admitted = "create" | "update";

/** Runs the admission plugins that only refuse. */
export function validateAdmission(
  call: Call,
  verb: Admitted | "delete",
  object: KubeObject | undefined,
  stored?: KubeObject,
): void {
  const { validate } = phasesOf(call);
  if (validate.length === 0) return;
  const operation = operationOf(call, verb, { object, stored });
  for (const plugin of validate) plugin.validate(operation, call.registry, object);
}

/** Runs the admission plugins that change objects with the state of the cluster at hand. */
export function mutateAdmission(
  call: Call,
  verb: Admitted,
  object: KubeObject,
  stored?: KubeObject,
): KubeObject {
  let current = object;
  for (const plugin of phasesOf(call).mutate) {
    const operation = operationOf(call, verb, { object: current, stored });
    current = plugin.mutate(current, operation, call.registry);
  }
  return current;
}

/** Runs the admission plugins that look at what is about to be written. */
export function reviewAdmission(
  call: Call,
  verb: Admitted,
  object: KubeObject,
  { stored, subresource }: { readonly stored?: KubeObject; readonly subresource?: string } = {},
): void {
  const { review } = phasesOf(call);
  if (review.length === 0) return;
  const operation = operationOf(call, verb, { object, stored, subresource });
  for (const plugin of review) plugin.review(operation, call.registry, object);
}

/** Runs the admission plugins that charge for objects. Returns what notes down what was charged. */
export function chargeAdmission(
  call: Call,
  verb: Admitted,
  object: KubeObject,
  stored?: KubeObject,
): () => void {
  const { namespace } = call.request;
  if (namespace === undefined) return nothingCharged;
  let noted = nothingCharged;
  for (const plugin of phasesOf(call).charge) {
    if (plugin.chargesIn?.(namespace) === false) continue;
    const operation = operationOf(call, verb, { object, stored });
    const note = plugin.charge(operation, call.registry, object);
    if (note !== undefined) noted = both(noted, note);
  }
  return noted;
}

const phasesOf = ({ registry, resource }: Call) =>
  phasesFor(registry.admission, resource.definition);

const nothingCharged = () => {};

const both = (first: () => void, second: () => void) => () => {
  first();
  second();
};

interface Subject {
  readonly object: KubeObject | undefined;
  readonly stored: KubeObject | undefined;
  /** Where the writer used another than the request says. */
  readonly subresource?: string;
}

function operationOf(
  { request, resource, options, warnings }: Call,
  verb: Operation["verb"],
  { object, stored, subresource = request.subresource }: Subject,
): Operation {
  return {
    verb,
    definition: resource.definition,
    subresource,
    name: request.name ?? nameOf(object),
    namespace: request.namespace,
    stored,
    dryRun: options.dryRun === true,
    actor: request.actor,
    warnings,
  };
}

/** The name, or the prefix from which it is to be made. */
function nameOf(object: KubeObject | undefined): string {
  const { name = "", generateName = "" } = object?.metadata ?? {};
  return name === "" ? generateName : name;
}

function validateContent(call: Call, object: KubeObject): readonly FieldError[] {
  if (isKnownValid(call, object)) return [];
  return call.resource.definition.strategy.validate?.(object) ?? [];
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

function refuse(call: Call, object: KubeObject, errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw invalidObject(call.resource.definition, object.metadata.name ?? "", errors);
}
