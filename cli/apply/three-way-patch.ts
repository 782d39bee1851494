/** The patch of a client-side apply, and why there is none. */
import { toCompactJson } from "../../api/go-json.ts";
import type { JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { toYaml } from "../../client/kubectl/yaml.ts";
import {
  changesAgainst,
  lastApplied,
  lastAppliedTextIn,
  threeWayPatch,
  UnmergeableError,
} from "../../client/three-way.ts";
import type { Io } from "../io.ts";

interface Applied {
  readonly structure: Structure | undefined;
  readonly manifest: JsonObject;
  readonly live: JsonObject;
  /** Where the manifest is from; nothing where it is not told. */
  readonly source: string | undefined;
  /** False: what others changed stays, and a manifest that says otherwise is refused. */
  readonly overwrites?: boolean | undefined;
}

/**
 * What leads to the manifest; `{}` where nothing does. Throws a Failure where lists cannot be
 * merged, and where others changed what it would change. Source: kubectl 1.36, apply/patcher.go.
 */
export function appliedPatch(
  io: Io,
  { structure, manifest, live, source, overwrites = true }: Applied,
): JsonObject {
  const states = { original: lastApplied(live), manifest, live };
  try {
    const patch = threeWayPatch(structure, states);
    const against =
      overwrites || structure === undefined ? undefined : changesAgainst(structure, states, patch);
    if (against === undefined) return patch;
    const [wanted, made] = [patch, against].map(toYaml);
    throw new UnmergeableError(
      `patch:\n${wanted}\nconflicts with changes made from original to current:\n${made}\n`,
    );
  } catch (error) {
    if (!(error instanceof UnmergeableError)) throw error;
    // By each description of the kind that it has kubectl tries anew.
    io.warn(`warning: error calculating patch from openapi v3 spec: ${error.message}`);
    io.warn(`warning: error calculating patch from openapi spec: ${error.message}`);
    const patching = source === undefined ? "" : `error when patching "${source}": `;
    throw new Failure(
      `${patching}creating patch with:\n` +
        `original:\n${lastAppliedTextIn(live)}\nmodified:\n${toCompactJson(manifest)}\n\n` +
        `current:\n${toCompactJson(live)}\n\nfor: ${error.message}`,
    );
  }
}
