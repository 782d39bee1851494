/** How volumes can be mounted, by whom and for what. Source: core/v1 1.36. */
import { type FieldError, forbiddenField, notSupported } from "../../field-error.ts";

const modes = new Map([
  ["ReadWriteOnce", "RWO"],
  ["ReadOnlyMany", "ROX"],
  ["ReadWriteMany", "RWX"],
  ["ReadWriteOncePod", "RWOP"],
]);
const supported = [...modes.keys()];
/** A volume that has this mode has no other, and serves one pod at a time. */
export const oncePod = "ReadWriteOncePod";

/** `RWO,RWX`: each mode once, in the order in which kubectl prints them. */
export function accessModesText(given: readonly string[] = []): string {
  return [...modes]
    .filter(([mode]) => given.includes(mode))
    .map(([, short]) => short)
    .join(",");
}

/** Modes must be known, and the one for a single pod stands alone. */
export function validateAccessModes(given: readonly string[] = [], path: string): FieldError[] {
  const errors: FieldError[] = given
    .filter((mode) => !modes.has(mode))
    .map((mode) => notSupported(path, mode, supported));
  const isMixed =
    given.includes(oncePod) && given.some((mode) => mode !== oncePod && modes.has(mode));
  const why = `may not use ${oncePod} with other access modes`;
  return isMixed ? [...errors, forbiddenField(path, why)] : errors;
}
