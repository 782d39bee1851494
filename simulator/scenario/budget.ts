/** Faults that the seed draws. */
import { goDuration, parseDuration } from "../../api/duration.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import { type Random, seededRandom } from "../../api/runtime.ts";
import type { LoadedScenario } from "./load.ts";
import type { FaultBudget } from "./schema.ts";
import type { ExtraFault } from "./with-faults.ts";

const process = (name: string) => ({ target: { process: name } });
const manager = process("kube-controller-manager");
const scheduler = process("kube-scheduler");
const kubelet = process("kubelet");

/** What scenarios can name: faults that a well-made cluster gets over. */
export const faultBudgets: Readonly<Record<string, readonly JsonObject[]>> = {
  "control-plane": [
    { type: "ProcessCrash", ...manager },
    { type: "ProcessCrash", ...scheduler },
    { type: "ProcessPause", ...manager },
    { type: "ProcessPause", ...scheduler },
    { type: "StaleCache", ...manager, delay: "2s" },
    { type: "StaleCache", ...scheduler, delay: "2s" },
  ],
  api: [
    { type: "APIError", ...manager, percent: 30 },
    { type: "APIError", ...scheduler, percent: 30 },
    { type: "APIError", ...kubelet, percent: 10 },
    { type: "APILatency", delay: "100ms", jitter: "90ms" },
    { type: "ConflictStorm", ...manager, percent: 50 },
    { type: "TimeoutAfterCommit", ...manager, percent: 30 },
  ],
  watch: [
    { type: "WatchDrop", ...manager },
    { type: "WatchDrop", ...kubelet },
    { type: "WatchCompacted", ...manager },
    { type: "WatchDelay", ...manager, delay: "500ms", jitter: "400ms" },
    { type: "WatchDelay", ...scheduler, delay: "500ms", jitter: "400ms" },
  ],
};

/** Types that happen at one moment: they have no duration. */
const momentary = new Set(["ProcessCrash", "KubeletRestart", "ContainerCrash", "ContainerOOM"]);

/** The faults of a run. Throws RangeError where a budget is not known. */
export function drawnFaults({ scenario }: LoadedScenario, seed: string): readonly ExtraFault[] {
  const { faults } = scenario.spec;
  if (faults === undefined) return [];
  const random = seededRandom(`faults ${seed}`);
  const pool = poolOf(faults);
  if (pool.length === 0) return [];
  return Array.from({ length: faults.count }, (_, index) => drawn(faults, pool, random, index));
}

function poolOf({ of = [] }: FaultBudget): readonly JsonObject[] {
  return of.flatMap((item) => {
    if (isObject(item)) return [item];
    const found = faultBudgets[String(item)];
    if (found !== undefined) return found;
    const known = Object.keys(faultBudgets).join(", ");
    throw new RangeError(`no budget is named "${item}": there are ${known}`);
  });
}

function drawn(
  { within, duration }: FaultBudget,
  pool: readonly JsonObject[],
  random: Random,
  index: number,
): ExtraFault {
  const spec = pool[random.integer(pool.length)] ?? {};
  const type = String(spec.type);
  const after = goDuration(random.integer(Math.max(parseDuration(within), 1)));
  const lastsMs = 1 + random.integer(Math.max(parseDuration(duration), 1));
  const lasts = spec.duration !== undefined || momentary.has(type);
  return {
    name: `${type.toLowerCase()}-drawn-${index}`,
    spec: { after, ...(lasts ? {} : { duration: goDuration(lastsMs) }), ...spec },
  };
}
