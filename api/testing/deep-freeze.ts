import { freezeObjects } from "../json.ts";

/** Freezes a JSON value with all its arrays: whoever changes a part of it fails. */
export function deepFreeze<T>(value: T): T {
  freezeArrays(value);
  return freezeObjects(value);
}

function freezeArrays(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) Object.freeze(value);
  for (const part of Object.values(value)) freezeArrays(part);
}
