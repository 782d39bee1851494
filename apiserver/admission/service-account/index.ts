/**
 * Gives pods a service account, which must be there, and what it has for them: its token, and the
 * Secrets by which images are pulled.
 */
import { refersToSecrets, usesToken } from "../../../api/core/pod/api-references.ts";
import type { Pod } from "../../../api/core/pod/pod.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { mirrorAnnotation } from "../../../api/core/pod/validation/annotations.ts";
import { ServiceAccount } from "../../../api/core/serviceaccount.ts";
import type { JsonObject } from "../../../api/json.ts";
import { forbidden } from "../../../api/status.ts";
import { keyFor, memberOf } from "../../registry/context.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { Storage } from "../../storage/storage.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { onPodSpec } from "../pod-spec.ts";
import { ephemeralProblem, mountableProblem } from "./mountable-secrets.ts";
import { withToken } from "./token-volume.ts";

const table = tableName(ServiceAccount);

/** Source: plugin/pkg/admission/serviceaccount 1.36. */
export const serviceAccount: AdmissionPlugin = {
  name: "ServiceAccount",
  resource: { group: "", plural: "pods" },
  specDependsOn: table,
  mutateSpec: onPodSpec((spec, { isMirror, namespace, storage }) => {
    if (isMirror) return spec;
    const name = accountName(spec);
    const account = accountOf(storage, namespace, name);
    const named = { ...spec, serviceAccountName: name, serviceAccount: name };
    const { automountServiceAccountToken: isAsked = account?.automountServiceAccountToken } = spec;
    return withPullSecrets(isAsked === false ? named : withToken(named), account);
  }),
  validate(operation, { storage }, object) {
    const { verb, definition, name, namespace, subresource } = operation;
    if (verb !== "create" || subresource !== undefined || object === undefined) return;
    if (object.metadata.annotations?.[mirrorAnnotation] !== undefined) {
      const problem = mirrorProblem(Object(memberOf(object, "spec")));
      if (problem === undefined) return;
      throw forbidden(definition, name, problem);
    }
    // The plugin is given pods alone.
    const { spec } = object as Pod;
    const account = accountOf(storage, namespace, accountName(spec));
    if (account === undefined) throw missing(operation, accountName(spec));
    const problem = mountableProblem(account, spec);
    if (problem !== undefined) throw forbidden(definition, name, problem);
  },
  reviews: new Set(["ephemeralcontainers"]),
  review(operation, { storage }, object) {
    const { definition, name, namespace } = operation;
    // The plugin is given pods alone.
    const { metadata, spec } = object as Pod;
    if (metadata.annotations?.[mirrorAnnotation] !== undefined) return;
    const account = accountOf(storage, namespace, accountName(spec));
    if (account === undefined) throw missing(operation, accountName(spec));
    const problem = ephemeralProblem(account, spec);
    if (problem !== undefined) throw forbidden(definition, name, problem);
  },
};

const accountName = ({ serviceAccountName: name = "" }: PodSpec) =>
  name === "" ? "default" : name;

function accountOf(storage: Storage, namespace: string | undefined, name: string) {
  // The table holds nothing else.
  return storage.get(table, keyFor(namespace, name)) as ServiceAccount | undefined;
}

function missing({ definition, name, namespace }: Operation, account: string) {
  const fact =
    `error looking up service account ${namespace}/${account}: ` +
    `serviceaccount "${account}" not found`;
  return forbidden(definition, name, fact);
}

/** A pod that names none has those of its account. */
function withPullSecrets(spec: PodSpec, account: ServiceAccount | undefined): PodSpec {
  const { imagePullSecrets = [] } = account ?? {};
  if (imagePullSecrets.length === 0 || (spec.imagePullSecrets ?? []).length > 0) return spec;
  return { ...spec, imagePullSecrets };
}

/** What a mirror pod may not have: its kubelet ran it before there was any API. */
function mirrorProblem(spec: JsonObject): string | undefined {
  if ((spec.serviceAccountName ?? "") !== "")
    return "a mirror pod may not reference service accounts";
  if (refersToSecrets(spec)) return "a mirror pod may not reference secrets";
  return usesToken(spec)
    ? "a mirror pod may not use ServiceAccountToken volume projections"
    : undefined;
}
