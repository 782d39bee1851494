/**
 * What the server itself notes of webhooks for an audit.
 * Source: webhook/mutating and webhook/validating dispatcher.go 1.36.
 */
import { escapeMarkup } from "../../../api/go-json.ts";
import type { JsonObject } from "../../../api/json.ts";
import { patchAnnotationPrefix } from "../../audit/patch-annotations.ts";
import type { Operation } from "../plugin.ts";
import type { Asking, Invocation } from "./invocation.ts";

const mutation = "mutation.webhook.admission.k8s.io/";

type Annotated = Pick<Operation, "annotations">;

/** As Go writes a struct. */
const goJson = (value: object) => escapeMarkup(JSON.stringify(value));

const placeOf = ({ hook: { index } }: Invocation, { round }: Pick<Asking, "round">) =>
  `round_${round}_index_${index}`;

const named = ({ hook: { configuration, webhook } }: Invocation) => ({
  configuration,
  webhook: webhook.name,
});

/** That a mutating webhook was called, and whether it changed the object. */
export function annotateMutation(
  invocation: Invocation,
  { operation, round }: Pick<Asking, "round"> & { readonly operation: Annotated },
  mutated: boolean,
): void {
  const value = goJson({ ...named(invocation), mutated });
  operation.annotations.push([mutation + placeOf(invocation, { round }), value]);
}

/** How it changed the object. */
export function annotatePatch(
  invocation: Invocation,
  { operation, round }: Pick<Asking, "round"> & { readonly operation: Annotated },
  operations: readonly JsonObject[],
): void {
  const patch = operations.map((each) =>
    Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
  const value = goJson({ ...named(invocation), patch, patchType: "JSONPatch" });
  operation.annotations.push([patchAnnotationPrefix + placeOf(invocation, { round }), value]);
}

/** That a mutating webhook failed, and that its failure policy is to go on. */
export function annotateFailedOpen(
  invocation: Invocation,
  { operation, round }: Pick<Asking, "round"> & { readonly operation: Annotated },
): void {
  const key = `failed-open.${mutation}${placeOf(invocation, { round })}`;
  operation.annotations.push([key, invocation.hook.webhook.name]);
}

/** The same of a validating one: those that are about a request are counted. */
export function annotateValidatingFailedOpen(
  invocation: Invocation,
  { annotations }: Annotated,
  index: number,
): void {
  const key = `failed-open.validating.webhook.admission.k8s.io/round_0_index_${index}`;
  annotations.push([key, invocation.hook.webhook.name]);
}
