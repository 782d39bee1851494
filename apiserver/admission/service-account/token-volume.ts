/** The volume by which a container shows that it is of its service account. */
import type { Container } from "../../../api/core/pod/container.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { suffixOf } from "../suffix.ts";

const tokenMountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
const tokenExpirationSeconds = 3607;

/** Mounts a token in every container that has nothing in its place. */
export function withToken(spec: PodSpec): PodSpec {
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
