/** Source: k8s.io/apiserver/pkg/admission/plugin/webhook/validating/dispatcher.go 1.36. */
import { ValidatingWebhookConfiguration } from "../../../api/admissionregistration/webhook-configuration.ts";
import type { KubeObject } from "../../../api/resource.ts";
import type { Registry } from "../../registry/context.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Answered } from "../../webhooks/decision.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { attributesOf, surroundingsOf } from "../policies/attributes.ts";
import { annotateValidatingFailedOpen } from "./annotations.ts";
import { answerTo, type Invocation, invocationOf, verdictIn } from "./invocation.ts";
import { observe } from "./observed.ts";
import { CallFailure, denial, failingClosed } from "./refusals.ts";
import { WebhookSource } from "./source.ts";

/**
 * Refuses what validating webhooks do not allow. They are asked side by side; of several refusals
 * that of the first webhook counts.
 */
export function validatingWebhooks(storage: Storage): AdmissionPlugin {
  const source = new WebhookSource(storage, ValidatingWebhookConfiguration);
  const check = (operation: Operation, registry: Registry, object?: KubeObject) => {
    const { decision } = registry;
    if (decision === undefined) return;
    const around = surroundingsOf(operation, registry);
    const context = { operation, around, isMutating: false };
    const attributes = attributesOf(operation, object);
    const invocations = source
      .hooksFor(operation.definition)
      .flatMap((hook) => invocationOf(hook, attributes, context) ?? []);
    const asked = invocations.map((invocation) => ({
      invocation,
      outcome: attempted(() => answerTo(invocation, { decision, registry, round: 0 })),
    }));
    decision.demand();
    const refusals = asked.flatMap(({ invocation, outcome }, index) => {
      const refusal = refusalOf(invocation, outcome, { operation, index });
      return refusal === undefined ? [] : [refusal];
    });
    const [first] = refusals;
    if (first !== undefined) throw first;
  };
  return {
    name: "ValidatingAdmissionWebhook",
    seesParts: true,
    concerns: (resource) => source.hooksFor(resource).length > 0,
    review: check,
    reviewDeletion: check,
  };
}

type Outcome = { readonly answered: Answered | undefined } | { readonly error: unknown };

/** One that cannot be asked does not keep others from being asked. */
function attempted(ask: () => Answered | undefined): Outcome {
  try {
    return { answered: ask() };
  } catch (error) {
    return { error };
  }
}

function refusalOf(
  invocation: Invocation,
  outcome: Outcome,
  { operation, index }: { readonly operation: Operation; readonly index: number },
): unknown | undefined {
  const { name, failurePolicy } = invocation.hook.webhook;
  const answered = "error" in outcome ? undefined : outcome.answered;
  try {
    if ("error" in outcome) throw outcome.error;
    if (answered === undefined) return undefined;
    const { isAllowed, status } = verdictIn(invocation, answered, operation);
    if (!isAllowed) throw denial(name, status);
    observe(invocation, operation, { answered });
    return undefined;
  } catch (error) {
    observe(invocation, operation, { answered, error });
    if (!(error instanceof CallFailure)) return error;
    if (failurePolicy !== "Ignore") return failingClosed(error);
    annotateValidatingFailedOpen(invocation, operation, index);
    return undefined;
  }
}
