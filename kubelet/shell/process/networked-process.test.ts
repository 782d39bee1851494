/** The process of a container that uses the network, as time goes on. */
import { expect, test } from "vitest";
import { busyboxPrograms, withPrograms } from "../network/makers.ts";
import { type TestNetwork, testNetwork } from "../network/test-network.ts";
import { sh, startOf } from "../test-shell.ts";
import type { ChangingServer } from "./asked-commands.ts";
import { ContainerProcess } from "./container-process.ts";

const web = () =>
  testNetwork({
    names: { web: "10.96.7.1" },
    servers: { "10.96.7.1:80": () => ({ body: "ok\n" }) },
  });

const start = (script: string, network?: TestNetwork) =>
  startOf(script, {
    address: "10.244.0.9",
    networkPrograms: withPrograms(busyboxPrograms, "curl"),
    ...(network && { network }),
  });

const texts = (process: ContainerProcess, untilMs: number) =>
  process.log(untilMs).map(({ text, atMs }) => `${Math.round(atMs)} ${text}`);

test("asks at the time at which it comes to ask, and not before", () => {
  const network = web();
  const process = new ContainerProcess(start("sleep 3600; wget -qO- web; sleep 5", network));
  process.follow(0);
  expect([process.end, process.knownUntilMs, network.requests.length]).toEqual([
    undefined,
    3_600_000,
    0,
  ]);
  process.follow(3_600_000);
  expect([network.requests.length, process.knownUntilMs]).toEqual([1, 3_600_005]);
  process.follow(3_600_005);
  expect(texts(process, 3_600_005)).toEqual(["3600005 ok"]);
  process.follow(3_605_005);
  expect(process.end).toEqual({ atMs: 3_605_005, exitCode: 0 });
});

test("a loop asks again each time, and is looked after at its steps only", () => {
  const network = web();
  const process = new ContainerProcess(
    start("while true; do wget -qO- web; sleep 1; done", network),
  );
  let looks = 0;
  for (let nowMs = 0; nowMs < 10_000; nowMs = process.knownUntilMs) {
    process.follow(nowMs);
    looks += 1;
  }
  expect([network.requests.length, looks]).toEqual([10, 20]);
});

test("without a network, all is known beforehand", () => {
  const process = new ContainerProcess(start("sleep 60; wget -qO- web || exit 3"));
  process.follow(0);
  expect(process.end).toEqual({ atMs: 60_000, exitCode: 3 });
});

test("a hook before the end may ask others", () => {
  const network = web();
  const process = new ContainerProcess(start("sleep 1000", network));
  process.follow(0);
  const hook = { command: sh("wget -qO- web; sleep 2") };
  expect(process.stop({ atMs: 10_000, graceMs: 30_000 }, hook)).toEqual({
    atMs: 40_000,
    exitCode: 137,
  });
  // It is looked after when the order comes.
  expect(process.knownUntilMs).toBe(10_000);
  process.follow(10_000);
  process.stop({ atMs: 10_000, graceMs: 30_000 }, hook);
  expect(network.requests.length).toBe(1);
});

test("the signal waits for the turn of the process, which may come early, and for its hook", () => {
  const network = web();
  const script = "trap 'echo bye; exit 3' TERM; while true; do sleep 1; done";
  const process = new ContainerProcess({ ...start(script, network), stopSignal: "TERM" });
  const hook = { command: sh("wget -qO- web; sleep 2") };
  const order = { atMs: 10_000, graceMs: 30_000 };
  for (const nowMs of [9_500, 10_000, 11_000]) {
    process.follow(nowMs);
    process.stop({ ...order, turnMs: 20_000 }, hook);
  }
  process.stop({ ...order, turnMs: 5_000 }, hook);
  process.follow(16_000);
  expect(texts(process, 16_000)).toEqual(["16000 bye"]);
});

/** A server that begins to listen after 5 s, and fails from 60 s on. */
const server: ChangingServer = {
  answer({ port }, sinceStartMs) {
    if (port !== 8080) return undefined;
    if (sinceStartMs < 5_000) return { kind: "refused" };
    const status = sinceStartMs < 60_000 ? 200 : 500;
    return { kind: "response", response: { status, headers: {}, body: "" }, tookMs: 3 };
  },
  changedMs: (atMs) => Math.max(...[0, 5_000, 60_000].filter((time) => time <= atMs)),
};

test.each([
  { command: ["curl", "-sf", "http://localhost:8080/healthz"], codes: [7, 0, 22] },
  { command: ["wget", "-q", "--spider", "http://127.0.0.1:8080/healthz"], codes: [1, 0, 1] },
  { command: sh("nc -z localhost 8080"), codes: [1, 0, 0] },
  { command: sh("curl -s -o /dev/null 10.244.0.9:8080 && exit 9"), codes: [7, 9, 9] },
])("$command asks its own container, whose answers are known for all times", (row) => {
  const process = new ContainerProcess(start("sleep 1000", web()));
  process.follow(0);
  const codes = [0, 30_000, 90_000].map((atMs) => process.ask(row.command, atMs, server).exitCode);
  expect([codes, process.varies]).toEqual([row.codes, false]);
});

test("what others answer to a command is asked for again", () => {
  let isUp = false;
  const network = testNetwork({
    names: { web: "10.96.7.1" },
    servers: { "10.96.7.1:80": () => ({ status: isUp ? 200 : 503 }) },
  });
  const process = new ContainerProcess(start("sleep 1000", network));
  const command = ["curl", "-sf", "http://web/"];
  process.follow(0);
  const before = process.ask(command, 0).exitCode;
  isUp = true;
  process.follow(process.knownUntilMs);
  expect([before, process.ask(command, 2_000).exitCode, process.changesMs]).toEqual([
    22,
    0,
    [0, 1_000],
  ]);
});
