import { structureOf } from "../api/structure.ts";
import { DecodeError, decodeObject } from "./decode.ts";

/** What a file that configures the server has to be. */
export interface ExpectedDocument {
  readonly schema: Parameters<typeof structureOf>[0];
  readonly kind: string;
  readonly versions: readonly string[];
}

/** The document, read strictly. Throws RangeError in the words of Kubernetes' decoder. */
export function readDocument<T>(
  { schema, kind, versions }: ExpectedDocument,
  document: unknown,
): T {
  const given = { apiVersion: "", kind: "", ...Object(document) };
  if (given.kind !== kind || !versions.includes(given.apiVersion)) {
    const named = `no kind "${given.kind}" is registered for version "${given.apiVersion}"`;
    throw new RangeError(named);
  }
  try {
    const { value, unknownFields } = decodeObject(structureOf(schema), given, kind);
    // The structure is that of T.
    if (unknownFields.length === 0) return value as T;
    const all = unknownFields.map((path) => `unknown field ${JSON.stringify(path)}`);
    throw new RangeError(`strict decoding error: ${all.join(", ")}`);
  } catch (error) {
    throw error instanceof DecodeError ? new RangeError(error.message, { cause: error }) : error;
  }
}
