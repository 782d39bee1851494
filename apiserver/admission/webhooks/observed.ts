import { StatusError } from "../../../api/status.ts";
import type { AskedWebhook } from "../../metrics/admission-metrics.ts";
import type { Answered } from "../../webhooks/decision.ts";
import { operationNames } from "../matching/index.ts";
import type { Operation } from "../plugin.ts";
import type { Invocation } from "./invocation.ts";
import { CallFailure, Denial } from "./refusals.ts";

/** Takes note, for `/metrics`, that a webhook was asked. `error` is what came of it, if any. */
export function observe(
  { hook: { webhook }, isMutating }: Invocation,
  { verb, observed }: Operation,
  { answered, error }: { readonly answered?: Answered | undefined; readonly error?: unknown },
): void {
  const asked: Omit<AskedWebhook, "code"> = {
    name: webhook.name,
    type: isMutating ? "admit" : "validating",
    operation: operationNames[verb],
    seconds: (answered?.tookMs ?? 0) / 1000,
  };
  if (error === undefined) observed.push({ ...asked, code: 200 });
  else if (error instanceof CallFailure) {
    const { answer } = answered ?? {};
    const isSuccess = answer === undefined || !("code" in answer) || answer.code < 300;
    const code = isSuccess ? 503 : answer.code;
    const isFailedOpen = webhook.failurePolicy === "Ignore";
    const more = isFailedOpen ? { isFailedOpen } : { rejection: "calling_webhook_error" as const };
    observed.push({ ...asked, code, ...more });
  } else if (error instanceof Denial) {
    observed.push({ ...asked, code: error.code, rejection: "no_error" });
  } else if (error instanceof StatusError) {
    observed.push({ ...asked, code: 0, rejection: "apiserver_internal_error" });
  }
}
