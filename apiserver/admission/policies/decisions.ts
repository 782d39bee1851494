/**
 * What a ValidatingAdmissionPolicy says of one request.
 * Source: k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go 1.36.
 */
import type {
  CompiledValidatingPolicy,
  CompiledValidation,
} from "../../../api/admissionregistration/policy-expressions.ts";
import type { CelValue } from "../../../api/cel/index.ts";
import { byteLength } from "../../../api/validation/meta.ts";
import {
  CostBudget,
  conditionsHold,
  type Evaluation,
  evaluateExpression,
  OutOfBudget,
  policyCostMax,
} from "../matching/index.ts";
import { withVariables } from "./variables.ts";

/** Why a request is to be refused. */
export interface Denial {
  /** Of the expression among the validations, from 0. */
  readonly index: number;
  readonly message: string;
  /** Absent: it could not be evaluated. */
  readonly reason?: string;
}

/** What a policy has found. */
export interface Decision {
  readonly denials: readonly Denial[];
  /** What is noted of the request, by key. */
  readonly annotations: readonly { readonly key: string; readonly value: string }[];
  /** What could not be evaluated of that; each refuses the request. */
  readonly annotationErrors: readonly string[];
}

const nothing: Decision = { denials: [], annotations: [], annotationErrors: [] };

/** The longest message that an expression may give. */
const messageBytesMax = 5 * 1024;
const annotationLengthMax = 10 * 1024;

/** Decides on a request whose variables are `given`. */
export function decide(
  policy: CompiledValidatingPolicy,
  given: { readonly conditions: object; readonly validations: object },
  failurePolicy: string,
): Decision {
  const isFatal = failurePolicy !== "Ignore";
  const failed = (message: string): Decision =>
    isFatal ? { ...nothing, denials: [{ index: 0, message }] } : nothing;
  const conditions = conditionsHold(policy.conditions, given.conditions, failurePolicy);
  if (conditions.error !== undefined) return failed(conditions.error);
  if (!conditions.holds) return nothing;
  try {
    const denials = denialsOf(policy, given.validations, isFatal);
    return { denials, ...annotationsOf(policy, given.validations, isFatal) };
  } catch (error) {
    if (error instanceof OutOfBudget) return failed(error.message);
    throw error;
  }
}

function denialsOf(
  policy: CompiledValidatingPolicy,
  given: object,
  isFatal: boolean,
): readonly Denial[] {
  const budget = new CostBudget(policyCostMax);
  const variables = withVariables(policy, given, budget);
  const evaluated = policy.validations.map(({ rule }) =>
    evaluateExpression(rule, variables, budget),
  );
  const messages = messagesOf(policy, given, budget);
  return policy.validations.flatMap((each, index) => {
    const { value, error = messages.error } = evaluated[index] ?? { error: "" };
    if (error !== undefined) return isFatal ? [{ index, message: error }] : [];
    if (value === true) return [];
    const message = messageOf(each, messages.texts?.[index]);
    return [{ index, message, reason: each.validation.reason ?? "Invalid" }];
  });
}

/** What the expressions for messages give, of all validations, or that they cost too much. */
function messagesOf(
  policy: CompiledValidatingPolicy,
  given: object,
  budget: CostBudget,
): { readonly texts?: readonly (CelValue | undefined)[]; readonly error?: string } {
  // Variables are worked out anew for messages.
  const variables = withVariables(policy, given, budget);
  try {
    const texts = policy.validations.map(
      ({ message }) => message && evaluateExpression(message, variables, budget).value,
    );
    return { texts };
  } catch (error) {
    if (!(error instanceof OutOfBudget)) throw error;
    return { error: `failed messageExpression: ${error.message}` };
  }
}

/** What is said of a validation that does not hold, where its expression gives that. */
function messageOf({ validation }: CompiledValidation, found: CelValue | undefined): string {
  const text = typeof found === "string" ? found.trim() : "";
  if (text !== "" && byteLength(text) <= messageBytesMax && !text.includes("\n")) return text;
  const { message = "", expression } = validation;
  return message.trim() === "" ? `failed expression: ${expression.trim()}` : message.trim();
}

function annotationsOf(
  policy: CompiledValidatingPolicy,
  given: object,
  isFatal: boolean,
): Pick<Decision, "annotations" | "annotationErrors"> {
  const budget = new CostBudget(policyCostMax);
  const variables = withVariables(policy, given, budget);
  const evaluated = policy.auditAnnotations.map((each) => ({
    key: each.annotation.key,
    result: evaluateExpression(each, variables, budget),
  }));
  return {
    annotations: evaluated.flatMap(({ key, result }) => {
      const value = textOf(result);
      return value === "" ? [] : [{ key, value: value.slice(0, annotationLengthMax) }];
    }),
    annotationErrors: isFatal
      ? evaluated.flatMap(({ result: { error } }) => (error === undefined ? [] : [error]))
      : [],
  };
}

const textOf = ({ value }: Evaluation): string => (typeof value === "string" ? value.trim() : "");
