import fc from "fast-check";
import { expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import type { JsonObject } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import { afterUpdate, encodeOwners, type Owners, type Writer } from "./managers.ts";
import { type HeldOwners, madeOf, RenewedOwners } from "./ownership.ts";
import { renewedOwners } from "./renewal.ts";
import { allFields } from "./reset-fields.ts";
import { rootShape } from "./shape.ts";

const shape = rootShape(Node.structure);
const writerOf = (manager: string): Writer => ({
  manager,
  operation: "Update",
  apiVersion: "v1",
  subresource: "",
});
const writers = ["kubelet", "kubectl", "controller"].map(writerOf);

const node = (cpu: string, ready: string, labels: Record<string, string> = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "a", labels },
  status: {
    capacity: { cpu },
    conditions: [
      { type: "Ready", status: ready },
      { type: "MemoryPressure", status: "False" },
    ],
  },
});

const empty: JsonObject = { apiVersion: "v1", kind: "Node" };

interface Step {
  readonly object: JsonObject;
  readonly writer: Writer;
}

/** The owners after each step as they are renewed, and as they are worked out each time. */
function replay(steps: readonly Step[], first: Owners = [], start = empty) {
  let before = start;
  let held: HeldOwners = first;
  let plain = first;
  return steps.map(({ object, writer }, index) => {
    const edit = { shape, before, after: object, writer, kept: allFields };
    const timeMs = 1000 * index;
    const worked = (owners: Owners) => afterUpdate(owners, { ...edit, time: formatTime(timeMs) });
    held = renewedOwners(held, edit, timeMs) ?? worked(madeOf(held));
    plain = worked(plain);
    before = object;
    return { held, plain };
  });
}

const [kubelet = writerOf(""), kubectl = writerOf("")] = writers;
const created = { object: node("1", "False"), writer: kubelet };

test("a writer of fields of its own is not compared with anybody again", () => {
  const again = { object: node("2", "True"), writer: kubelet };
  const [first, second] = replay([created, again]);
  expect(first?.held).not.toBeInstanceOf(RenewedOwners);
  expect(second?.held).toBeInstanceOf(RenewedOwners);
  expect(encodeOwners(madeOf(second?.held ?? []))[0]?.time).toBe(formatTime(1000));
});

const cpu = { "f:status": { "f:capacity": { "f:cpu": {} } } };
const helm = { ...writerOf("helm"), operation: "Apply", time: undefined, fields: cpu } as const;

test.each<{ behaviour: string; next: Step; others?: Owners }>([
  {
    behaviour: "a field that is new",
    next: { object: node("1", "False", { a: "b" }), writer: kubelet },
  },
  { behaviour: "a field of another's", next: { object: node("2", "False"), writer: kubectl } },
  {
    behaviour: "a field that another has applied too",
    next: { object: node("2", "False"), writer: kubelet },
    others: [helm],
  },
])("who writes $behaviour is compared", ({ next, others = [] }) => {
  const owners = replay([created]).flatMap(({ plain }) => plain);
  const [last] = replay([next], [...others, ...owners], created.object);
  expect(last?.held).not.toBeInstanceOf(RenewedOwners);
  expect(madeOf(last?.held ?? [])).toEqual(last?.plain);
});

const step = fc.record({
  object: fc
    .tuple(
      fc.constantFrom("1", "2"),
      fc.constantFrom("True", "False"),
      fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("x", "y")),
    )
    .map(([cpu, ready, labels]) => node(cpu, ready, labels)),
  writer: fc.constantFrom(...writers),
});

test("owners that are renewed are those that would be worked out", () => {
  const first = fc.constantFrom<Owners>([], [helm]);
  const renewed = (steps: readonly Step[], owners: Owners) => {
    for (const { held, plain } of replay(steps, owners)) expect(madeOf(held)).toEqual(plain);
  };
  fc.assert(fc.property(fc.array(step, { maxLength: 12 }), first, renewed));
});
