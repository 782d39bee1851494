import { allContainers, type Check, type CheckedPod } from "../check.ts";
import { counted, quoted, setters, unique } from "../words.ts";

const annotationPrefix = "container.apparmor.security.beta.kubernetes.io/";

/** The default profile of AppArmor may be replaced by another, and not be switched off. */
export const appArmorProfile: Check = {
  id: "appArmorProfile",
  level: "baseline",
  versions: [{ since: 0, check }],
};

function check({ annotations, spec }: CheckedPod) {
  const ofPod = spec.securityContext.appArmorProfile?.type;
  const isPodBad = ofPod !== undefined && !isAllowed(ofPod);
  const bad = allContainers(spec).flatMap(({ name, securityContext }) => {
    const type = securityContext?.appArmorProfile?.type;
    return type === undefined || isAllowed(type) ? [] : [{ name, type }];
  });
  const inAnnotations = Object.entries(annotations)
    .filter(([key, value]) => key.startsWith(annotationPrefix) && !isAllowedValue(value))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .sort();
  const types = unique([...(isPodBad ? [ofPod] : []), ...bad.map(({ type }) => type)]);
  const values = [...types, ...inAnnotations];
  if (values.length === 0) return undefined;
  const names = bad.map(({ name }) => name);
  const who = [
    ...(isPodBad || names.length > 0 ? [setters(isPodBad, names)] : []),
    ...(inAnnotations.length === 0 ? [] : [counted("annotation", inAnnotations)]),
  ];
  return {
    reason: counted("forbidden AppArmor profile", values),
    detail: `${who.join(" and ")} must not set AppArmor profile type to ${quoted(values)}`,
  };
}

const isAllowed = (type: string) => type === "RuntimeDefault" || type === "Localhost";

const isAllowedValue = (value: string) =>
  value === "" || value === "runtime/default" || value.startsWith("localhost/");
