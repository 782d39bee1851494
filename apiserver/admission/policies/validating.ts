/** Source: k8s.io/apiserver/pkg/admission/plugin/policy/validating/dispatcher.go 1.36. */
import { ValidatingAdmissionPolicyBinding } from "../../../api/admissionregistration/binding.ts";
import { compiledValidatingPolicy } from "../../../api/admissionregistration/policy-expressions.ts";
import { ValidatingAdmissionPolicy } from "../../../api/admissionregistration/validating-policy.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { forbidden, StatusError, type StatusReason } from "../../../api/status.ts";
import type { CheckedPolicy } from "../../metrics/admission-metrics.ts";
import type { Registry } from "../../registry/context.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Attributes } from "../matching/index.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { attributesOf, surroundingsOf } from "./attributes.ts";
import { AnnotationCollector } from "./audit.ts";
import { type Decision, type Denial, decide } from "./decisions.ts";
import { givenVariables } from "./given-variables.ts";
import { type Invocation, invocationsOf } from "./invocations.ts";
import { PolicySource } from "./source.ts";

type Policy = ValidatingAdmissionPolicy;
type Binding = ValidatingAdmissionPolicyBinding;

/** A denial that refuses the request, and whose it is. */
interface Refusal extends Pick<Denial, "message" | "reason"> {
  readonly policy: Policy;
  readonly binding?: Binding;
}

/** Refuses what ValidatingAdmissionPolicies do not allow, and warns and notes as they say. */
export function validatingPolicies(storage: Storage): AdmissionPlugin {
  const source = new PolicySource<Policy, Binding>(
    storage,
    ValidatingAdmissionPolicy,
    ValidatingAdmissionPolicyBinding,
  );
  const check = (operation: Operation, registry: Registry, object?: KubeObject) => {
    const attributes = attributesOf(operation, object);
    const around = surroundingsOf(operation, registry);
    const hooks = source.hooksFor(operation.definition);
    const found = invocationsOf(hooks, { attributes, around, registry });
    const refusals = [
      ...found.misconfigurations.filter(({ policy }) => policy.spec.failurePolicy !== "Ignore"),
      ...evaluateAll(found.invocations, { attributes, operation, registry }),
    ].sort((left, right) => order(hooks, left) - order(hooks, right));
    const [first] = refusals;
    if (first !== undefined) throw refused(operation, first);
  };
  return {
    name: "ValidatingAdmissionPolicy",
    seesParts: true,
    concerns: (resource) => source.hooksFor(resource).length > 0,
    review: check,
    reviewDeletion: check,
  };
}

/** The first policy that refuses is told, whatever is wrong with it. */
const order = (hooks: readonly { readonly policy: Policy }[], { policy }: Refusal): number =>
  hooks.findIndex((hook) => hook.policy === policy);

interface Context {
  readonly attributes: Attributes;
  readonly operation: Operation;
  readonly registry: Registry;
}

function evaluateAll(
  invocations: readonly Invocation<Policy, Binding>[],
  context: Context,
): readonly Refusal[] {
  const collector = new AnnotationCollector(context.operation.annotations);
  const refusals = invocations.flatMap((invocation) => {
    const { policy, binding } = invocation;
    const given = givenVariables(invocation, context);
    const decision = decide(
      compiledValidatingPolicy(policy.spec),
      given,
      policy.spec.failurePolicy,
    );
    for (const { key, value } of decision.annotations) {
      collector.add(`${policy.metadata.name}/${key}`, value);
    }
    return [
      ...actUpon(decision, invocation, context),
      ...decision.annotationErrors.map((message) => ({ policy, binding, message })),
    ];
  });
  collector.publish();
  return refusals;
}

/** Does what the binding says with each denial; those that refuse are returned. */
function actUpon(
  { denials }: Decision,
  { policy, binding }: Invocation<Policy, Binding>,
  { operation }: Context,
): readonly Refusal[] {
  const { validationActions } = binding.spec;
  const note = (enforcement_action: CheckedPolicy["enforcement_action"], error_type: string) =>
    operation.observed.push({
      policy: policy.metadata.name ?? "",
      policy_binding: binding.metadata.name ?? "",
      error_type,
      enforcement_action,
    });
  const names = `'${policy.metadata.name}' with binding '${binding.metadata.name}'`;
  return denials.flatMap(({ index, message, reason }) => {
    // What could not be evaluated has no reason.
    const error = reason === undefined ? "invalid_error" : "no_error";
    if (validationActions.includes("Deny")) note("deny", error);
    if (validationActions.includes("Warn")) {
      note("warn", error);
      operation.warnings.push(
        `Validation failed for ValidatingAdmissionPolicy ${names}: ${message}`,
      );
    }
    if (validationActions.includes("Audit")) {
      note("audit", error);
      const failure = {
        message,
        policy: binding.spec.policyName,
        binding: binding.metadata.name,
        expressionIndex: index,
        validationActions,
      };
      const key = "validation.policy.admission.k8s.io/validation_failure";
      operation.annotations.push([key, JSON.stringify([failure])]);
    }
    return validationActions.includes("Deny") ? [{ policy, binding, message, reason }] : [];
  });
}

function refused(operation: Operation, { policy, binding, message, reason }: Refusal): StatusError {
  const bound = binding === undefined ? "" : ` with binding '${binding.metadata.name}'`;
  const fact = `ValidatingAdmissionPolicy '${policy.metadata.name}'${bound} denied request: ${message}`;
  const { message: text, details } = forbidden(operation.definition, operation.name, fact);
  const causes = [{ message: fact }];
  return new StatusError(reasonOf(reason), text, { ...details, causes });
}

const reasons: readonly StatusReason[] = ["Forbidden", "Invalid", "RequestEntityTooLarge"];

const reasonOf = (reason: string | undefined): StatusReason =>
  reasons.find((each) => each === reason) ?? "Invalid";
