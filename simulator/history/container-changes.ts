/** What changed in the statuses of containers, in words. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { valueText } from "./label.ts";

type Statuses = ReadonlyMap<string, JsonObject>;

/** `container web waiting (ContainerCreating) -> running`, `container web restarts 0 -> 1`. */
export function statusChanges(before: Statuses, after: Statuses): readonly string[] {
  return [...after].flatMap(([name, status]) => ofContainer(name, before.get(name), status));
}

function ofContainer(name: string, before: JsonObject | undefined, after: JsonObject) {
  const told: string[] = [];
  const [was, is] = [stateText(before?.state), stateText(after.state)];
  if (was !== is) told.push(before === undefined ? is : `${was} -> ${is}`);
  const wasReady = before?.ready === true;
  if (wasReady !== (after.ready === true)) told.push(wasReady ? "no longer ready" : "ready");
  const restarts = before?.restartCount ?? 0;
  if (after.restartCount !== undefined && after.restartCount !== restarts) {
    told.push(`restarts ${valueText(restarts)} -> ${valueText(after.restartCount)}`);
  }
  return told.map((change) => `container ${name} ${change}`);
}

/** `running`, `waiting (CrashLoopBackOff)`, `terminated (Error, exit code 1)`. */
export function stateText(state: unknown): string {
  if (!isObject(state)) return "not created";
  if (isObject(state.waiting)) return `waiting (${valueText(state.waiting.reason)})`;
  if (isObject(state.running)) return "running";
  if (!isObject(state.terminated)) return "not created";
  const { reason, exitCode } = state.terminated;
  return `terminated (${valueText(reason)}, exit code ${valueText(exitCode)})`;
}
