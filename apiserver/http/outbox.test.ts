import { expect, test } from "vitest";
import { Outbox } from "./outbox.ts";

const eventLoopTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("answers are sent in their order, once what has come was served", async () => {
  const outbox = new Outbox();
  const sent: string[] = [];
  outbox.add(10, () => sent.push("first"));
  outbox.add(10, () => sent.push("second"));
  expect(sent).toEqual([]);
  await eventLoopTurn();
  expect(sent).toEqual(["first", "second"]);
  outbox.add(10, () => sent.push("third"));
  await eventLoopTurn();
  expect(sent).toEqual(["first", "second", "third"]);
});

test("a large answer waits for nothing, and takes along those before it", async () => {
  const outbox = new Outbox();
  const sent: string[] = [];
  outbox.add(10, () => sent.push("small"));
  outbox.add(64 * 1024, () => sent.push("large"));
  expect(sent).toEqual(["small", "large"]);
  await eventLoopTurn();
  expect(sent).toEqual(["small", "large"]);
});
