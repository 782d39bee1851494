import type { KubeObject } from "../resource.ts";

const suffix = ".static.k8s.io";

/**
 * What the names of configurations that come from files will be kept for.
 * Source: pkg/apis/admissionregistration/validation/static_suffix.go 1.36.
 */
export const warnOfStaticName = ({ metadata: { name = "" } }: KubeObject): readonly string[] =>
  name.endsWith(suffix)
    ? [
        `metadata.name: names ending with "${suffix}" will be reserved for static manifest-based ` +
          "configurations when the ManifestBasedAdmissionControlConfig feature gate is enabled",
      ]
    : [];
