/**
 * Kyverno has the API server ask it about what its policies are for, and tells that they are ready.
 * It evaluates none, which every answer says. Its webhooks are owned by a role of its manifests, so
 * that they go with it; where there is no such role there are none.
 * Source: Kyverno 1.15, pkg/controllers/webhook.
 */
import { encodeBase64 } from "../../../../api/base64.ts";
import { equalJson, type Json, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../../api/json-parts.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "../kubectl/session.ts";
import { existing, listed, wrote } from "./image-controllers.ts";
import { matchedResources } from "./kyverno-kinds.ts";

const policiesRoot = "/apis/kyverno.io/v1";
const rolesPath = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
const webhooksRoot = "/apis/admissionregistration.k8s.io/v1";

type Side = "validating" | "mutating";

/** One look at all policies. */
export function* policyWebhooks(session: Session): Waiting<boolean> {
  const policies = [
    ...(yield* listed(`${policiesRoot}/clusterpolicies`, session)),
    ...(yield* listed(`${policiesRoot}/policies`, session)),
  ];
  const owner = yield* ownerOf(session);
  let hasChanged = false;
  for (const side of ["validating", "mutating"] as const) {
    if (owner === undefined) break;
    hasChanged = (yield* configured(side, { policies, owner }, session)) || hasChanged;
  }
  for (const policy of policies) hasChanged = (yield* told(policy, session)) || hasChanged;
  return hasChanged;
}

function* ownerOf(session: Session): Waiting<JsonObject | undefined> {
  const query = "?labelSelector=app.kubernetes.io%2Fcomponent%3Dkyverno";
  const roles = yield* listed(`${rolesPath}${query}`, session);
  const role = roles.find((each) => textAt(metadataOf(each), "name").endsWith(":webhook"));
  if (role === undefined) return undefined;
  const { name = "", uid = "" } = metadataOf(role);
  return { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", name, uid };
}

interface Given {
  readonly policies: readonly JsonObject[];
  readonly owner: JsonObject;
}

function* configured(side: Side, given: Given, session: Session): Waiting<boolean> {
  const kind = side === "validating" ? "ValidatingWebhook" : "MutatingWebhook";
  const name = `kyverno-resource-${side}-webhook-cfg`;
  const path = `${webhooksRoot}/${side}webhookconfigurations`;
  const webhooks = [
    ...(yield* webhookFor(side, "Fail", given.policies, session)),
    ...(yield* webhookFor(side, "Ignore", given.policies, session)),
  ];
  const before = yield* existing(`${path}/${name}`, session);
  const body = {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: `${kind}Configuration`,
    metadata: {
      name,
      labels: { "webhook.kyverno.io/managed-by": "kyverno" },
      ownerReferences: [given.owner],
    },
    webhooks,
  };
  if (before === undefined) return yield* wrote({ method: "POST", path, body }, session);
  if (equalJson(essence(before), essence(body))) return false;
  const next = { ...before, webhooks };
  return yield* wrote({ method: "PUT", path: `${path}/${name}`, body: next }, session);
}

/** What tells one configuration from another; the rest is always the same. */
const essence = (configuration: JsonObject): Json =>
  parts(configuration, "webhooks").map(({ name = "", rules = [] }) => ({ name, rules }));

/** The webhook for the policies of one failure policy; none where there is nothing to ask about. */
function* webhookFor(
  side: Side,
  failurePolicy: "Fail" | "Ignore",
  policies: readonly JsonObject[],
  session: Session,
): Waiting<readonly JsonObject[]> {
  const concerned = policies.filter((policy) => failurePolicyOf(policy) === failurePolicy);
  const found = matchedResources(
    concerned.flatMap((policy) => kindsOf(policy, side)),
    yield* session.served(),
  );
  if (found.length === 0) return [];
  const verb = side === "validating" ? "validate" : "mutate";
  const suffix = failurePolicy.toLowerCase();
  const { namespace } = session;
  const operations = side === "validating" ? ["CREATE", "UPDATE", "DELETE", "CONNECT"] : updates;
  return [
    {
      name: `${verb}.kyverno.svc-${suffix}`,
      clientConfig: {
        service: { namespace, name: serviceOf(session), path: `/${verb}/${suffix}`, port: 443 },
        caBundle: encodeBase64(session.certificate),
      },
      rules: found.map((rule) => ({ ...rule, operations, scope: "*" })),
      failurePolicy,
      matchPolicy: "Equivalent",
      namespaceSelector: {
        matchExpressions: [
          { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system"] },
          { key: "kubernetes.io/metadata.name", operator: "NotIn", values: [namespace] },
        ],
      },
      sideEffects: "NoneOnDryRun",
      timeoutSeconds: 10,
      admissionReviewVersions: ["v1"],
    },
  ];
}

const updates = ["CREATE", "UPDATE"];
const serviceOf = ({ shell }: Session) => shell.variables.get("KYVERNO_SVC") ?? "kyverno-svc";

function failurePolicyOf(policy: JsonObject): string {
  const spec = part(policy, "spec");
  const configured = textAt(part(spec, "webhookConfiguration"), "failurePolicy");
  return configured || textAt(spec, "failurePolicy") || "Fail";
}

/** Which members of a rule have it asked where. */
const sides: Readonly<Record<Side, readonly string[]>> = {
  validating: ["validate", "generate", "verifyImages"],
  mutating: ["mutate", "verifyImages"],
};

/** The kinds that a policy's rules match, and those that make pods where they match pods. */
function kindsOf(policy: JsonObject, side: Side): readonly string[] {
  const spec = part(policy, "spec");
  if (spec.admission === false || metadataOf(policy).deletionTimestamp !== undefined) return [];
  const annotations = part(metadataOf(policy), "annotations");
  const makers = textAt(annotations, "pod-policies.kyverno.io/autogen-controllers");
  return parts(spec, "rules")
    .filter((rule) => sides[side].some((name) => rule[name] !== undefined))
    .flatMap(({ match }) => {
      const given = part({ match }, "match");
      const clauses = [given, ...parts(given, "any"), ...parts(given, "all")];
      const kinds = clauses.flatMap((clause) => textsOf(part(clause, "resources").kinds));
      const isOfPods = kinds.length > 0 && kinds.every((kind) => kind === "Pod");
      return isOfPods && makers !== "none" ? [...kinds, ...podMakers] : kinds;
    });
}

const podMakers = [
  "DaemonSet",
  "Deployment",
  "Job",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
  "CronJob",
];

const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

/** Tells that a policy is ready, once. */
function* told(policy: JsonObject, session: Session): Waiting<boolean> {
  const before = part(policy, "status");
  const isReady = parts(before, "conditions").some(({ type }) => type === "Ready");
  const metadata = metadataOf(policy);
  if (isReady || metadata.deletionTimestamp !== undefined) return false;
  const rules = parts(part(policy, "spec"), "rules");
  const count = (name: string) => rules.filter((rule) => rule[name] !== undefined).length;
  const condition = {
    type: "Ready",
    status: "True",
    reason: "Succeeded",
    message: "Ready",
    lastTransitionTime: formatTime(timeOf(session.shell.context)),
  };
  const status = {
    ...before,
    conditions: [...parts(before, "conditions"), condition],
    rulecount: {
      validate: count("validate"),
      mutate: count("mutate"),
      generate: count("generate"),
      verifyimages: count("verifyImages"),
    },
  };
  const namespace = textAt(metadata, "namespace");
  const plural = namespace === "" ? "clusterpolicies" : `namespaces/${namespace}/policies`;
  const path = `${policiesRoot}/${plural}/${textAt(metadata, "name")}/status`;
  return yield* wrote({ method: "PUT", path, body: { ...policy, status } }, session);
}
