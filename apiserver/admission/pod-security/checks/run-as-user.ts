import { type Check, type CheckPod, containersThat, onHostUsers } from "../check.ts";
import { setters } from "../words.ts";

const check: CheckPod = ({ spec }) => {
  const isPodRoot = spec.securityContext.runAsUser === 0;
  const bad = containersThat(spec, ({ securityContext }) => securityContext?.runAsUser === 0);
  if (!isPodRoot && bad.length === 0) return undefined;
  const detail = `${setters(isPodRoot, bad)} must not set runAsUser=0`;
  return { reason: "runAsUser=0", detail };
};

/** Nobody asks to be root. */
export const runAsUser: Check = {
  id: "runAsUser",
  level: "restricted",
  versions: [
    { since: 23, check },
    { since: 35, check: onHostUsers(check) },
  ],
};
