/**
 * AppArmor profiles by annotation, as they were given before there were fields for them.
 * Source: pkg/registry/core/pod/strategy.go applyAppArmorVersionSkew 1.36.
 */
import { compact, equalJson, mapItems } from "../../json.ts";
import type { ObjectMeta } from "../../resource.ts";
import type { Container } from "./container.ts";
import type { AppArmorProfile } from "./security.ts";
import type { PodSpec } from "./spec.ts";
import { appArmorPrefix } from "./validation/annotations.ts";
import { validateAppArmor } from "./validation/security.ts";

/** The spec of a new pod, in which profiles that only annotations name are those of containers. */
export function withAppArmorProfiles(spec: PodSpec, { annotations = {} }: ObjectMeta): PodSpec {
  if (spec.os?.name === "windows" || !hasProfiles(annotations)) return spec;
  const told: string[] = [];
  const inherited = spec.securityContext?.appArmorProfile;
  const withProfile = (container: Container): Container => {
    const key = `${appArmorPrefix}${container.name}`;
    const annotation = annotations[key];
    const { securityContext } = container;
    if (annotation === undefined || securityContext?.appArmorProfile !== undefined) {
      return container;
    }
    const profile = profileOf(annotation);
    if (profile !== undefined && equalJson(profile, inherited)) return container;
    told.push(`metadata.annotations[${key}]: ${deprecation}`);
    if (profile === undefined) return container;
    return { ...container, securityContext: { ...securityContext, appArmorProfile: profile } };
  };
  const { initContainers } = spec;
  const changed = compact({
    ...spec,
    initContainers: initContainers && mapItems(initContainers, withProfile),
    containers: mapItems(spec.containers, withProfile),
  });
  if (told.length > 0) warnings.set(changed, told);
  return changed;
}

/** What is warned of about a spec that `withAppArmorProfiles` has made. */
export const appArmorWarnings = (spec: PodSpec): readonly string[] => warnings.get(spec) ?? none;

const none: readonly string[] = [];
const warnings = new WeakMap<PodSpec, readonly string[]>();
const deprecation = 'deprecated since v1.30; use the "appArmorProfile" field instead';

function hasProfiles(annotations: Readonly<Record<string, string>>): boolean {
  for (const key in annotations) if (key.startsWith(appArmorPrefix)) return true;
  return false;
}

const localPrefix = "localhost/";

/** Undefined where there is no such profile. */
function profileOf(annotation: string): AppArmorProfile | undefined {
  if (annotation === "unconfined") return { type: "Unconfined" };
  if (annotation === "runtime/default") return { type: "RuntimeDefault" };
  if (!annotation.startsWith(localPrefix)) return undefined;
  const local = { type: "Localhost", localhostProfile: annotation.slice(localPrefix.length) };
  return validateAppArmor(local, "").length === 0 ? local : undefined;
}
