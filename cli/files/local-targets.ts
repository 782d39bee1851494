/** What files hold, for commands that change it and ask no server. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, textAt } from "../../api/json-parts.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Flags } from "../../client/kubectl/flags.ts";
import { groupAndKind } from "../../client/kubectl/made/maker.ts";
import type { Io } from "../io.ts";
import type { Served } from "../server/resources.ts";
import type { Target, Targets } from "../targets/targets.ts";

export const localFlag = {
  local: { kind: "bool", doc: "change what the files hold, and ask no server" },
} as const satisfies Flags;

/** The objects that files hold. That they are of a namespace is nobody's concern here. */
export async function findLocalTargets(
  io: Io,
  {
    filename = [],
    recursive = false,
  }: { readonly filename?: readonly string[]; readonly recursive?: boolean },
): Promise<Targets> {
  const { readManifests } = await import("./manifests.ts");
  const { documents, errors } = await readManifests(
    { filenames: filename, isRecursive: recursive },
    io,
  );
  const { checkedName } = await import("./located.ts");
  const failures: unknown[] = [...errors];
  const targets: Target[] = [];
  for (const { object, source } of documents) {
    try {
      const name = checkedName(metadataOf(object), source);
      targets.push({ resource: resourceOf(object), namespace: undefined, name, object });
    } catch (error) {
      failures.push(error);
    }
  }
  return { targets, errors: failures };
}

function resourceOf(object: JsonObject): Served {
  const { group, kind } = groupAndKind(object);
  const version = textAt(object, "apiVersion").split("/").at(-1) ?? "";
  const plural = `${kind.toLowerCase()}s`;
  return { ...unserved, group, version, kind, plural, singular: kind.toLowerCase() };
}

const unserved = {
  namespaced: true,
  shortNames: [],
  categories: [],
  verbs: [],
  subresources: [],
} as const;

/** Throws where a dry run of the server is asked for, which is not asked. */
export function checkLocal(given: { readonly local?: boolean; readonly "dry-run"?: string }): void {
  if (given.local !== true || given["dry-run"] !== "server") return;
  throw new Failure("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
}
