/** Source: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/dispatcher.go 1.36. */

import { MutatingAdmissionPolicyBinding } from "../../../api/admissionregistration/binding.ts";
import { MutatingAdmissionPolicy } from "../../../api/admissionregistration/mutating-policy.ts";
import {
  type CompiledMutatingPolicy,
  compiledMutatingPolicy,
} from "../../../api/admissionregistration/policy-expressions.ts";
import { equalJson, type Json } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { forbidden, internalError, StatusError } from "../../../api/status.ts";
import { DecodeError, decodeObject } from "../../decode.ts";
import { withChangedOwners } from "../../fields/ownership.ts";
import type { MutatedByPolicy } from "../../metrics/admission-metrics.ts";
import type { Registry } from "../../registry/context.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  type Attributes,
  CostBudget,
  conditionsHold,
  evaluateExpression,
  OutOfBudget,
  objectsIn,
  policyCostMax,
} from "../matching/index.ts";
import type { AdmissionPlugin, KindShape, Operation } from "../plugin.ts";
import { applied } from "./apply-configuration.ts";
import { attributesOf, shapeOf, surroundingsOf } from "./attributes.ts";
import { givenVariables } from "./given-variables.ts";
import { type Invocation, invocationsOf } from "./invocations.ts";
import { patched } from "./json-patch.ts";
import { PatchError } from "./patch-error.ts";
import { PolicySource } from "./source.ts";
import { withVariables } from "./variables.ts";

type Policy = MutatingAdmissionPolicy;
type Binding = MutatingAdmissionPolicyBinding;

/** Something wrong with a policy, that refuses the request unless it is to be ignored. */
interface Problem {
  readonly policy: Policy;
  readonly binding?: Binding;
  readonly message: string;
  /** It came of the request, and not of how the policy is set up. */
  readonly isEvaluated?: true;
}

interface Context {
  readonly operation: Operation;
  readonly registry: Registry;
}

const name = "MutatingAdmissionPolicy";

/** Changes objects as MutatingAdmissionPolicies say. */
export function mutatingPolicies(storage: Storage): AdmissionPlugin {
  const source = new PolicySource<Policy, Binding>(
    storage,
    MutatingAdmissionPolicy,
    MutatingAdmissionPolicyBinding,
  );
  return {
    name,
    seesParts: true,
    concerns: (resource) => source.hooksFor(resource).length > 0,
    mutate(object, operation, registry) {
      const context = { operation, registry };
      const attributes = attributesOf(operation, object);
      const around = surroundingsOf(operation, registry);
      const hooks = source.hooksFor(operation.definition);
      const found = invocationsOf(hooks, { attributes, around, registry });
      const { object: changed, problems } = runAll(found.invocations, attributes, context);
      const refusing = [...found.misconfigurations, ...problems].filter(
        ({ policy }) => policy.spec.failurePolicy !== "Ignore",
      );
      if (refusing.length > 0) throw refused(operation, refusing);
      return changed;
    },
  };
}

/** What all policies make of the object, one after the other. */
function runAll(
  invocations: readonly Invocation<Policy, Binding>[],
  attributes: Attributes,
  context: Context,
): { readonly object: KubeObject; readonly problems: readonly Problem[] } {
  const { reinvocation } = context.operation;
  const memory = reinvocation?.memoryOf(name);
  const problems: Problem[] = [];
  const isAgain = reinvocation?.isAgain === true;
  let object = given(attributes);
  let isMade = false;
  if (isAgain && memory?.isChanged(object)) memory.makeDue();
  for (const invocation of invocations) {
    const { policy, binding, params } = invocation;
    const held = heldConditions(invocation, { ...attributes, object }, context);
    if (held.error !== undefined) problems.push(problemOf(invocation, held.error));
    if (held.holds !== true) continue;
    const key = [policy, binding, params].map(keyOf).join();
    if (isAgain && memory?.isDue(key) !== true) continue;
    const run = runOne(invocation, { ...attributes, object }, context);
    problems.push(...run.problems);
    isMade ||= run.isMade;
    if (!equalJson(run.object, object)) {
      object = run.object;
      memory?.makeDue();
      reinvocation?.require();
    }
    if (policy.spec.reinvocationPolicy === "IfNeeded") memory?.add(key);
  }
  if (isMade) {
    // Upstream counts what policies make as a change that came after all of them.
    memory?.makeDue();
    reinvocation?.require();
  }
  memory?.leave(object);
  return { object, problems };
}

const keyOf = (object: KubeObject | null): string =>
  object === null ? "" : `${object.metadata.namespace ?? ""}/${object.metadata.name ?? ""}`;

