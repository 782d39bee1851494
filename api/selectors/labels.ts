import {
  type FieldError,
  fieldErrorBody,
  forbiddenField,
  invalid,
  required,
} from "../field-error.ts";
import { isInt64 } from "../int64.ts";
import type { LabelSelector } from "../meta/label-selector.ts";
import { StatusError } from "../status.ts";
import { validateLabels } from "../validation/meta.ts";
import { labelValueProblems, qualifiedNameProblems } from "../validation/names.ts";
import { parseRequirements, SelectorSyntaxError } from "./label-parser.ts";

export type Labels = Readonly<Record<string, string>>;

/** One condition on the labels of an object. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

export type LabelOperator = "=" | "==" | "!=" | "in" | "notin" | "exists" | "!" | "gt" | "lt";

/** Decides which objects a selector picks. */
export interface LabelMatcher {
  /** True where every requirement holds. */
  readonly matches: (labels: Labels | undefined) => boolean;
  /** The canonical text: requirements by key, joined by commas. Empty where all or none match. */
  readonly text: string;
  /** All of these must hold; sorted by key. */
  readonly requirements: readonly LabelRequirement[];
  /** It picks every object, or none. */
  readonly picks: "some" | "everything" | "nothing";
}

export const everything: LabelMatcher = {
  matches: () => true,
  text: "",
  requirements: [],
  picks: "everything",
};
export const nothing: LabelMatcher = {
  matches: () => false,
  text: "",
  requirements: [],
  picks: "nothing",
};

/**
 * The matcher of a selector in text, such as `app=web,tier in (a, b),!canary`; empty text picks
 * everything. Throws BadRequest in Kubernetes' words. Source: k8s.io/apimachinery/pkg/labels.
 */
export function parseLabelSelector(text: string | undefined): LabelMatcher {
  if (text === undefined || text === "") return everything;
  try {
    return matcherOf(parseRequirements(text, checkRequirement));
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    throw new StatusError("BadRequest", error.message);
  }
}

const matchers = new WeakMap<LabelSelector, LabelMatcher>();

/**
 * The matcher of a LabelSelector: none given picks nothing, an empty one everything. One that does
 * not validate picks nothing. Remembered by identity, since stored selectors never change.
 */
export function selectorFromLabelSelector(selector: LabelSelector | undefined): LabelMatcher {
  if (selector === undefined) return nothing;
  const known = matchers.get(selector);
  if (known !== undefined) return known;
  const requirements = requirementsOf(selector);
  const made = requirements === undefined ? nothing : matcherOf(requirements);
  matchers.set(selector, made);
  return made;
}

const labelMatchers = new WeakMap<Labels, LabelMatcher>();

/** The matcher of exact labels, such as a Service's `spec.selector`; none picks everything. */
export function selectorFromLabels(labels: Labels | undefined): LabelMatcher {
  if (labels === undefined) return everything;
  const known = labelMatchers.get(labels);
  if (known !== undefined) return known;
  const made = matcherOf(equalities(labels));
  labelMatchers.set(labels, made);
  return made;
}

/** The text in `kubectl get -o wide` and in the status of a scale: `app=web`, or `<none>`. */
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  if (selector !== undefined && requirementsOf(selector) === undefined) return "<error>";
  const { text } = selectorFromLabelSelector(selector);
  return text === "" ? "<none>" : text;
}

/** Everything wrong with a LabelSelector. Source: meta/v1/validation ValidateLabelSelector. */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: string,
): FieldError[] {
  if (selector === undefined) return [];
  const errors = validateLabels(selector.matchLabels, `${path}.matchLabels`);
  selector.matchExpressions?.forEach((expression, index) => {
    errors.push(...validateExpression(expression, `${path}.matchExpressions[${index}]`));
  });
  return errors;
}

type Expression = NonNullable<LabelSelector["matchExpressions"]>[number];

function validateExpression(
  { key, operator, values = [] }: Expression,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (operator === "In" || operator === "NotIn") {
    if (values.length === 0) {
      const why = "must be specified when `operator` is 'In' or 'NotIn'";
      errors.push(required(`${path}.values`, why));
    }
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    if (values.length > 0) {
      const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      errors.push(forbiddenField(`${path}.values`, why));
    }
  } else errors.push(invalid(`${path}.operator`, operator, "not a valid selector operator"));
  errors.push(...qualifiedNameProblems(key).map((why) => invalid(`${path}.key`, key, why)));
  values.forEach((value, index) => {
    const problems = labelValueProblems(value);
    errors.push(...problems.map((why) => invalid(`${path}.values[${index}]`, value, why)));
  });
  return errors;
}

const expressionOperators = new Map<string, LabelOperator>([
  ["In", "in"],
  ["NotIn", "notin"],
  ["Exists", "exists"],
  ["DoesNotExist", "!"],
]);

