/** What must hold for what a claim asks for. Source: core/validation 1.36. */
import { required } from "../field-error.ts";
import { canonicalQuantity, parseQuantity } from "../quantity.ts";
import type { PersistentVolumeClaimSpec } from "./claim-spec.ts";
import { type Errors, none, validateOptionalWord } from "./pod/validate-format.ts";

const accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

/** Everything wrong with the spec of a claim at `path`. */
export function validateClaimSpec(spec: PersistentVolumeClaimSpec, path: string): Errors {
  const modes = spec.accessModes ?? [];
  return [
    ...(modes.length === 0
      ? [required(`${path}.accessModes`, "at least 1 access mode is required")]
      : none),
    ...modes.flatMap((mode) => validateOptionalWord(mode, `${path}.accessModes`, accessModes)),
    ...(spec.resources.requests?.storage === undefined
      ? [required(`${path}.resources[storage]`)]
      : none),
  ];
}

/** Advice on what is asked for: storage is counted in whole bytes. */
export function claimSpecWarnings(
  spec: PersistentVolumeClaimSpec | undefined,
  path: string,
): readonly string[] {
  const storage = spec?.resources.requests?.storage;
  if (storage === undefined) return [];
  if ((parseQuantity(storage)?.nano ?? 0n) % 1_000_000_000n === 0n) return [];
  const text = JSON.stringify(canonicalQuantity(storage));
  const at = `${path}.resources.requests[storage]`;
  return [`${at}: fractional byte value ${text} is invalid, must be an integer`];
}
