import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { allResources } from "../../api/index.ts";
import { seededRandom } from "../../api/runtime.ts";
import { bootstrap } from "../../apiserver/bootstrap.ts";
import { ApiServer } from "../../apiserver/server.ts";
import { MemoryStorage } from "../../apiserver/storage/memory.ts";
import { type Action, type PatchAction, remove, untyped } from "../../client/action.ts";
import { localExecutor, type Performed } from "../../client/executor.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";

/** What becomes of an action on an object that is not there, and the events that tell of it. */
function perform(action: Action) {
  const clock = new SimClock(0);
  const random = seededRandom(1);
  const storage = new MemoryStorage();
  const handler = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(handler);
  const told: string[] = [];
  const recorder = { record: ({ reason }: { reason: string }) => void told.push(reason) };
  const outcomes: Performed[] = [];
  localExecutor({ handler, actor: "test", recorder }).perform(action, 0, (performed) =>
    outcomes.push(performed),
  );
  return { error: outcomes[0]?.error?.reason, told };
}

const gone = {
  ...{ apiVersion: "v1", kind: "ConfigMap" },
  metadata: { namespace: "default", name: "gone", uid: "1" },
};
const note = (reason: string) =>
  ({ regarding: gone, type: "Normal", reason, message: "" }) as const;
const outcome = { succeeded: note("Done"), failed: note("Failed") };
const patch: PatchAction = {
  do: "patch",
  resource: untyped(ConfigMap),
  namespace: "default",
  name: "gone",
  patchType: "merge",
  patch: { data: {} },
  ...outcome,
};

interface Row {
  readonly behaviour: string;
  readonly action: Action;
  readonly error?: string;
  readonly told: readonly string[];
}

test.each<Row>([
  { behaviour: "a patch fails", action: patch, error: "NotFound", told: ["Failed"] },
  {
    behaviour: "a patch of what may be gone has nothing to do",
    action: { ...patch, mayBeGone: true },
    told: [],
  },
  {
    behaviour: "a deletion has nothing to do, and tells of none",
    action: remove(ConfigMap, gone, outcome),
    told: [],
  },
])("where its object is gone, $behaviour", ({ action, error, told }: Row) => {
  expect(perform(action)).toEqual({ error, told });
});
