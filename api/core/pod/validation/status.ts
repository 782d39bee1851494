/** What the status of a pod may become. Source: core/validation 1.36. */
import {
  duplicate,
  type Errors,
  forbiddenField,
  invalid,
  joined,
  none,
  notSupported,
} from "../../../field-error.ts";
import {
  validateEach,
  validateId,
  validateQualifiedName,
  validateSubdomain,
} from "../../../validation/format.ts";
import { ipFamily } from "../../../validation/ip.ts";
import { qualifiedNameProblems } from "../../../validation/names.ts";
import type { Container } from "../container.ts";
import type { ContainerStatus } from "../container-status.ts";
import type { Pod } from "../pod.ts";
import { validateAnnotationUpdates } from "./annotations.ts";
import { validateClaimStatuses, validateExtendedClaimStatus } from "./claim-status.ts";
import { validateAddress } from "./network.ts";

const statusFields = [
  "containerStatuses",
  "initContainerStatuses",
  "ephemeralContainerStatuses",
] as const;

/** What changed in the status of a pod that may not, or is wrong in itself. */
export function validatePodStatusUpdate(next: Pod, stored: Pod): Errors {
  const { status } = next;
  const nominated = status.nominatedNodeName ?? "";
  const isNewNomination = nominated !== "" && nominated !== stored.status.nominatedNodeName;
  const placed = "may not be changed directly";
  return joined(
    validateAnnotationUpdates(next.metadata, stored.metadata, "metadata.annotations"),
    status.conditions === stored.status.conditions ? none : validateConditions(next),
    (next.spec.nodeName ?? "") === (stored.spec.nodeName ?? "")
      ? none
      : [forbiddenField("status.nodeName", placed)],
    isNewNomination ? validateNomination(nominated, stored) : none,
    validateGeneration(status.observedGeneration, "status.observedGeneration"),
    (status.qosClass ?? "") === (stored.status.qosClass ?? "")
      ? none
      : [invalid("status.qosClass", status.qosClass ?? "", "field is immutable")],
    validateTransitions(next, stored),
    validateClaimStatuses(next),
    validateExtendedClaimStatus(next),
    status.podIPs === stored.status.podIPs
      ? none
      : validateAddresses(status.podIPs, "status.podIPs"),
    validateHostAddresses(next, stored),
    ...statusFields.map((field) => validateUsers(next, field)),
    validateDevices(next),
  );
}

/** A pod that has a node waits for none. */
function validateNomination(nominated: string, { spec }: Pod): Errors {
  const path = "status.nominatedNodeName";
  const why = "may not be set on pods that are already bound to a node";
  return joined(
    validateSubdomain(nominated, path),
    (spec.nodeName ?? "") === "" ? none : [forbiddenField(path, why)],
  );
}

const validateGeneration = (generation = 0, path: string): Errors =>
  generation < 0 ? [invalid(path, generation, "must be a non-negative integer")] : none;

const systemConditions = new Set(["PodScheduled", "Ready", "Initialized"]);

/** Kubernetes reports conditions as if they were metadata. */
function validateConditions({ status: { conditions = [] } }: Pod): Errors {
  let errors = none;
  for (let at = 0; at < conditions.length; at += 1) {
    const { type = "", observedGeneration = 0 } = conditions[at] ?? {};
    const isNamed = systemConditions.has(type) || qualifiedNameProblems(type).length === 0;
    if (isNamed && observedGeneration >= 0) continue;
    const path = `metadata.conditions[${at}]`;
    errors = joined(
      errors,
      validateGeneration(observedGeneration, `${path}.observedGeneration`),
      isNamed ? none : validateQualifiedName(type, `${path}.Type`),
    );
  }
  return errors;
}

/** A container that ended for good does not come back. */
function validateTransitions(next: Pod, stored: Pod): Errors {
  if (!statusFields.some((field) => stored.status[field]?.some(hasEnded) === true)) return none;
  const { containers, initContainers = [] } = stored.spec;
  const restartsAll = [...containers, ...initContainers].some(({ restartPolicyRules }) =>
    restartPolicyRules?.some(({ action }) => action === "RestartAllContainers"),
  );
  if (restartsAll) return none;
  const specOf = new Map([...containers, ...initContainers].map((each) => [each.name, each]));
  const why = "may not be transitioned to non-terminated state";
  return statusFields.flatMap((field) => {
    const fresh = new Map(next.status[field]?.map((each) => [each.name, each]));
    return validateEach(stored.status[field], `status.${field}`, (old, at) => {
      const policy = policyOf(specOf.get(old.name), field, stored.spec.restartPolicy);
      const change = fresh.get(old.name);
      if (mayRestart(old, policy) || change === undefined) return none;
      return change.state.terminated === undefined ? [forbiddenField(`${at}.state`, why)] : none;
    });
  });
}

const hasEnded = ({ state }: ContainerStatus) => state.terminated !== undefined;

