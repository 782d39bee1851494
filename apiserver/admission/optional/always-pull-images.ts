import { Pod } from "../../../api/core/pod/pod.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { mapItems, withMembers } from "../../../api/json.ts";
import type { AdmissionPlugin } from "../plugin.ts";
import { allContainers } from "../pod-security/check.ts";
import { onPodSpec } from "../pod-spec.ts";

/**
 * Images are pulled anew for every container, so that only who has the credentials can use them.
 * Source: plugin/pkg/admission/alwayspullimages 1.36.
 */
export const alwaysPullImages: AdmissionPlugin = {
  name: "AlwaysPullImages",
  resource: Pod,
  mutatesUpdates: true,
  mutateSpec: onPodSpec((spec, { stored }) => pulled(spec, stored)),
  mutate(object, { subresource, stored }) {
    if (subresource !== "ephemeralcontainers") return object;
    // The plugin is given pods alone, on an update both of them.
    const [pod, before] = [object as Pod, stored as Pod | undefined];
    return withMembers(pod, { spec: pulled(pod.spec, before?.spec) });
  },
};

/** An update that brings no new image changes nothing. */
function pulled(spec: PodSpec, stored: PodSpec | undefined): PodSpec {
  if (stored !== undefined) {
    const before = new Set(allContainers(stored).map(({ image }) => image));
    if (allContainers(spec).every(({ image }) => before.has(image))) return spec;
  }
  const always = <T extends { readonly imagePullPolicy?: string }>(container: T): T =>
    withMembers(container, { imagePullPolicy: "Always" } as Partial<T>);
  const { initContainers, containers, ephemeralContainers, volumes } = spec;
  return withMembers(spec, {
    containers: mapItems(containers, always),
    ...(initContainers && { initContainers: mapItems(initContainers, always) }),
    ...(ephemeralContainers && { ephemeralContainers: mapItems(ephemeralContainers, always) }),
    ...(volumes && {
      volumes: mapItems(volumes, (volume) =>
        volume.image === undefined
          ? volume
          : withMembers(volume, { image: withMembers(volume.image, { pullPolicy: "Always" }) }),
      ),
    }),
  });
}
