import { ConfigMap } from "../../api/core/configmap.ts";
import type { Secret } from "../../api/core/secret.ts";
import { parseTime } from "../../api/runtime.ts";
import type { Configuration } from "../observed.ts";
import { bytesOf } from "../shell/bytes.ts";

/** What pods see of a ConfigMap or Secret; `undefined` where there is none. */
export function configurationOf(object: ConfigMap | Secret | undefined): Configuration | undefined {
  if (object === undefined) return undefined;
  const { data } = object;
  const binary = "binaryData" in object ? (object.binaryData ?? {}) : {};
  const isPlain = object.kind === ConfigMap.kind;
  return {
    keys: new Set([...Object.keys(data ?? {}), ...Object.keys(binary)]),
    get data() {
      const entries = Object.entries(data ?? {});
      return new Map([
        ...entries.map(([key, value]) => [key, isPlain ? bytesOf(value) : atob(value)] as const),
        ...Object.entries(binary).map(([key, value]) => [key, atob(value)] as const),
      ]);
    },
    createdMs: parseTime(object.metadata.creationTimestamp) ?? 0,
  };
}
