/** What the status of a pod says of its resource claims. Source: core/validation 1.36. */
import { duplicate, type Errors, invalid, joined, none, required } from "../../../field-error.ts";
import { validateEach, validateLabelName, validateSubdomain } from "../../../validation/format.ts";
import type { Pod } from "../pod.ts";
import type { ContainerExtendedResourceRequest } from "../status.ts";

export function validateClaimStatuses({
  spec,
  status: { resourceClaimStatuses: statuses },
}: Pod): Errors {
  if (statuses === undefined) return none;
  const { resourceClaims: claims = [] } = spec;
  const seen = new Set<string>();
  const unknown = "must match the name of an entry in `spec.resourceClaims`";
  return validateEach(statuses, "status.resourceClaimStatuses", (status, at) => {
    const { name, resourceClaimName } = status;
    const isKnown = claims.some((claim) => claim.name === name);
    const repeated = seen.has(name) ? [duplicate(`${at}.name`, name)] : none;
    seen.add(name);
    return [
      ...(isKnown ? none : [invalid(`${at}.name`, name, unknown)]),
      ...repeated,
      ...(resourceClaimName === undefined
        ? none
        : validateSubdomain(resourceClaimName, `${at}.name`)),
    ];
  });
}

const fields = ["containerName", "resourceName", "requestName"] as const;

/** The claim that serves extended resources. */
export function validateExtendedClaimStatus(pod: Pod): Errors {
  const status = pod.status.extendedResourceClaimStatus;
  if (status === undefined) return none;
  const path = "status.extendedResourceClaimStatus";
  const { requestMappings: mappings, resourceClaimName: claim } = status;
  const seen = new Set<string>();
  return joined(
    mappings.length === 0
      ? [required(`${path}.requestMappings`, "at least one request mapping is required")]
      : none,
    validateEach(mappings, `${path}.requestMappings`, (mapping, at) => {
      const key = JSON.stringify(fields.map((field) => mapping[field]));
      const isRepeated = seen.has(key);
      seen.add(key);
      return [
        ...validateContainer(mapping, at, pod),
        // Kubernetes leaves out which mapping it is.
        ...validateLabelName(mapping.requestName, `${path}.requestName`),
        ...(isRepeated ? fields.map((field) => duplicate(`${at}.${field}`, mapping[field])) : none),
      ];
    }),
    claim === ""
      ? [required(`${path}.resourceClaimName`)]
      : validateSubdomain(claim, `${path}.resourceClaimName`),
  );
}

/** The resource is asked for by the container. */
function validateContainer(
  { containerName, resourceName }: ContainerExtendedResourceRequest,
  path: string,
  { spec: { initContainers = [], containers } }: Pod,
): Errors {
  const all = [...initContainers, ...containers];
  const container = all.find(({ name }) => name === containerName);
  if (container === undefined) {
    const why =
      "must match the name of an entry in spec.initContainers.name or spec.containers.name";
    return [invalid(`${path}.containerName`, containerName, why)];
  }
  const why =
    "must match the extended resource name of an entry in " +
    "spec.initContainers.resources.requests or spec.containers.resources.requests";
  return container.resources.requests?.[resourceName] === undefined
    ? [invalid(`${path}.resourceName`, resourceName, why)]
    : none;
}
