import { refersToSecrets, usesToken } from "../../api/core/pod/api-references.ts";
import type { Container } from "../../api/core/pod/container.ts";
import type { PodSpec } from "../../api/core/pod/spec.ts";
import { mirrorAnnotation } from "../../api/core/pod/validate-annotations.ts";
import type { JsonObject } from "../../api/json.ts";
import { forbidden } from "../../api/status.ts";
import { memberOf } from "../registry/context.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { onPodSpec } from "./pod-spec.ts";
import { suffixOf } from "./suffix.ts";

const tokenMountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
const tokenExpirationSeconds = 3607;

/** Gives pods a service account, which must be there, and mounts its token. */
export const serviceAccount: AdmissionPlugin = {
  name: "ServiceAccount",
  resource: { group: "", plural: "pods" },
  mutateSpec: onPodSpec((spec, { isMirror }) => {
    if (isMirror) return spec;
    const name =
      spec.serviceAccountName === undefined || spec.serviceAccountName === ""
        ? "default"
        : spec.serviceAccountName;
    const named = { ...spec, serviceAccountName: name, serviceAccount: name };
    return spec.automountServiceAccountToken === false ? named : withToken(named);
  }),
  validate({ verb, definition, name, namespace, subresource }, { storage }, object) {
    if (verb !== "create" || subresource !== undefined || object === undefined) return;
    if (object.metadata.annotations?.[mirrorAnnotation] !== undefined) {
      const problem = mirrorProblem(Object(memberOf(object, "spec")));
      if (problem === undefined) return;
      throw forbidden(definition, name, problem);
    }
    const { serviceAccountName = "default" } = Object(memberOf(object, "spec"));
    const account = storage.get("serviceaccounts", `${namespace}/${serviceAccountName}`);
    if (account !== undefined) return;
    throw forbidden(
      definition,
      name,
      `error looking up service account ${namespace}/${serviceAccountName}: ` +
        `serviceaccount "${serviceAccountName}" not found`,
    );
  },
};

/** What a mirror pod may not have: its kubelet ran it before there was any API. */
function mirrorProblem(spec: JsonObject): string | undefined {
  if ((spec.serviceAccountName ?? "") !== "")
    return "a mirror pod may not reference service accounts";
  if (refersToSecrets(spec)) return "a mirror pod may not reference secrets";
  return usesToken(spec)
    ? "a mirror pod may not use ServiceAccountToken volume projections"
    : undefined;
}

function withToken(spec: PodSpec): PodSpec {
  const { containers, initContainers, volumes = [] } = spec;
  const all = [...containers, ...(initContainers ?? [])];
  if (all.every(hasToken)) return spec;
  // It is there where a policy added a container to a pod that was admitted already.
  const present = volumes.find((volume) => volume.name.startsWith(tokenVolumePrefix))?.name;
  // The suffix comes from the spec, so that pods of one template go on sharing it.
  const name = present ?? `${tokenVolumePrefix}${suffixOf(JSON.stringify(containers))}`;
  const mounted = (container: Container): Container =>
    hasToken(container)
      ? container
      : { ...container, volumeMounts: [...(container.volumeMounts ?? []), tokenMount(name)] };
  return {
    ...spec,
    containers: containers.map(mounted),
    ...(initContainers === undefined ? {} : { initContainers: initContainers.map(mounted) }),
    volumes: present === undefined ? [...volumes, tokenVolume(name)] : volumes,
  };
}

const tokenVolumePrefix = "kube-api-access-";

const hasToken = ({ volumeMounts = [] }: Container) =>
  volumeMounts.some(({ mountPath }) => mountPath === tokenMountPath);

const tokenMount = (name: string) => ({ name, readOnly: true, mountPath: tokenMountPath });

const tokenVolume = (name: string) => ({
  name,
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: tokenExpirationSeconds, path: "token" } },
      { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
      {
        downwardAPI: {
          items: [
            {
              path: "namespace",
              fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" },
            },
          ],
        },
      },
    ],
  },
});
