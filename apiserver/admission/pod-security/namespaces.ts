import { Namespace } from "../../../api/core/namespace.ts";
import type { Pod } from "../../../api/core/pod/pod.ts";
import { invalidObject } from "../../../api/field-error.ts";
import { equalJson } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import type { Storage } from "../../storage/storage.ts";
import type { AdmissionPlugin } from "../plugin.ts";
import type { PodSecurityConfiguration } from "./configuration.ts";
import { existingPodsWarnings } from "./existing-pods.ts";
import {
  isPrivileged,
  isSame,
  isStricter,
  levelLabel,
  levelVersionText,
  modes,
  type Policy,
  policyOf,
  versionLabel,
} from "./policy.ts";

/**
 * Labels must be readable, and who raises the level of a namespace hears of the pods that break it.
 * Source: pod-security-admission ValidateNamespace 1.36.
 */
export function namespaceSecurity({
  defaults,
  exemptions,
}: PodSecurityConfiguration): AdmissionPlugin {
  return {
    name: "PodSecurity",
    resource: Namespace,
    reviews: new Set([""]),
    review({ stored, definition, name, warnings }, { storage }, namespace) {
      const { labels } = namespace.metadata;
      if (stored?.metadata.labels === labels) return;
      const { policy, errors } = policyOf(labels, defaults);
      const before = stored && policyOf(stored.metadata.labels, defaults);
      if (errors.length > 0 && !equalJson(errors, before?.errors ?? [])) {
        throw invalidObject(definition, name, errors);
      }
      if (before !== undefined && !isRaised(policy, before.policy)) return;
      if (exemptions.namespaces.has(name)) {
        warnings.push(...exemptWarnings(namespace, policy, defaults));
      } else if (before !== undefined) {
        const pods = podsIn(storage, name, exemptions.runtimeClasses);
        warnings.push(...existingPodsWarnings(name, policy.enforce, pods));
      }
    },
  };
}

/** Whether pods that were fine may break the policy now. */
const isRaised = ({ enforce: next }: Policy, { enforce: before }: Policy): boolean =>
  !isSame(next, before) &&
  next.level !== "privileged" &&
  (next.version !== before.version || isStricter(next.level, before.level));

const podsIn = (storage: Storage, namespace: string, exempt: ReadonlySet<string>) =>
  storage
    .list("pods", { namespace })
    // The table holds nothing else.
    .map(({ object }) => object as Pod)
    .filter(({ spec }) => !exempt.has(spec.runtimeClassName ?? ""));

/** Labels of a namespace of which nothing is asked are in vain. */
function exemptWarnings(
  { metadata: { name, labels = {} } }: KubeObject,
  policy: Policy,
  defaults: Policy,
): readonly string[] {
  if (isPrivileged(policy) || modes.every((mode) => isSame(policy[mode], defaults[mode]))) {
    return [];
  }
  const said = modes.filter(
    (mode) =>
      policy[mode].level !== "privileged" &&
      (labels[levelLabel(mode)] !== undefined || labels[versionLabel(mode)] !== undefined),
  );
  const told = said.map((mode) => `${mode}=${levelVersionText(policy[mode])}`).join(", ");
  const fact = `is exempt from Pod Security, and the policy (${told}) will be ignored`;
  return [`namespace "${name}" ${fact}`];
}
