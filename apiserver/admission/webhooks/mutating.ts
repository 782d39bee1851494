/** Source: k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go 1.36. */
import type { MutatingWebhook } from "../../../api/admissionregistration/webhook.ts";
import { MutatingWebhookConfiguration } from "../../../api/admissionregistration/webhook-configuration.ts";
import { equalJson } from "../../../api/json.ts";
import { changeMetadata } from "../../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { internalError } from "../../../api/status.ts";
import { withChangedOwners } from "../../fields/ownership.ts";
import type { Registry } from "../../registry/context.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Answered } from "../../webhooks/decision.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { attributesOf, shapeOf, surroundingsOf } from "../policies/attributes.ts";
import { annotateFailedOpen, annotateMutation, annotatePatch } from "./annotations.ts";
import {
  type Asking,
  answerTo,
  type Context,
  type Invocation,
  invocationOf,
  verdictIn,
} from "./invocation.ts";
import { observe } from "./observed.ts";
import { operationsIn, patchedBy } from "./patched.ts";
import { CallFailure, callFailure, denial, failingClosed } from "./refusals.ts";
import { type Hook, WebhookSource } from "./source.ts";

const name = "MutatingAdmissionWebhook";

/** Changes objects as mutating webhooks say, which are asked one after the other. */
export function mutatingWebhooks(storage: Storage): AdmissionPlugin {
  const source = new WebhookSource<MutatingWebhook>(storage, MutatingWebhookConfiguration);
  const run = (object: KubeObject | undefined, operation: Operation, registry: Registry) => {
    const { decision } = registry;
    if (decision === undefined) return object;
    const round = operation.reinvocation?.isAgain === true ? 1 : 0;
    return runAll(source.hooksFor(operation.definition), object, {
      operation,
      around: surroundingsOf(operation, registry),
      isMutating: true,
      decision,
      registry,
      round,
    });
  };
  return {
    name,
    seesParts: true,
    concerns: (resource) => source.hooksFor(resource).length > 0,
    mutate(object, operation, registry) {
      const shown = withoutDrawn(object, operation);
      const changed = run(shown, operation, registry) ?? shown;
      return changed === shown ? object : withDrawn(changed, object, operation);
    },
    reviewDeletion(operation, registry) {
      run(undefined, operation, registry);
    },
  };
}

type Running = Context & Asking;

function runAll(
  hooks: readonly Hook<MutatingWebhook>[],
  given: KubeObject | undefined,
  running: Running,
): KubeObject | undefined {
  const { reinvocation } = running.operation;
  const memory = reinvocation?.memoryOf(name);
  const isAgain = reinvocation?.isAgain === true;
  let object = given;
  if (isAgain && object !== undefined && memory?.isChanged(object)) memory.makeDue();
  for (const hook of hooks) {
    const attributes = attributesOf(running.operation, object);
    const invocation = invocationOf(hook, attributes, running);
    if (invocation === undefined || (isAgain && memory?.isDue(hook.key) !== true)) continue;
    const next = outcomeOf(invocation, object, running);
    if (!equalJson(next, object)) {
      memory?.makeDue();
      reinvocation?.require();
    }
    object = next;
    if (hook.webhook.reinvocationPolicy === "IfNeeded") memory?.add(hook.key);
  }
  if (object !== undefined) memory?.leave(object);
  return object;
}

/** What one webhook makes of the object; the same one where it changes nothing. */
function outcomeOf(
  invocation: Invocation,
  object: KubeObject | undefined,
  running: Running,
): KubeObject | undefined {
  const answered = attempted(() => answerTo(invocation, running));
  // Before anything is noted: of a decision that is made again only the last counts.
  running.decision.demand();
  try {
    if ("error" in answered) throw answered.error;
    const changed = asked(invocation, object, { running, answered: answered.value });
    annotateMutation(invocation, running, !equalJson(changed, object));
    observe(invocation, running.operation, { answered: answered.value });
    return changed;
  } catch (error) {
    const known = "error" in answered ? undefined : answered.value;
    annotateMutation(invocation, running, false);
    observe(invocation, running.operation, { answered: known, error });
    if (!(error instanceof CallFailure)) throw error;
    if (invocation.hook.webhook.failurePolicy !== "Ignore") throw failingClosed(error);
    annotateFailedOpen(invocation, running);
    return object;
  }
}

type Attempt = { readonly value: Answered | undefined } | { readonly error: unknown };

function attempted(ask: () => Answered | undefined): Attempt {
  try {
    return { value: ask() };
  } catch (error) {
    return { error };
  }
}

function asked(
  invocation: Invocation,
  object: KubeObject | undefined,
  { running, answered }: { readonly running: Running; readonly answered: Answered | undefined },
): KubeObject | undefined {
  const { hook, matched } = invocation;
  const { webhook } = hook;
  const { operation, registry } = running;
  if (answered === undefined) return object;
  const verdict = verdictIn(invocation, answered, operation);
  if (!verdict.isAllowed) throw denial(webhook.name, verdict.status);
  if (verdict.patch === "") return object;
  const operations = operationsIn(verdict.patch, webhook.name);
  if (operations.length === 0) return object;
  const before = invocation.attributes.object;
  if (before === undefined) {
    throw internalError(
      `admission webhook ${JSON.stringify(webhook.name)} attempted to modify the object, ` +
        "which is not supported for this operation",
    );
  }
  if (verdict.patchType !== "JSONPatch") {
    const type = JSON.stringify(verdict.patchType);
    throw callFailure(webhook.name, `unsupported patch type ${type}`);
  }
  const kind = shapeOf(operation, matched, registry);
  const { strategy } = operation.definition;
  const made = withChangedOwners(patchedBy(before, operations, kind), before);
  annotatePatch(invocation, running, operations);
  const reverted = matched.form?.revert(made) ?? made;
  return kind === operation.definition ? (strategy.defaults?.(reverted) ?? reverted) : reverted;
}

/** Upstream gives a new object its uid, its time and a name of its own only after webhooks. */
function withoutDrawn(object: KubeObject, { verb, subresource, givenName }: Operation): KubeObject {
  if (verb !== "create" || subresource !== undefined) return object;
  const metadata = changeMetadata(object.metadata, {
    uid: undefined,
    creationTimestamp: undefined,
    generation: undefined,
    ...(givenName === "" ? { name: undefined } : {}),
  });
  return { ...object, metadata };
}

function withDrawn(
  changed: KubeObject,
  object: KubeObject,
  { verb, subresource }: Operation,
): KubeObject {
  if (verb !== "create" || subresource !== undefined) return changed;
  const { uid, creationTimestamp, generation, name } = object.metadata;
  const given = changed.metadata.name ?? "";
  const metadata = changeMetadata(changed.metadata, {
    uid,
    creationTimestamp,
    generation,
    name: given === "" ? name : given,
  });
  return { ...changed, metadata };
}
