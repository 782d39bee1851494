/**
 * The Pod Security Standards, by labels of namespaces. `checks/` has every rule of them,
 * `policy.ts` reads the labels, and the plugins look at namespaces, pods and templates of pods.
 */
import type { AdmissionPlugin } from "../plugin.ts";
import { type PodSecurityOptions, podSecurityConfiguration } from "./configuration.ts";
import { namespaceSecurity } from "./namespaces.ts";
import { podSecurityOfPods, podSecurityOfTemplates } from "./pods.ts";

export { type PodSecurityOptions, validatePodSecurity } from "./configuration.ts";

/** Source: plugin/pkg/admission/security/podsecurity 1.36. */
export function podSecurity(options: PodSecurityOptions = {}): readonly AdmissionPlugin[] {
  const configuration = podSecurityConfiguration(options);
  return [
    namespaceSecurity(configuration),
    podSecurityOfPods(configuration),
    ...podSecurityOfTemplates(configuration),
  ];
}
