import { describe, expect, test } from "vitest";
import type { ApiHandler, ApiRequest, WatchEvent } from "../../api/request.ts";
import { seededRandom } from "../../api/runtime.ts";
import { SimClock } from "../clock/sim-clock.ts";
import { Latency } from "./latency.ts";

const resource = { group: "", version: "v1", plural: "pods" };
const object = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" } };
const eventOf = (revision: number): WatchEvent => ({ type: "MODIFIED", object, revision });

/** A server that sends what it is told to, and a process at a distance from it. */
function distant({ delaysEvents = true } = {}) {
  const clock = new SimClock(0);
  const sinks: ((event: WatchEvent) => void)[] = [];
  const server: ApiHandler = {
    handle: () => ({ code: 200, body: object, warnings: [] }),
    watch(_, sink) {
      sinks.push(sink);
      return { stop: () => undefined };
    },
  };
  const latency = new Latency(seededRandom("test"));
  const handler = latency.of("tester", server, { clock, delaysEvents });
  const send = (event: WatchEvent) => {
    for (const sink of sinks) sink(event);
  };
  return { clock, latency, handler, send };
}

/** Sends an event every 10 ms, and returns what a watch showed, and when. */
function shown(options?: Parameters<typeof distant>[0], begins = true) {
  const { clock, latency, handler, send } = distant(options);
  const seen: { revision: number; lateMs: number }[] = [];
  handler.watch({ resource }, ({ revision }) => {
    seen.push({ revision, lateMs: clock.now() - revision * 10 });
  });
  if (begins) latency.begin();
  for (let revision = 1; revision <= 1000; revision += 1) {
    clock.runUntil(revision * 10);
    send(eventOf(revision));
  }
  clock.runUntil(60_000);
  return seen;
}

const inOrder = Array.from({ length: 1000 }, (_, index) => index + 1);

describe("a watch at a distance", () => {
  test("shows every event once, in order", () => {
    expect(shown().map(({ revision }) => revision)).toEqual(inOrder);
  });

  test("is mostly a few milliseconds behind, and at times up to a second", () => {
    const delays = shown().map(({ lateMs }) => lateMs);
    const most = Math.max(...delays);
    expect(delays.filter((lateMs) => lateMs === 0).length).toBeGreaterThan(20);
    expect(delays.filter((lateMs) => lateMs <= 50).length).toBeGreaterThan(600);
    expect([most > 500, most <= 1_050]).toEqual([true, true]);
  });

  test.each([
    { behaviour: "before it begins", options: {}, begins: false },
    { behaviour: "where somebody else delays events", options: { delaysEvents: false } },
  ])("shows all at once $behaviour", ({ options, begins }) => {
    expect(new Set(shown(options, begins).map(({ lateMs }) => lateMs))).toEqual(new Set([0]));
  });

  test("shows nothing more once it is stopped", () => {
    const { clock, latency, handler, send } = distant();
    const seen: number[] = [];
    const watch = handler.watch({ resource }, ({ revision }) => void seen.push(revision));
    latency.begin();
    for (const revision of inOrder.slice(0, 20)) send(eventOf(revision));
    clock.runUntil(1);
    const before = [...seen];
    watch.stop();
    clock.runUntil(60_000);
    expect(before.length).toBeLessThan(20);
    expect(seen).toEqual(before);
  });
});

test("writes take some milliseconds, and at times more", () => {
  const { latency, handler } = distant();
  const request: ApiRequest = { verb: "create", resource, actor: "tester", body: object };
  const delays = () => Array.from({ length: 1000 }, () => handler.delayMs?.(request) ?? -1);
  expect(new Set(delays())).toEqual(new Set([0]));
  latency.begin();
  const drawn = delays();
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
  expect([least, most > 100, most <= 200]).toEqual([0, true, true]);
});
