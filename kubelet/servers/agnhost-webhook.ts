/**
 * `agnhost webhook` and `agnhost crd-conversion-webhook`, which review and convert what Kubernetes'
 * own tests make. Source: kubernetes 1.36, test/images/agnhost/webhook and crd-conversion-webhook.
 */
import { isObject, type JsonObject } from "../../api/json.ts";
import type { Asked } from "./asked.ts";
import { flagOf } from "./flags.ts";
import { goError, goNotFound, goText, json, type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";

/** What a review says: nothing but that it is fine, why not, or what is to be changed. */
interface Verdict {
  readonly denied?: JsonObject;
  readonly patch?: readonly JsonObject[];
  readonly tookMs?: number;
}

interface Review {
  readonly object: JsonObject;
  /** The object itself, or where it is deleted what it was. */
  readonly subject: JsonObject;
  readonly operation: string;
  readonly name: string;
  readonly container: Serving["container"];
}

type Admit = (review: Review) => Verdict;

const fine: Verdict = {};
const denied = (message: string): Verdict => ({ denied: { message } });
const member = (value: unknown, name: string): JsonObject => {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : {};
};
const labelsOf = (object: JsonObject) => member(member(object, "metadata"), "labels");
const listOf = (object: JsonObject, name: string): readonly JsonObject[] => {
  const found = member(object, "spec")[name];
  return Array.isArray(found) ? found.filter(isObject) : [];
};
const add = (path: string, value: JsonObject[string]): Verdict => ({
  patch: [{ op: "add", path, value }],
});

/** Unwanted data of what a path is about, which it calls by its name. */
const unwanted =
  (reason: string, lastReason: string): Admit =>
  ({ subject, operation }) => {
    const mark = member(subject, "data")["webhook-e2e-test"];
    if (mark === "webhook-nondeletable" && operation === "DELETE") {
      return { denied: { reason: lastReason } };
    }
    const isWritten = operation === "CREATE" || operation === "UPDATE";
    return mark === "webhook-disallow" && isWritten ? { denied: { reason } } : fine;
  };

/** Each of two webhooks does its part, in the order in which they are asked. */
const mutateData: Admit = ({ object }) => {
  const data = member(object, "data");
  if (data["mutation-stage-1"] === "yes") return add("/data/mutation-stage-2", "yes");
  return data["mutation-start"] === "yes" ? add("/data/mutation-stage-1", "yes") : fine;
};

const addLabel: Admit = ({ object }) => {
  const labels = labelsOf(object);
  if (Object.keys(labels).length === 0) return add("/metadata/labels", { "added-label": "yes" });
  return labels["added-label"] === "yes" ? fine : add("/metadata/labels/added-label", "yes");
};

const admitPod: Admit = ({ object }) => {
  const mark = labelsOf(object)["webhook-e2e-test"];
  if (mark === "wait-forever") return { tookMs: Number.POSITIVE_INFINITY };
  const names = listOf(object, "containers").map(({ name }) => String(name));
  const facts = [
    ...(mark === "webhook-disallow" ? ["the pod contains unwanted label;"] : []),
    ...names
      .filter((name) => name.includes("webhook-disallow"))
      .map(() => "the pod contains unwanted container name;"),
  ];
  return facts.length === 0 ? fine : denied(facts.join(" "));
};

const addInitContainer: Admit = ({ object }) => {
  const name = "webhook-added-init-container";
  const has = listOf(object, "initContainers").some((each) => each.name === name);
  if (member(object, "metadata").name !== "webhook-to-be-mutated" || has) return fine;
  const container = { image: "webhook-added-image", name, resources: {} };
  return add("/spec/initContainers", [container]);
};

const addSidecar: Admit = ({ object, container }) => {
  const image = flagOf(container, "sidecar-image");
  if (image === undefined) {
    const message = "No image specified by the sidecar-image parameter";
    return { denied: { status: "Failure", message, code: 500 } };
  }
  const name = "webhook-added-sidecar";
  if (listOf(object, "containers").some((each) => each.name === name)) return fine;
  return add("/spec/containers/-", { image, name, resources: {} });
};

const admitAttaching: Admit = ({ object, name }) =>
  name === "to-be-attached-pod" && object.stdin === true && object.container === "container1"
    ? denied("attaching to pod 'to-be-attached-pod' is not allowed")
    : fine;

const admitDefinition: Admit = ({ object }) =>
  labelsOf(object)["webhook-e2e-test"] === "webhook-disallow"
    ? denied("the crd contains unwanted label")
    : fine;

const paths: ReadonlyMap<string, Admit> = new Map<string, Admit>([
  ["/always-allow-delay-5s", () => ({ tookMs: 5_000 })],
  ["/always-deny", () => denied("this webhook denies all requests")],
  ["/add-label", addLabel],
  ["/pods", admitPod],
  ["/pods/attach", admitAttaching],
  ["/mutating-pods", addInitContainer],
  ["/mutating-pods-sidecar", addSidecar],
  [
    "/configmaps",
    unwanted(
      "the configmap contains unwanted key and value",
      "the configmap cannot be deleted because it contains unwanted key and value",
    ),
  ],
  ["/mutating-configmaps", mutateData],
  [
    "/custom-resource",
    unwanted(
      "the custom resource contains unwanted data",
      "the custom resource cannot be deleted because it contains unwanted key and value",
    ),
  ],
  ["/mutating-custom-resource", mutateData],
  ["/crd", admitDefinition],
]);

/** The review in a body; `undefined` where there is none. */
function reviewIn({ body = "" }: Asked, kind: string): JsonObject | undefined {
  try {
    const review: unknown = JSON.parse(body);
    return isObject(review) && review.kind === kind ? review : undefined;
  } catch {
    return undefined;
  }
}

export function webhook(asked: Asked, { container }: Serving): Reply {
  if (asked.pathname === "/readyz") return goText("ok");
  const admit = paths.get(asked.pathname ?? "");
  if (admit === undefined) return goNotFound;
  const review = reviewIn(asked, "AdmissionReview");
  if (review === undefined) return goError("Request could not be decoded: no AdmissionReview", 400);
  const request = member(review, "request");
  const { uid = "", name = "", operation = "" } = request;
  const object = member(request, "object");
  const subject = operation === "DELETE" ? member(request, "oldObject") : object;
  const said = admit({
    object,
    subject,
    operation: String(operation),
    name: String(name),
    container,
  });
  const response = {
    uid,
    allowed: said.denied === undefined,
    ...(said.denied && { status: said.denied }),
    ...(said.patch && { patchType: "JSONPatch", patch: btoa(JSON.stringify(said.patch)) }),
  };
  const { apiVersion, kind } = review;
  const reply = json(JSON.stringify({ kind, apiVersion, response }));
  const { tookMs = 0 } = said;
  if (tookMs === Number.POSITIVE_INFINITY) return { ...reply, status: 0, latencyMs: tookMs };
  return { ...reply, latencyMs: tookMs };
}

export function conversionWebhook(asked: Asked): Reply {
  if (asked.pathname === "/readyz") return goText("ok");
  if (asked.pathname !== "/crdconvert") return goNotFound;
  const review = reviewIn(asked, "ConversionReview");
  if (review === undefined) return goError("failed to deserialize body", 400);
  const { apiVersion, kind } = review;
  const request = member(review, "request");
  return json(JSON.stringify({ kind, apiVersion, response: conversionOf(request) }));
}

function conversionOf({ uid = "", desiredAPIVersion, objects }: JsonObject): JsonObject {
  const convertedObjects: JsonObject[] = [];
  for (const object of Array.isArray(objects) ? objects.filter(isObject) : []) {
    const converted = convertedTo(String(desiredAPIVersion), object);
    if (typeof converted === "string") {
      return { uid, convertedObjects: [], result: { status: "Failure", message: converted } };
    }
    convertedObjects.push(converted);
  }
  return { uid, convertedObjects, result: { status: "Success" } };
}

/** The object in the other version of the example, or why there is none. */
function convertedTo(apiVersion: string, object: JsonObject): JsonObject | string {
  const from = object.apiVersion;
  if (from === apiVersion) {
    return `conversion from a version to itself should not call the webhook: ${apiVersion}`;
  }
  if (from === "stable.example.com/v1" && apiVersion === "stable.example.com/v2") {
    const { hostPort, ...rest } = object;
    if (hostPort === undefined) return { ...object, apiVersion };
    const parts = String(hostPort).split(":");
    const [host = "", port = ""] = parts;
    if (parts.length !== 2) return `invalid hostPort value \`${hostPort}\``;
    return { ...rest, apiVersion, host, port };
  }
  if (from === "stable.example.com/v2" && apiVersion === "stable.example.com/v1") {
    const { host, port, ...rest } = object;
    if (host === undefined && port === undefined) return { ...object, apiVersion };
    return { ...rest, apiVersion, hostPort: `${host ?? ""}:${port ?? ""}` };
  }
  const isKnown = from === "stable.example.com/v1" || from === "stable.example.com/v2";
  return `unexpected conversion version "${isKnown ? apiVersion : from}"`;
}
