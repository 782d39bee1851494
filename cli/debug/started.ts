/** Waits for the container from which one looks. Source: kubectl 1.36. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../../api/json-parts.ts";
import { Told } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { followObject } from "../targets/follow.ts";
import type { Target } from "../targets/targets.ts";

/** The pod as it is when the container runs or has run; tells meanwhile why it does not. */
export async function started(
  io: Io,
  pod: Target,
  { container, isQuiet = false }: { container: string; isQuiet?: boolean | undefined },
): Promise<{ readonly current: Target; readonly hasEnded: boolean }> {
  let current = pod;
  let hasEnded = false;
  await followObject(io, pod, 0, (type, object) => {
    if (type === "DELETED") throw new Told('Error from server (NotFound): pods "" not found');
    const state = stateOf(object, container);
    current = { ...pod, object };
    hasEnded = state.terminated !== undefined;
    if (state.running !== undefined || hasEnded) return true;
    const message = textAt(part(state, "waiting"), "message");
    if (message !== "" && !isQuiet) io.warn(`Warning: container ${container}: ${message}`);
    return false;
  });
  return { current, hasEnded };
}

function stateOf(pod: JsonObject, container: string): JsonObject {
  const status = part(pod, "status");
  const all = ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"];
  const found = all.flatMap((list) => parts(status, list)).find(({ name }) => name === container);
  return part(found ?? {}, "state");
}
