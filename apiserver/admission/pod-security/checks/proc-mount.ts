import { allContainers, type Check, type CheckPod, onHostUsers } from "../check.ts";
import { named, quoted, unique } from "../words.ts";

const check: CheckPod = ({ spec }) => {
  const bad = allContainers(spec).flatMap(({ name, securityContext }) => {
    const { procMount = "Default" } = securityContext ?? {};
    return procMount === "Default" ? [] : [{ name, procMount }];
  });
  if (bad.length === 0) return undefined;
  const who = named(
    "container",
    bad.map(({ name }) => name),
  );
  const types = quoted(unique(bad.map(({ procMount }) => procMount)));
  return {
    reason: "procMount",
    detail: `${who} must not set securityContext.procMount to ${types}`,
  };
};

/** /proc stays masked, but where the pod has users of its own. */
export const procMount: Check = {
  id: "procMount",
  level: "baseline",
  versions: [
    { since: 0, check },
    { since: 35, check: onHostUsers(check) },
  ],
};

/** /proc stays masked, whoever the users are. */
export const procMountRestricted: Check = {
  id: "procMount_restricted",
  level: "restricted",
  versions: [{ since: 35, check, overrides: ["procMount"] }],
};
