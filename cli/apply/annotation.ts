import type { JsonObject } from "../../api/json.ts";
import { lastAppliedAnnotation } from "../../client/three-way.ts";
import type { Io } from "../io.ts";
import type { Query } from "../server/resources.ts";
import { patchTarget, type Target } from "../targets/targets.ts";

/** Sends this text as what was last applied to an object; answers with what came of it. */
export function sendLastApplied(
  io: Io,
  target: Target,
  { text, query }: { readonly text: string; readonly query: Query },
): Promise<JsonObject> {
  const body = { metadata: { annotations: { [lastAppliedAnnotation]: text } } };
  return patchTarget(io, target, { type: "merge", body, query });
}
