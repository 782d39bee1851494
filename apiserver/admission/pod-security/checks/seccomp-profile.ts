import type { PodSpec } from "../../../../api/core/pod/spec.ts";
import {
  allContainers,
  type Check,
  type CheckedPod,
  type CheckPod,
  containersThat,
  onLinux,
  type Violation,
} from "../check.ts";
import { counted, named, quoted, setters, unique } from "../words.ts";

const reason = "seccompProfile";
const podAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
const containerAnnotation = "container.seccomp.security.alpha.kubernetes.io/";

/** The filter of system calls may be replaced by another, and not be switched off. */
export const seccompProfileBaseline: Check = {
  id: "seccompProfile_baseline",
  level: "baseline",
  versions: [
    { since: 0, check: inAnnotations },
    { since: 19, check: ({ spec }) => switchedOff(spec) },
  ],
};

/** Before there were fields for it. */
function inAnnotations({ annotations, spec }: CheckedPod): Violation | undefined {
  const keys = [
    podAnnotation,
    ...allContainers(spec).map(({ name }) => `${containerAnnotation}${name}`),
  ];
  const bad = unique(
    keys.flatMap((key) => {
      const value = annotations[key];
      const isFine = value === undefined || isAllowedValue(value);
      return isFine ? [] : [`${key}=${JSON.stringify(value)}`];
    }),
  );
  if (bad.length === 0) return undefined;
  const detail = `${counted("forbidden annotation", bad)} ${bad.join(", ")}`;
  return { reason, detail };
}

const isAllowedValue = (value: string) =>
  value === "runtime/default" || value === "docker/default" || value.startsWith("localhost/");

function switchedOff(spec: PodSpec): Violation | undefined {
  const ofPod = spec.securityContext.seccompProfile?.type;
  const isPodBad = ofPod !== undefined && !isAllowed(ofPod);
  const bad = allContainers(spec).flatMap(({ name, securityContext }) => {
    const type = securityContext?.seccompProfile?.type;
    return type === undefined || isAllowed(type) ? [] : [{ name, type }];
  });
  if (!isPodBad && bad.length === 0) return undefined;
  const who = setters(
    isPodBad,
    bad.map(({ name }) => name),
  );
  const values = quoted(unique([...(isPodBad ? [ofPod] : []), ...bad.map(({ type }) => type)]));
  return { reason, detail: `${who} must not set securityContext.seccompProfile.type to ${values}` };
}

const isAllowed = (type: string) => type === "Localhost" || type === "RuntimeDefault";

const restricted: CheckPod = ({ spec }) => {
  const off = switchedOff(spec);
  if (off !== undefined || spec.securityContext.seccompProfile !== undefined) return off;
  const silent = containersThat(
    spec,
    ({ securityContext }) => securityContext?.seccompProfile === undefined,
  );
  if (silent.length === 0) return undefined;
  const detail =
    `pod or ${named("container", silent)} must set securityContext.seccompProfile.type to ` +
    '"RuntimeDefault" or "Localhost"';
  return { reason, detail };
};

/** Every container has a filter of system calls. */
export const seccompProfileRestricted: Check = {
  id: "seccompProfile_restricted",
  level: "restricted",
  versions: [
    { since: 19, check: restricted, overrides: ["seccompProfile_baseline"] },
    { since: 25, check: onLinux(restricted), overrides: ["seccompProfile_baseline"] },
  ],
};
