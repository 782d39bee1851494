import type { SELinuxOptions } from "../../../../api/core/pod/security.ts";
import { allContainers, type Check, type CheckPod } from "../check.ts";
import { named, setters, unique } from "../words.ts";

const types = ["", "container_t", "container_init_t", "container_kvm_t"];

/** The SELinux label is one for containers, and its user and role are nobody's choice. */
export const seLinuxOptions: Check = {
  id: "seLinuxOptions",
  level: "baseline",
  versions: [
    { since: 0, check: checkFor(types) },
    { since: 31, check: checkFor([...types, "container_engine_t"]) },
  ],
};

function checkFor(allowed: readonly string[]): CheckPod {
  const isBad = ({ type = "", user = "", role = "" }: SELinuxOptions) =>
    !allowed.includes(type) || user !== "" || role !== "";
  return ({ spec }) => {
    const ofPod = spec.securityContext.seLinuxOptions;
    const isPodBad = ofPod !== undefined && isBad(ofPod);
    const bad = allContainers(spec).flatMap(({ name, securityContext }) => {
      const options = securityContext?.seLinuxOptions;
      return options === undefined || !isBad(options) ? [] : [{ name, options }];
    });
    if (!isPodBad && bad.length === 0) return undefined;
    const all = [...(isPodBad ? [ofPod] : []), ...bad.map(({ options }) => options)];
    const badTypes = unique(
      all.map(({ type = "" }) => type).filter((type) => !allowed.includes(type)),
    );
    const facts = [
      ...(badTypes.length === 0 ? [] : [named("type", badTypes)]),
      ...(all.some(({ user = "" }) => user !== "") ? ["user may not be set"] : []),
      ...(all.some(({ role = "" }) => role !== "") ? ["role may not be set"] : []),
    ];
    const who = setters(
      isPodBad,
      bad.map(({ name }) => name),
    );
    const detail = `${who} set forbidden securityContext.seLinuxOptions: ${facts.join("; ")}`;
    return { reason: "seLinuxOptions", detail };
  };
}
