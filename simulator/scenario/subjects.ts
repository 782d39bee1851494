/** What a run asks about, and whether it was ever there. */
import { isObject, type Json } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import type { Cluster } from "../cluster.ts";
import { isMisspelt } from "./condition-types.ts";

/** One object, or all with certain labels. */
export interface Sought {
  /** As `deployments.apps`. */
  readonly table: string;
  /** Absent: any, or none. */
  readonly namespace: string | undefined;
  readonly name?: string;
  readonly selector?: string;
}

/** Notes what was asked about and was not there, for to tell at the end what never was. */
export class Subjects {
  readonly #cluster: Cluster;
  /** The last revision that was forgotten before. */
  readonly #compacted: number;
  /** By how they are called. What was seen is no longer looked for. */
  readonly #asked = new Map<string, Sought | "seen">();
  readonly #conditions = new Map<string, Sought & { readonly type: string }>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#compacted = cluster.storage.compactedRevision;
  }

  /** Notes whether what somebody asks about is there now. */
  note(text: string, isThere: boolean, sought: () => Sought): void {
    if (isThere) this.#asked.set(text, "seen");
    else if (!this.#asked.has(text)) this.#asked.set(text, sought());
  }

  /** Notes that an object has no condition of a type. */
  noteNoCondition(what: string, type: string, sought: () => Sought): void {
    const text = `the condition ${type} of ${what}`;
    if (!this.#conditions.has(text)) this.#conditions.set(text, { ...sought(), type });
  }

  /** What was never there, not even when nobody asked; nothing where not all is known any more. */
  get unseen(): readonly string[] {
    if (this.#cluster.storage.compactedRevision !== this.#compacted) return [];
    const missing = [...this.#asked].flatMap(([text, sought]) =>
      sought === "seen" || this.#versions(sought).next().done !== true ? [] : [text],
    );
    const misspelt = [...this.#conditions].flatMap(([text, { type, ...sought }]) => {
      const seen = new Set<string>();
      let isThere = false;
      for (const version of this.#versions(sought)) {
        isThere = true;
        for (const each of conditionTypesOf(version)) seen.add(each);
      }
      const { table } = sought;
      return isThere && !seen.has(type) && isMisspelt({ table, type, seen }) ? [text] : [];
    });
    return [...missing, ...misspelt];
  }

  /** All that was stored of what is sought. */
  *#versions({ table, namespace, name, selector }: Sought): Generator<KubeObject> {
    const { matches } = parseLabelSelector(selector ?? "");
    for (const write of this.#cluster.storage.history()) {
      if (write.resource !== table) continue;
      const { metadata } = write.object;
      if (name !== undefined && metadata.name !== name) continue;
      if (namespace !== undefined && metadata.namespace !== namespace) continue;
      if (matches(metadata.labels)) yield write.object;
    }
  }
}

/** The conditions of an object, as they are stored. */
export function conditionsIn(object: KubeObject): readonly Json[] {
  const status = "status" in object ? object.status : undefined;
  const conditions: Json | undefined = isObject(status) ? status.conditions : undefined;
  return Array.isArray(conditions) ? conditions : [];
}

/** The types of the conditions of an object. */
export const conditionTypesOf = (object: KubeObject): readonly string[] =>
  conditionsIn(object).flatMap((condition) =>
    isObject(condition) && typeof condition.type === "string" ? [condition.type] : [],
  );
