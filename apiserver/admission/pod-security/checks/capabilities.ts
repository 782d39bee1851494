import { allContainers, type Check, type CheckPod, onLinux } from "../check.ts";
import { named, quoted, unique } from "../words.ts";

/** Those that containers have by themselves, but for NET_RAW. */
const usual = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

/** Containers add no capability beyond those that they have by themselves. */
export const capabilitiesBaseline: Check = {
  id: "capabilities_baseline",
  level: "baseline",
  versions: [
    {
      since: 0,
      check(pod) {
        const detail = addedBeyond(pod, (capability) => usual.has(capability));
        return detail === undefined ? undefined : { reason: "non-default capabilities", detail };
      },
    },
  ],
};

const restricted: CheckPod = (pod) => {
  const keeping = allContainers(pod.spec)
    .filter(({ securityContext }) => {
      const { drop = [] } = securityContext?.capabilities ?? {};
      return !drop.includes("ALL");
    })
    .map(({ name }) => name);
  const details = [
    keeping.length === 0
      ? undefined
      : `${named("container", keeping)} must set securityContext.capabilities.drop=["ALL"]`,
    addedBeyond(pod, (capability) => capability === "NET_BIND_SERVICE"),
  ].filter((detail) => detail !== undefined);
  if (details.length === 0) return undefined;
  return { reason: "unrestricted capabilities", detail: details.join("; ") };
};

/** Containers drop all capabilities, and add but one. */
export const capabilitiesRestricted: Check = {
  id: "capabilities_restricted",
  level: "restricted",
  versions: [
    { since: 22, check: restricted, overrides: ["capabilities_baseline"] },
    { since: 25, check: onLinux(restricted), overrides: ["capabilities_baseline"] },
  ],
};

function addedBeyond(
  { spec }: Parameters<CheckPod>[0],
  isAllowed: (capability: string) => boolean,
): string | undefined {
  const bad = allContainers(spec).flatMap(({ name, securityContext }) => {
    const { add = [] } = securityContext?.capabilities ?? {};
    const forbidden = add.filter((capability) => !isAllowed(capability));
    return forbidden.length === 0 ? [] : [{ name, forbidden }];
  });
  if (bad.length === 0) return undefined;
  const who = named(
    "container",
    bad.map(({ name }) => name),
  );
  const capabilities = quoted(unique(bad.flatMap(({ forbidden }) => forbidden)));
  return `${who} must not include ${capabilities} in securityContext.capabilities.add`;
}
