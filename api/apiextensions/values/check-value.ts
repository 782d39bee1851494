/**
 * Holds values against schemas. Source: kube-openapi validation/validate 1.36, and for updates
 * apiextensions-apiserver validation/ratcheting.go.
 */
import type { FieldError } from "../../field-error.ts";
import { equalJson, isObject, type JsonObject, ownMember } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { Findings } from "./findings.ts";
import { checkEnum, checkNumber, checkText, checkType } from "./scalars.ts";

/** Everything wrong with a value. */
export function validateValue(schema: JSONSchemaProps, value: unknown): readonly FieldError[] {
  const findings = new Findings();
  check(findings, schema, { value, path: "", old: undefined });
  return findings.errors;
}

/** Everything wrong with a value that replaces `old`, but for the parts that stay as they were. */
export function validateValueUpdate(
  schema: JSONSchemaProps,
  value: unknown,
  old: unknown,
): readonly FieldError[] {
  const findings = new Findings();
  checkUnlessSame(findings, schema, { value, path: "", old });
  return findings.errors;
}

interface Node {
  readonly value: unknown;
  readonly path: string;
  /** What stood here before; undefined where nothing is known to have. */
  readonly old: unknown;
}

function checkUnlessSame(findings: Findings, schema: JSONSchemaProps, node: Node): void {
  const before = findings.errors.length;
  check(findings, schema, node);
  if (findings.errors.length === before || node.old === undefined) return;
  if (equalJson(node.value, node.old)) findings.errors.length = before;
}

function check(findings: Findings, schema: JSONSchemaProps, node: Node): void {
  const { value, path } = node;
  checkType(findings, schema, node);
  if (value === null) {
    checkEnum(findings, schema.enum, node);
    return;
  }
  checkCombinations(findings, schema, node);
  if (typeof value === "string") checkText(findings, schema, { value, path });
  else if (typeof value === "number") checkNumber(findings, schema, { value, path });
  else if (Array.isArray(value)) checkItems(findings, schema, { ...node, value });
  checkEnum(findings, schema.enum, node);
  if (isObject(value)) checkMembers(findings, schema, { ...node, value });
}

function checkCombinations(findings: Findings, schema: JSONSchemaProps, node: Node): void {
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  const { path } = node;
  if (anyOf.length > 0) {
    const found = anyOf.map((each) => findingsOf(each, node));
    const success = found.find(({ isValid }) => isValid);
    if (success === undefined) findings.unmatched(path, "validate at least one schema (anyOf)");
    findings.add(success ?? best(found));
  }
  if (oneOf.length > 0) {
    const found = oneOf.map((each) => findingsOf(each, node));
    const valid = found.filter(({ isValid }) => isValid);
    const [first] = valid;
    if (valid.length !== 1 || first === undefined) {
      const how = first === undefined ? "none valid" : `${valid.length} valid alternatives`;
      findings.unmatched(path, `validate one and only one schema (oneOf). Found ${how}`);
      if (first === undefined) findings.add(best(found));
    } else findings.add(first);
  }
  if (allOf.length > 0) {
    const found = allOf.map((each) => findingsOf(each, node));
    for (const each of found) findings.add(each);
    const valid = found.filter(({ isValid }) => isValid).length;
    if (valid < found.length) {
      const none = valid === 0 ? ". None validated" : "";
      findings.unmatched(path, `validate all the schemas (allOf)${none}`);
    }
  }
  if (not !== undefined && findingsOf(not, node).isValid) {
    findings.unmatched(path, "not validate the schema (not)");
  }
}

function findingsOf(schema: JSONSchemaProps, node: Node): Findings {
  const findings = new Findings();
  check(findings, schema, node);
  return findings;
}

/** The first of those that passed most. */
const best = (found: readonly Findings[]): Findings =>
  found.reduce((most, each) => (each.passed > most.passed ? each : most));

function checkItems(
  findings: Findings,
  schema: JSONSchemaProps,
  node: Node & { readonly value: readonly unknown[] },
): void {
  const { value, path, old } = node;
  const { items, minItems, maxItems } = schema;
  if (items !== undefined && !Array.isArray(items)) {
    const before = Array.isArray(old) ? old : undefined;
    value.forEach((item, index) => {
      const itemBefore = before && itemOf(schema, before, { item, index });
      const at = { value: item, path: `${path}[${index}]`, old: itemBefore };
      // A structural schema has one schema for all items.
      checkUnlessSame(findings, items as JSONSchemaProps, at);
    });
  }
  if (minItems !== undefined && value.length < minItems) {
    findings.unfit(path, value.length, `should have at least ${minItems} items`);
  }
  if (maxItems !== undefined && value.length > maxItems) {
    findings.tooMany(path, value.length, maxItems);
  }
  findings.passed += 1;
}

/** The item of an earlier list that an item is a version of; undefined where none is. */
export function itemOf(
  schema: JSONSchemaProps,
  before: readonly unknown[],
  { item, index }: { readonly item: unknown; readonly index: number },
): unknown {
  const type = schema["x-kubernetes-list-type"];
  if (type === undefined) return before[index];
  if (type !== "map" || !isObject(item)) return undefined;
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  return before.find(
    (each) => isObject(each) && keys.every((key) => equalJson(each[key], item[key])),
  );
}

function checkMembers(
  findings: Findings,
  schema: JSONSchemaProps,
  { value, path, old }: Node & { readonly value: JsonObject },
): void {
  const { properties = {}, additionalProperties: others, required = [] } = schema;
  if (!hasRightSize(findings, schema, { value, path })) return;
  const before = isObject(old) ? old : undefined;
  const wrong: { readonly key: string; readonly errors: readonly FieldError[] }[] = [];
  for (const key in value) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const inner = known ?? (typeof others === "object" ? others : undefined);
    if (inner === undefined) continue;
    const at = known !== undefined && path === "" ? key : `${path}.${key}`;
    const node = { value: value[key], path: at, old: before && ownMember(before, key) };
    const start = findings.errors.length;
    checkUnlessSame(findings, inner, node);
    if (findings.errors.length > start) wrong.push({ key, errors: findings.errors.splice(start) });
  }
  // Upstream tells them in an order that changes from one run to the next.
  wrong.sort((left, right) => (left.key < right.key ? -1 : 1));
  findings.errors.push(...wrong.flatMap(({ errors }) => errors));
  for (const name of required) {
    if (!Object.hasOwn(value, name)) findings.missing(`${path}.${name}`);
  }
}

function hasRightSize(
  findings: Findings,
  { minProperties, maxProperties }: JSONSchemaProps,
  { value, path }: { readonly value: JsonObject; readonly path: string },
): boolean {
  if (minProperties === undefined && maxProperties === undefined) return true;
  const size = Object.keys(value).length;
  if (minProperties !== undefined && size < minProperties) {
    findings.unfit(path, size, `should have at least ${minProperties} properties`);
    return false;
  }
  if (maxProperties !== undefined && size > maxProperties) {
    findings.tooMany(path, size, maxProperties);
    return false;
  }
  return true;
}
