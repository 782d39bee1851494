import { expect, test } from "vitest";
import { FlowSchema } from "../../api/flowcontrol/flow-schema.ts";
import { PriorityLevelConfiguration } from "../../api/flowcontrol/priority-level-configuration.ts";
import { toTable } from "../printing/table.ts";
import { startTime, testServer } from "../testing/server.ts";

const reading = { resource: FlowSchema, name: "mine" } as const;
const spec = { priorityLevelConfiguration: { name: "later" } };
const level = { type: "Limited", limited: { limitResponse: { type: "Reject" } } };
const named = 'This FlowSchema references the PriorityLevelConfiguration object named "later"';

test("a schema tells whether its level is there, whenever that changes", () => {
  const { send, given } = testServer();
  const condition = () => given({ verb: "get", ...reading }).status;
  given({ verb: "create", resource: FlowSchema, body: { metadata: { name: "mine" }, spec } });
  const dangling = { type: "Dangling", lastTransitionTime: startTime };
  expect(condition()).toEqual({
    conditions: [
      {
        ...dangling,
        status: "True",
        reason: "NotFound",
        message: `${named} but there is no such object`,
      },
    ],
  });

  const body = { metadata: { name: "later" }, spec: level };
  given({ verb: "create", resource: PriorityLevelConfiguration, body });
  const found = { status: "False", reason: "Found", message: `${named} and it exists` };
  expect(condition()).toEqual({ conditions: [{ ...dangling, ...found }] });

  const before = given({ verb: "get", ...reading });
  send({ verb: "delete", resource: PriorityLevelConfiguration, name: "system" });
  expect(given({ verb: "get", ...reading })).toEqual(before);
});

test("the schemas of a new cluster are shown in the order in which they count", () => {
  const { storage } = testServer();
  const objects = storage.list("flowschemas.flowcontrol.apiserver.k8s.io");
  const { rows } = toTable(
    FlowSchema,
    objects.map(({ object }) => object),
    { nowMs: Date.parse(startTime), includeObject: "None", listMeta: {} },
  );
  expect(rows.slice(0, 3).map(({ cells }) => cells)).toEqual([
    ["exempt", "exempt", 1, "<none>", "0s", "False"],
    ["probes", "exempt", 2, "<none>", "0s", "False"],
    ["system-leader-election", "leader-election", 100, "ByUser", "0s", "False"],
  ]);
});
