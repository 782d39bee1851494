/** Asks a server about the images of every pod. */
import { Pod } from "../../../api/core/pod/pod.ts";
import { isObject, type JsonObject } from "../../../api/json.ts";
import { forbidden } from "../../../api/status.ts";
import type { WebhookCall } from "../../../api/webhook-call.ts";
import { readAnswer } from "../../webhooks/answer.ts";
import type { Answered, Decision } from "../../webhooks/decision.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { answerTtlMs, type ImagePolicyOptions } from "./options.ts";

export { type ConfigurationFiles, serverIn } from "./kubeconfig.ts";
export { type ImagePolicyOptions, imagePolicyProblem } from "./options.ts";

const group = "imagepolicy.k8s.io/v1alpha1";
const auditPrefix = "imagepolicywebhook.image-policy.k8s.io/";
const timeoutSeconds = 30;
/** So many answers are remembered. */
const answersMax = 1024;

/** What was answered, and until when that holds. */
interface Remembered {
  readonly status: JsonObject;
  readonly untilMs: number;
}

/** Source: plugin/pkg/admission/imagepolicy 1.36. */
export function imagePolicyWebhook(options: ImagePolicyOptions): AdmissionPlugin {
  const remembered = new Map<string, Remembered>();
  const remember = (key: string, status: JsonObject, nowMs: number) => {
    const ttlMs = answerTtlMs(status.allowed === true, options);
    if (ttlMs === 0) return;
    const [oldest] = remembered.keys();
    if (remembered.size >= answersMax && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, { status, untilMs: nowMs + ttlMs });
  };
  return {
    name: "ImagePolicyWebhook",
    resource: Pod,
    asks: true,
    reviews: new Set(["", "ephemeralcontainers"]),
    review(operation, { decision, clock }, object) {
      const { annotations } = operation;
      // The plugin is given pods alone.
      const spec = reviewed(object as Pod, operation);
      const key = JSON.stringify(spec);
      const known = remembered.get(key);
      if (known !== undefined && known.untilMs > clock.now()) {
        decide(operation, known.status);
        return;
      }
      if (decision === undefined) return;
      const answered = answerOf(decision, `images ${key}`, () => callOf(options, spec));
      if (answered === undefined) return;
      const { status, failure } = statusIn(readAnswer(answered));
      if (status !== undefined) {
        remember(key, status, clock.now());
        decide(operation, status);
      } else if (options.defaultAllow === true) {
        annotations.push([`${auditPrefix}failed-open`, "true"]);
      } else {
        throw forbidden(operation.definition, operation.name, failure);
      }
    },
  };
}

/** So often the server is asked. Source: apiserver util/webhook, WithExponentialBackoff 1.36. */
const attemptsMax = 5;
/** What may be over the next time: too many requests, an internal error, a timeout. */
const passing: ReadonlySet<number> = new Set([429, 500, 504]);

/** The first answer that is no passing failure, or the last of all. */
function answerOf(decision: Decision, key: string, call: () => WebhookCall): Answered | undefined {
  for (let attempt = 1; ; attempt += 1) {
    const answered = decision.answerTo(`${key} ${attempt}`, call);
    decision.demand();
    if (answered === undefined || attempt === attemptsMax) return answered;
    if (!("code" in answered.answer && passing.has(answered.answer.code))) return answered;
  }
}

/** What the server is told of a pod. */
function reviewed({ metadata, spec }: Pod, { subresource, namespace = "" }: Operation): JsonObject {
  const containers =
    subresource === undefined
      ? [...spec.containers, ...(spec.initContainers ?? [])]
      : (spec.ephemeralContainers ?? []);
  const said = Object.entries(metadata.annotations ?? {}).filter(([key]) =>
    key.includes(".image-policy.k8s.io/"),
  );
  return {
    containers: containers.map(({ image = "" }) => ({ image })),
    ...(said.length > 0 && { annotations: Object.fromEntries(said) }),
    namespace,
  };
}

function callOf(options: ImagePolicyOptions, spec: JsonObject): WebhookCall {
  const { server, caBundle, certificate, token } = options;
  const base = URL.canParse(server) ? new URL(server).href : server;
  return {
    url: `${base}?timeout=${timeoutSeconds}s`,
    timeoutMs: timeoutSeconds * 1000,
    body: {
      kind: "ImageReview",
      apiVersion: group,
      metadata: { creationTimestamp: null },
      spec,
      status: { allowed: false },
    },
    ...(caBundle !== undefined && { caBundle }),
    ...(certificate !== undefined && { certificate }),
    ...(token !== undefined && { token }),
  };
}

type Read = { status: JsonObject; failure?: never } | { status?: never; failure: string };

function statusIn(answer: ReturnType<typeof readAnswer>): Read {
  if ("failure" in answer) return { failure: String(answer.failure) };
  const { kind = "", apiVersion = "", status = {} } = answer;
  if (kind === "ImageReview" && apiVersion === group) {
    return { status: isObject(status) ? status : {} };
  }
  return { failure: `no kind "${kind}" is registered for version "${apiVersion}"` };
}

/** Throws Forbidden where the images are refused. */
function decide({ definition, name, annotations }: Operation, status: JsonObject): void {
  for (const [key, value] of Object.entries(Object(status.auditAnnotations))) {
    annotations.push([`${auditPrefix}${key}`, String(value)]);
  }
  if (status.allowed === true) return;
  const { reason = "" } = status;
  const fact =
    reason === ""
      ? "one or more images rejected by webhook backend"
      : `image policy webhook backend denied one or more images: ${reason}`;
  throw forbidden(definition, name, fact);
}