function policyOf(
  container: Container | undefined,
  field: (typeof statusFields)[number],
  podPolicy: string,
): string {
  if (field === "ephemeralContainerStatuses") return "Never";
  if ((container?.restartPolicyRules?.length ?? 0) > 0) return "Always";
  return container?.restartPolicy ?? podPolicy;
}

function mayRestart({ state }: ContainerStatus, policy: string): boolean {
  if (policy === "Always" || state.terminated === undefined) return true;
  return policy === "OnFailure" && state.terminated.exitCode !== 0;
}

/** At most one address of each family. */
function validateAddresses(
  addresses: readonly { readonly ip: string }[] | undefined,
  path: string,
): Errors {
  if (addresses === undefined || addresses.length === 0) return none;
  const errors = validateEach(addresses, path, ({ ip }, at) => validateAddress(ip, at));
  const families = new Set(addresses.map(({ ip }) => ipFamily(ip)));
  if (errors.length > 0 || families.size === addresses.length) return errors;
  return [invalid(path, addresses, "may specify no more than one IP for each IP family")];
}

function validateHostAddresses({ status }: Pod, stored: Pod): Errors {
  const first = status.hostIPs?.[0]?.ip;
  const differs = first !== undefined && first !== (status.hostIP ?? "");
  return joined(
    differs ? [invalid("status.hostIPs[0].ip", first, "must be equal to `hostIP`")] : none,
    status.hostIPs === stored.status.hostIPs
      ? none
      : validateAddresses(status.hostIPs, "status.hostIPs"),
  );
}

function validateUsers(pod: Pod, field: (typeof statusFields)[number]): Errors {
  const list = pod.status[field];
  if (list?.some(hasUser) !== true) return none;
  return validateEach(list, `status.${field}`, (each, at) => validateUser(each, at, pod));
}

const hasUser = ({ user }: ContainerStatus) => user?.linux !== undefined;

function validateUser({ user }: ContainerStatus, path: string, { spec }: Pod): Errors {
  if (user?.linux === undefined) return none;
  const at = `${path}.linux`;
  const { uid, gid, supplementalGroups } = user.linux;
  const os = spec.os?.name ?? "linux";
  if (os === "windows") return [forbiddenField(at, "cannot be set for a windows pod")];
  return joined(
    validateId(uid, `${at}.uid`),
    validateId(gid, `${at}.gid`),
    validateEach(supplementalGroups, `${at}.supplementalGroups`, validateId),
  );
}

function validateDevices({ spec, status }: Pod): Errors {
  if (!statusFields.some((field) => status[field]?.some(hasDevices) === true)) return none;
  const of = (field: "containerStatuses" | "initContainerStatuses") =>
    validateEach(status[field], `status.${field}`, (each, at) => {
      if (each.allocatedResourcesStatus === undefined) return none;
      const isIts = ({ name }: Container) => name === each.name;
      const container = spec.containers.find(isIts) ?? spec.initContainers?.find(isIts);
      return validateHealth(each, `${at}.allocatedResourcesStatus`, container);
    });
  const field = "ephemeralContainerStatuses";
  const why = "must not be specified in container status";
  return joined(
    of("containerStatuses"),
    of("initContainerStatuses"),
    validateEach(status[field], `status.${field}`, ({ allocatedResourcesStatus: given }, at) =>
      (given?.length ?? 0) > 0 ? [forbiddenField(`${at}.allocatedResourcesStatus`, why)] : none,
    ),
  );
}

const hasDevices = ({ allocatedResourcesStatus: devices }: ContainerStatus) =>
  devices !== undefined;

const healthWords = ["Healthy", "Unhealthy", "Unknown"];

/** The health of the devices that a container has. A status without its container is let be. */
function validateHealth(
  { allocatedResourcesStatus: statuses }: ContainerStatus,
  path: string,
  container: Container | undefined,
): Errors {
  return validateEach(statuses, path, ({ name, resources }, at) => {
    const ids = new Set<string>();
    return [
      ...(container === undefined ? none : validateDeviceName(name, `${at}.name`, container)),
      ...validateEach(resources, `${at}.resources`, ({ resourceID, health = "" }, devicePath) => {
        const repeated = ids.has(resourceID);
        ids.add(resourceID);
        return [
          ...(healthWords.includes(health)
            ? none
            : [notSupported(`${devicePath}.health`, health, healthWords)]),
          ...(repeated ? [duplicate(`${devicePath}.resourceID`, resourceID)] : none),
        ];
      }),
    ];
  });
}

function validateDeviceName(name: string, path: string, { resources }: Container): Errors {
  const { claims = [], requests = {} } = resources;
  if (!name.startsWith("claim:")) {
    const why = "must match one of the container's resource requests";
    return requests[name] === undefined ? [invalid(path, name, why)] : none;
  }
  const isKnown = claims.some((claim) => {
    const request = claim.request ?? "";
    return name === `claim:${claim.name}${request === "" ? "" : `/${request}`}`;
  });
  const why =
    "must match one of the container's resource claims in a format " +
    "'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty";
  return isKnown ? none : [invalid(path, name, why)];
}