/** The requirements of a selector, or `undefined` where it is not valid. */
function requirementsOf(selector: LabelSelector): LabelRequirement[] | undefined {
  const requirements = equalities(selector.matchLabels ?? {});
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    const known = expressionOperators.get(operator);
    if (known === undefined) return undefined;
    requirements.push({ key, operator: known, values });
  }
  return requirements.some((each) => checkRequirement(each) !== undefined)
    ? undefined
    : requirements;
}

const equalities = (labels: Labels): LabelRequirement[] =>
  Object.entries(labels).map(([key, value]) => ({ key, operator: "=", values: [value] }));

/** What is wrong with a requirement, in the words of labels.NewRequirement. */
function checkRequirement({ key, operator, values }: LabelRequirement): string | undefined {
  const errors: FieldError[] = [];
  const keyProblems = qualifiedNameProblems(key);
  if (keyProblems.length > 0) errors.push(invalid("key", key, keyProblems.join("; ")));
  if ((operator === "in" || operator === "notin") && values.length === 0) {
    errors.push(
      invalid("values", values, "for 'in', 'notin' operators, values set can't be empty"),
    );
  }
  if ((operator === "exists" || operator === "!") && values.length > 0) {
    errors.push(
      invalid("values", values, "values set must be empty for exists and does not exist"),
    );
  }
  values.forEach((value, index) => {
    if ((operator === "gt" || operator === "lt") && readInteger(value) === undefined) {
      const why = "for 'Gt', 'Lt' operators, the value must be an integer";
      errors.push(invalid(`values[${index}]`, value, why));
    }
  });
  values.forEach((value, index) => {
    const problems = labelValueProblems(value);
    if (problems.length > 0) {
      errors.push(invalid(`values[${index}][${key}]`, value, problems.join("; ")));
    }
  });
  const lines = [...new Set(errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`))];
  return lines.length < 2 ? lines[0] : `[${lines.join(", ")}]`;
}

function matcherOf(unsorted: readonly LabelRequirement[]): LabelMatcher {
  if (unsorted.length === 0) return everything;
  const requirements = [...unsorted].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const tests = requirements.map(testOf);
  const [only] = tests;
  const matches =
    only !== undefined && tests.length === 1
      ? (labels: Labels | undefined) => only(labels ?? {})
      : (labels: Labels | undefined) => {
          const given = labels ?? {};
          for (const test of tests) if (!test(given)) return false;
          return true;
        };
  return {
    matches,
    requirements,
    text: requirements.map(formatRequirement).join(","),
    picks: "some",
  };
}

type LabelTest = (labels: Labels) => boolean;

/** The test of one requirement, for a key that plain objects inherit (`constructor`) too. */
function testOf(requirement: LabelRequirement): LabelTest {
  const test = plainTestOf(requirement);
  if (!(requirement.key in Object.prototype)) return test;
  return (labels) => test(Object.assign(Object.create(null), labels));
}

/** An absent label satisfies `!=`, `notin` and `!` alone. */
function plainTestOf({ key, operator, values }: LabelRequirement): LabelTest {
  const value = values[0] ?? "";
  const bound = readInteger(value);
  switch (operator) {
    case "=":
    case "==":
      return (labels) => labels[key] === value;
    case "!=":
      return (labels) => labels[key] !== value;
    case "in":
      return ({ [key]: label }) => label !== undefined && values.includes(label);
    case "notin":
      return ({ [key]: label }) => label === undefined || !values.includes(label);
    case "exists":
      return (labels) => labels[key] !== undefined;
    case "!":
      return (labels) => labels[key] === undefined;
    case "gt":
      return (labels) => compareIntegers(labels[key], bound) === 1;
    case "lt":
      return (labels) => compareIntegers(labels[key], bound) === -1;
    default:
      return operator satisfies never;
  }
}

/** A signed 64 bit integer in decimal, as Go reads it. */
function readInteger(text: string): bigint | undefined {
  if (!/^[-+]?[0-9]{1,19}$/.test(text)) return undefined;
  const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return isInt64(value) ? value : undefined;
}

/** 1 where the label is the greater integer, -1 the smaller, 0 the same or not comparable. */
function compareIntegers(label: string | undefined, bound: bigint | undefined): number {
  const value = label === undefined ? undefined : readInteger(label);
  if (value === undefined || bound === undefined || value === bound) return 0;
  return value > bound ? 1 : -1;
}

function formatRequirement({ key, operator, values }: LabelRequirement): string {
  switch (operator) {
    case "exists":
      return key;
    case "!":
      return `!${key}`;
    case "in":
    case "notin":
      return `${key} ${operator} (${[...values].sort().join(",")})`;
    case "gt":
      return `${key}>${values.join()}`;
    case "lt":
      return `${key}<${values.join()}`;
    case "=":
    case "==":
    case "!=":
      return `${key}${operator}${values.join()}`;
    default:
      return operator satisfies never;
  }
}
