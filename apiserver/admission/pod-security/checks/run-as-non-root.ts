import { type Check, type CheckPod, containersThat, onHostUsers } from "../check.ts";
import { named, setters } from "../words.ts";

const reason = "runAsNonRoot != true";

const check: CheckPod = ({ spec }) => {
  const ofPod = spec.securityContext.runAsNonRoot;
  const saying = containersThat(
    spec,
    ({ securityContext }) => securityContext?.runAsNonRoot === false,
  );
  if (ofPod === false || saying.length > 0) {
    const who = setters(ofPod === false, saying);
    return { reason, detail: `${who} must not set securityContext.runAsNonRoot=false` };
  }
  if (ofPod === true) return undefined;
  const silent = containersThat(
    spec,
    ({ securityContext }) => securityContext?.runAsNonRoot === undefined,
  );
  if (silent.length === 0) return undefined;
  const who = `pod or ${named("container", silent)}`;
  return { reason, detail: `${who} must set securityContext.runAsNonRoot=true` };
};

/** Containers say that they do not run as root. */
export const runAsNonRoot: Check = {
  id: "runAsNonRoot",
  level: "restricted",
  versions: [
    { since: 0, check },
    { since: 35, check: onHostUsers(check) },
  ],
};
