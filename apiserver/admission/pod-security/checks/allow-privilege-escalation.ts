import { type Check, type CheckPod, containersThat, onLinux } from "../check.ts";
import { named } from "../words.ts";

const check: CheckPod = ({ spec }) => {
  const bad = containersThat(
    spec,
    ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false,
  );
  if (bad.length === 0) return undefined;
  return {
    reason: "allowPrivilegeEscalation != false",
    detail: `${named("container", bad)} must set securityContext.allowPrivilegeEscalation=false`,
  };
};

/** Processes may not gain more rights than their parents. */
export const allowPrivilegeEscalation: Check = {
  id: "allowPrivilegeEscalation",
  level: "restricted",
  versions: [
    { since: 8, check },
    { since: 25, check: onLinux(check) },
  ],
};
