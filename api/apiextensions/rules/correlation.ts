/**
 * Which value before a change a value is told by: what it broke already it may go on breaking.
 * Source: k8s.io/apiserver/pkg/cel/common/equality.go 1.36, and ratchetingOptions of
 * apiextensions-apiserver schema/cel/validation.go.
 */
import { equalJson, isObject, ownMember } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { itemOf } from "../values/check-value.ts";

/** The nearest part of an object around a value that is known to have been there before. */
export interface Correlation {
  readonly value: unknown;
  readonly before: unknown;
  /** It is of the value itself, and not of something around it. */
  readonly isOwn: boolean;
}

export function correlationOf(value: unknown, before: unknown): Correlation | undefined {
  return before === undefined ? undefined : { value, before, isOwn: true };
}

/** That of an item of a list: by its keys, or by its place where the list has no type. */
export function itemCorrelation(
  schema: JSONSchemaProps,
  around: Correlation | undefined,
  { item, index }: { readonly item: unknown; readonly index: number },
): Correlation | undefined {
  if (around?.isOwn !== true) return around;
  const { before } = around;
  return within(
    around,
    item,
    Array.isArray(before) ? itemOf(schema, before, { item, index }) : null,
  );
}

export function memberCorrelation(
  around: Correlation | undefined,
  key: string,
  member: unknown,
): Correlation | undefined {
  if (around?.isOwn !== true) return around;
  const { before } = around;
  return within(around, member, isObject(before) ? ownMember(before, key) : undefined);
}

function within(around: Correlation, value: unknown, before: unknown): Correlation {
  if (before === undefined || before === null) return { ...around, isOwn: false };
  return { value, before, isOwn: true };
}

/** Whether a value is part of something that stays as it was. */
export const isKept = (correlation: Correlation | undefined): boolean =>
  correlation !== undefined && equalJson(correlation.value, correlation.before);
