/** What must hold for a CSIDriver. Source: storage/validation, ValidateCSIDriver 1.36. */

import { duplicate, type FieldError, invalid, notSupportedInOrder } from "../field-error.ts";
import { validateOptionalWord } from "../validation/format.ts";
import { immutableField } from "../validation/meta.ts";
import type { CSIDriver, CSIDriverSpec } from "./csi-driver.ts";

export function validateCsiDriver({ spec }: CSIDriver): FieldError[] {
  const modes = spec.volumeLifecycleModes ?? [];
  return [
    ...validateOptionalWord(spec.fsGroupPolicy, "spec.fsGroupPolicy", policies),
    ...validateTokenRequests(spec.tokenRequests ?? []),
    ...modes
      .filter((mode) => !lifecycleModes.includes(mode))
      .map((mode) => notSupportedInOrder("spec.volumeLifecycleModes", mode, lifecycleModes)),
    ...validatePeriod(spec.nodeAllocatableUpdatePeriodSeconds),
    ...validateTokenInSecrets(spec),
  ];
}

const policies = ["ReadWriteOnceWithFSType", "File", "None"];
const lifecycleModes = ["Persistent", "Ephemeral"];

const expirationSecondsMin = 600;
const expirationSecondsMax = 2 ** 32;

function validateTokenRequests(requests: NonNullable<CSIDriverSpec["tokenRequests"]>) {
  const audiences = new Set<string>();
  return requests.flatMap(({ audience, expirationSeconds: seconds = 3600 }, index) => {
    const path = `spec.tokenRequests[${index}]`;
    if (audiences.has(audience)) return [duplicate(`${path}.audience`, audience)];
    audiences.add(audience);
    const at = `${path}.expirationSeconds`;
    const less = "may not specify a duration less than 10 minutes";
    if (seconds < expirationSecondsMin) return [invalid(at, seconds, less)];
    const larger = "may not specify a duration larger than 2^32 seconds";
    return seconds > expirationSecondsMax ? [invalid(at, seconds, larger)] : [];
  });
}

function validatePeriod(seconds: number | undefined): FieldError[] {
  if (seconds === undefined || seconds >= 10) return [];
  const path = "spec.nodeAllocatableUpdatePeriodSeconds";
  return [invalid(path, seconds, "must be greater than or equal to 10 seconds")];
}

function validateTokenInSecrets(spec: CSIDriverSpec): FieldError[] {
  const { serviceAccountTokenInSecrets: inSecrets, tokenRequests = [] } = spec;
  if (inSecrets === undefined || tokenRequests.length > 0) return [];
  const fact = "serviceAccountTokenInSecrets is set but no tokenRequests are specified";
  return [invalid("spec.serviceAccountTokenInSecrets", inSecrets, fact)];
}

/** What does not change is told by the name that upstream gives it, which is not the field's. */
export const validateCsiDriverUpdate = ({ spec }: CSIDriver, stored: CSIDriver): FieldError[] => [
  ...immutableField(spec.attachRequired, stored.spec.attachRequired, "spec.attachedRequired"),
  ...immutableField(
    spec.volumeLifecycleModes,
    stored.spec.volumeLifecycleModes,
    "spec.volumeLifecycleModes",
  ),
];
