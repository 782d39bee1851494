import { isObject, mapItems } from "../../api/json.ts";

const beta = "meta.k8s.io/v1beta1";

/**
 * A table or metadata alone as meta.k8s.io/v1beta1 has them: the same under another name, and so
 * are the objects inside that are metadata alone.
 */
export function asV1beta1(shown: object): object {
  const { rows, items } = Object(shown);
  return {
    ...shown,
    apiVersion: beta,
    ...(Array.isArray(rows) ? { rows: mapItems(rows, rowAsBeta) } : {}),
    ...(Array.isArray(items) ? { items: mapItems(items, objectAsBeta) } : {}),
  };
}

const rowAsBeta = (row: object): object =>
  "object" in row ? { ...row, object: objectAsBeta(row.object) } : row;

const objectAsBeta = (object: unknown): unknown =>
  isObject(object) && object.kind === "PartialObjectMetadata"
    ? { ...object, apiVersion: beta }
    : object;