/** Objects are changed only where there is one. */
function given({ object }: Attributes): KubeObject {
  if (object === undefined) throw new Error("there is no object to be changed");
  return object;
}

const problemOf = ({ policy, binding }: Invocation<Policy, Binding>, message: string): Problem => ({
  policy,
  binding,
  message,
  isEvaluated: true,
});

/** Whether a policy is in force: its conditions are asked whether or not it is to run again. */
function heldConditions(
  invocation: Invocation<Policy, Binding>,
  attributes: Attributes,
  context: Context,
) {
  const { spec } = invocation.policy;
  const { conditions } = givenVariables(invocation, { ...context, attributes });
  return conditionsHold(compiledMutatingPolicy(spec).conditions, conditions, spec.failurePolicy);
}

interface Ran {
  readonly object: KubeObject;
  /** Some mutation went through, whether or not it changed anything. */
  readonly isMade: boolean;
  readonly problems: readonly Problem[];
}

/** What one policy makes of the object with one of its parameters. */
function runOne(
  invocation: Invocation<Policy, Binding>,
  attributes: Attributes,
  context: Context,
): Ran {
  const { policy, binding } = invocation;
  const compiled = compiledMutatingPolicy(policy.spec);
  const problems: Problem[] = [];
  const note = (error_type: MutatedByPolicy["error_type"]) =>
    context.operation.observed.push({
      policy: policy.metadata.name ?? "",
      policy_binding: binding.metadata.name ?? "",
      error_type,
    });
  let object = given(attributes);
  let isMade = false;
  for (const mutation of compiled.mutations) {
    try {
      object = mutated(
        mutation,
        { compiled, invocation, attributes: { ...attributes, object } },
        context,
      );
      isMade = true;
      note("no_error");
    } catch (error) {
      note(error instanceof OutOfBudget ? "out_of_budget" : "invalid_error");
      if (!(error instanceof PatchError || error instanceof OutOfBudget)) throw error;
      problems.push(problemOf(invocation, error.message));
    }
  }
  return { object, isMade, problems };
}

interface Given {
  readonly compiled: CompiledMutatingPolicy;
  readonly invocation: Invocation<Policy, Binding>;
  readonly attributes: Attributes;
}

/** What one mutation makes of the object. Throws PatchError and OutOfBudget. */
function mutated(
  mutation: CompiledMutatingPolicy["mutations"][number],
  { compiled, invocation, attributes }: Given,
  { operation, registry }: Context,
): KubeObject {
  const { matched } = invocation;
  const { validations } = givenVariables(invocation, { attributes, registry });
  const budget = new CostBudget(policyCostMax);
  const variables = withVariables(compiled, validations, budget);
  const { value, error } = evaluateExpression(mutation, variables, budget);
  if (error !== undefined) throw new PatchError(error);
  const kind = shapeOf(operation, matched, registry);
  const own = given(attributes);
  const { object = own } = objectsIn(attributes, matched);
  const made =
    mutation.mutation.patchType === "JSONPatch"
      ? patched(object, value)
      : applied(object, value, kind);
  const decoded = withChangedOwners(readMade(made, kind, operation), object);
  return matched.form?.revert(decoded) ?? decoded;
}

/** Reads what was made as an object of the kind, with its defaults. */
function readMade(made: Json, kind: KindShape, { definition }: Operation): KubeObject {
  try {
    const { value, unknownFields } = decodeObject(kind.structure, made, kind.kind);
    if (unknownFields.length > 0) {
      const unknown = unknownFields.map((field) => `unknown field "${field}"`);
      throw internalError(`strict decoding error: ${unknown.join(", ")}`);
    }
    // Decoding along the structure of the kind yields an object of the kind.
    const object = value as KubeObject;
    return kind === definition ? (definition.strategy.defaults?.(object) ?? object) : object;
  } catch (error) {
    if (error instanceof DecodeError) throw internalError(error.message);
    throw error;
  }
}

function refused(operation: Operation, problems: readonly Problem[]): StatusError {
  const texts = problems.map(({ policy, binding, message }) =>
    binding === undefined
      ? `policy "${policy.metadata.name}" denied request: ${message}`
      : `policy '${policy.metadata.name}' with binding '${binding.metadata.name}' denied ` +
        `request: ${message}`,
  );
  const { details } = forbidden(operation.definition, operation.name, "");
  const causes = texts.map((message) => ({ message }));
  const [first] = problems;
  // Upstream changes the reason and leaves the code.
  const reason = first?.isEvaluated === true ? "Invalid" : "Forbidden";
  return new StatusError(reason, texts[0] ?? "", { ...details, causes }, { code: 403 });
}
