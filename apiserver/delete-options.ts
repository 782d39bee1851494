/** How a deletion is asked for, in a query, in the body of a DELETE and in an eviction. */
import { type FieldError, invalid, invalidObject } from "../api/field-error.ts";
import { isObject } from "../api/json.ts";
import type { RequestOptions } from "../api/request.ts";
import { badRequest } from "../api/status.ts";
import { DecodeError, decodeObject } from "./decode.ts";
import { metaStructures } from "./openapi/meta-structures.ts";

/** What a deletion may be asked with, not yet checked. */
export interface AskedDeletion {
  readonly dryRun?: readonly string[];
  readonly gracePeriodSeconds?: number;
  readonly orphanDependents?: boolean;
  readonly propagationPolicy?: string;
  readonly preconditions?: RequestOptions["preconditions"];
}

type DeletionOptions = Pick<
  RequestOptions,
  "dryRun" | "gracePeriodSeconds" | "orphanDependents" | "propagationPolicy" | "preconditions"
>;

const kind = "DeleteOptions";

/** Reads a DeleteOptions object. Throws BadRequest where it is none. */
export function readDeletion(body: unknown): AskedDeletion {
  const wanted = isObject(body) ? (body.kind ?? "") : "";
  if (wanted !== "" && wanted !== kind) {
    throw badRequest(`decoded object cannot be converted to ${kind}`);
  }
  try {
    // Decoding along the structure yields what the structure says.
    return decodeObject(metaStructures.deleteOptions, body, kind).value as AskedDeletion;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw badRequest(`${kind} in version "v1" cannot be handled as a ${kind}: ${error.message}`);
  }
}

/** The options of a deletion. Throws Invalid with all that is wrong with them. */
export function deletionOptions(asked: AskedDeletion): DeletionOptions {
  const { dryRun = [], gracePeriodSeconds, orphanDependents, preconditions } = asked;
  const errors = [...policyErrors(asked), ...dryRunErrors(dryRun)];
  if (errors.length > 0) {
    throw invalidObject({ group: "meta.k8s.io", kind, plural: "" }, "", errors);
  }
  return {
    dryRun: dryRun.length > 0,
    gracePeriodSeconds,
    orphanDependents,
    preconditions,
    propagationPolicy: policyOf(asked),
  };
}

const policies = ["Foreground", "Background", "Orphan"] as const;

function policyOf({ propagationPolicy, orphanDependents }: AskedDeletion) {
  if (orphanDependents !== undefined) return orphanDependents ? "Orphan" : "Background";
  return policies.find((each) => each === propagationPolicy);
}

function policyErrors({ propagationPolicy, orphanDependents }: AskedDeletion): FieldError[] {
  if (propagationPolicy === undefined) return [];
  const errors: FieldError[] = [];
  const field = "propagationPolicy";
  if (orphanDependents !== undefined) {
    const detail = "orphanDependents and deletionPropagation cannot be both set";
    errors.push(invalid(field, propagationPolicy, detail));
  }
  if (!policies.some((each) => each === propagationPolicy)) {
    // Kubernetes lists these in an order of their own.
    const detail = `supported values: ${[...policies, "nil"].map((each) => `"${each}"`).join(", ")}`;
    errors.push({ type: "notSupported", field, value: propagationPolicy, detail });
  }
  return errors;
}

/** Nothing but `All` may be run dry. */
export function dryRunErrors(values: readonly string[]): FieldError[] {
  if (values.every((each) => each === "All")) return [];
  const detail = 'supported values: "All"';
  return [{ type: "notSupported", field: "dryRun", value: values, detail }];
}
