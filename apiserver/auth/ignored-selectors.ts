/**
 * What a question of access says of selectors that no decision heeds, as they cannot be read.
 * Source: pkg/registry/authorization/util BuildEvaluationError 1.36.
 */
import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import { parseFieldSelector } from "../../api/selectors/fields.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import { StatusError } from "../../api/status.ts";
import { labelValueProblems, qualifiedNameProblems } from "../../api/validation/names.ts";

/** Undefined where all selectors can be read. */
export function ignoredSelectors(resource: ResourceAttributes): string | undefined {
  const { fieldSelector, labelSelector } = resource;
  const told = [
    ...ignored("fieldSelector", fieldSelector, { parse: parseFieldSelector, isReadable: isField }),
    ...ignored("labelSelector", labelSelector, { parse: parseLabelSelector, isReadable: isLabel }),
  ];
  return told.length === 0 ? undefined : told.join("; ");
}

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[] | undefined;
}

interface Selector {
  readonly rawSelector?: string | undefined;
  readonly requirements?: readonly Requirement[] | undefined;
}

interface Reading {
  /** Throws StatusError. */
  parse(text: string): unknown;
  isReadable(requirement: Requirement): boolean;
}

function ignored(
  name: string,
  { rawSelector = "", requirements = [] }: Selector = {},
  { parse, isReadable }: Reading,
): readonly string[] {
  const heeded = requirements.filter(isReadable);
  const isWhole = heeded.length === requirements.length && parses(rawSelector, parse);
  const how = heeded.length === 0 ? "ignored" : "partially ignored";
  return isWhole ? [] : [`spec.resourceAttributes.${name} ${how} due to parse error`];
}

function parses(text: string, parse: Reading["parse"]): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (error instanceof StatusError) return false;
    throw error;
  }
}

/** A field has one value, or another. */
const isField = ({ operator, values = [] }: Requirement) =>
  (operator === "In" || operator === "NotIn") && values.length === 1;

const operators: ReadonlySet<string> = new Set(["In", "NotIn", "Exists", "DoesNotExist"]);

const isLabel = ({ key, operator, values = [] }: Requirement) =>
  operators.has(operator) &&
  qualifiedNameProblems(key).length === 0 &&
  values.every((value) => labelValueProblems(value).length === 0);
