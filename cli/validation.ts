import { Failure } from "../client/kubectl/failure.ts";
import type { Flags } from "../client/kubectl/flags.ts";

export const validateFlag = {
  validate: { kind: "text", value: "HOW", implied: "strict", doc: "strict, warn or ignore" },
} as const satisfies Flags;

/** How strictly the server shall look at fields that it does not know. */
export function fieldValidation(validate: string | undefined): "Strict" | "Warn" | "Ignore" {
  switch (validate) {
    case undefined:
    case "true":
    case "strict":
      return "Strict";
    case "warn":
      return "Warn";
    case "false":
    case "ignore":
      return "Ignore";
    default:
      throw new Failure(
        `invalid - validate option "${validate}"; ` +
          "must be one of: strict (or true), warn, ignore (or false)",
      );
  }
}
