/** Annotations that mean something for pods. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
} from "../../../field-error.ts";
import type { ObjectMeta } from "../../../resource.ts";
import { validateLocalPath } from "../../../validation/format.ts";
import type { Toleration } from "../scheduling.ts";
import type { PodSpec } from "../spec.ts";
import { containersOf } from "../visit.ts";
import { validateTolerations } from "./scheduling.ts";

type Annotations = Readonly<Record<string, string>>;

/** Marks the copy of a static pod. */
export const mirrorAnnotation = "kubernetes.io/config.mirror";
export const deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";
export const seccompPodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
/** Followed by the name of the container. */
export const seccompContainerPrefix = "container.seccomp.security.alpha.kubernetes.io/";
/** Followed by the name of the container. */
export const appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";

export function validatePodAnnotations(
  annotations: Annotations | undefined,
  spec: PodSpec,
  path: string,
): Errors {
  if (annotations === undefined) return none;
  const mirror = annotations[mirrorAnnotation];
  const cost = annotations[deletionCostAnnotation];
  const mirrorAlone = "must set spec.nodeName if mirror pod annotation is set";
  const costPath = `${path}[${deletionCostAnnotation}]`;
  return [
    ...(mirror !== undefined && (spec.nodeName ?? "") === ""
      ? [invalid(`${path}[${mirrorAnnotation}]`, mirror, mirrorAlone)]
      : none),
    ...validateTolerationsAnnotation(annotations, path),
    ...(cost === undefined || isDeletionCost(cost)
      ? none
      : [invalid(costPath, cost, "must be a 32bit integer")]),
    ...Object.entries(annotations).flatMap(([key, value]) => [
      ...validateSeccompAnnotation(key, value, `${path}.${key}`),
      ...validateAppArmorAnnotation(key, value, { spec, path: `${path}[${key}]` }),
    ]),
  ];
}

const tolerationsAnnotation = "scheduler.alpha.kubernetes.io/tolerations";

/** The annotation of old holds tolerations as JSON; they are checked, and not used. */
function validateTolerationsAnnotation(annotations: Annotations, path: string): Errors {
  const text = annotations[tolerationsAnnotation] ?? "";
  if (text === "") return none;
  try {
    const tolerations: readonly Toleration[] = JSON.parse(text) ?? [];
    return validateTolerations(tolerations, `${path}.${tolerationsAnnotation}`);
  } catch {
    return [invalid(path, tolerationsAnnotation, "invalid character in JSON")];
  }
}

const isDeletionCost = (text: string) =>
  /^(0|-?[0-9]+)$/.test(text) &&
  !/^0./.test(text) &&
  Number(text) >= -(2 ** 31) &&
  Number(text) < 2 ** 31;

function validateSeccompAnnotation(key: string, profile: string, path: string): Errors {
  if (key !== seccompPodAnnotation && !key.startsWith(seccompContainerPrefix)) return none;
  if (["runtime/default", "docker/default", "unconfined"].includes(profile)) return none;
  if (profile.startsWith("localhost/")) {
    return validateLocalPath(profile.slice("localhost/".length), path);
  }
  return [invalid(path, profile, "must be a valid seccomp profile")];
}

function validateAppArmorAnnotation(
  key: string,
  profile: string,
  { spec, path }: { readonly spec: PodSpec; readonly path: string },
): Errors {
  if (!key.startsWith(appArmorPrefix)) return none;
  const name = key.slice(appArmorPrefix.length);
  const isThere = containersOf(spec, "").some(({ container }) => container.name === name);
  const isKnown =
    ["", "runtime/default", "unconfined"].includes(profile) || profile.startsWith("localhost/");
  return [
    ...(isThere ? none : [invalid(path, name, "container not found")]),
    ...(isKnown
      ? none
      : [invalid(path, profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`)]),
  ];
}

/** Where a profile is given both by annotation and by field, both must be the same. */
export function validateProfilesMatch(
  { annotations }: ObjectMeta,
  spec: PodSpec,
  path: string,
): Errors {
  if (annotations === undefined) return none;
  const errors: FieldError[] = [];
  const seccomp = spec.securityContext?.seccompProfile;
  const seccompPath = "securityContext.seccompProfile";
  errors.push(
    ...validateMatch(annotations[seccompPodAnnotation], seccomp, `${path}.${seccompPath}`),
  );
  const containers = containersOf(spec, path);
  for (const { container, at } of containers) {
    const annotation = annotations[`${seccompContainerPrefix}${container.name}`];
    const profile = container.securityContext?.seccompProfile;
    errors.push(...validateMatch(annotation, profile, `${at}.${seccompPath}`));
  }
  if (spec.os?.name === "windows") return errors;
  for (const { container, at } of containers) {
    const annotation = annotations[`${appArmorPrefix}${container.name}`];
    const own = container.securityContext?.appArmorProfile;
    const profile = own ?? spec.securityContext?.appArmorProfile;
    errors.push(...validateMatch(annotation, profile, `${at}.securityContext.appArmorProfile`));
  }
  return errors;
}

interface Profile {
  readonly type: string;
  readonly localhostProfile?: string | undefined;
}

function validateMatch(
  annotation: string | undefined,
  profile: Profile | undefined,
  path: string,
): Errors {
  if (annotation === undefined || profile === undefined) return none;
  const system = path.endsWith("appArmorProfile") ? "apparmor" : "seccomp";
  const differ = (what: string, field: string) => [
    forbiddenField(`${path}.${field}`, `${system} ${what} in annotation and field must match`),
  ];
  const { type, localhostProfile } = profile;
  if (type === "Unconfined") return annotation === "unconfined" ? none : differ("type", "type");
  if (type === "RuntimeDefault") {
    const isDocker = system === "seccomp" && annotation === "docker/default";
    return annotation === "runtime/default" || isDocker ? none : differ("type", "type");
  }
  if (type !== "Localhost") return none;
  if (!annotation.startsWith("localhost/")) return differ("type", "type");
  return annotation.slice("localhost/".length) === localhostProfile
    ? none
    : differ("profile", "localhostProfile");
}

/** Some annotations stay as they were when the pod was created. */
export function validateAnnotationUpdates(
  next: ObjectMeta,
  stored: ObjectMeta,
  path: string,
): Errors {
  if (next.annotations === stored.annotations) return none;
  const [now, before] = [next.annotations ?? {}, stored.annotations ?? {}];
  const errors: FieldError[] = [];
  const check = (key: string, verb: string) => {
    const what = key.startsWith(appArmorPrefix)
      ? "AppArmor annotations"
      : key === mirrorAnnotation
        ? "mirror pod annotation"
        : undefined;
    if (what !== undefined) {
      errors.push(forbiddenField(`${path}[${key}]`, `may not ${verb} ${what}`));
    }
  };
  for (const key in before) if (now[key] !== before[key]) check(key, "remove or update");
  for (const key in now) if (before[key] === undefined) check(key, "add");
  return errors;
}
