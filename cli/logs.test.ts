import { describe, expect, test } from "vitest";
import type { JsonObject } from "../api/json.ts";
import { isWaiting } from "../client/kubectl/chosen-pods.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { checkLogs } from "./logs.ts";

const usage = "See 'kubesim logs -h' for help and examples";
const layout = "2006-01-02T15:04:05Z07:00";

describe("logs refuses", () => {
  test.each([
    {
      behaviour: "to guess the pod",
      args: [],
      given: {},
      message:
        "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
        `POD or TYPE/NAME is a required argument for the logs command\n${usage}`,
    },
    {
      behaviour: "a pod beside a selector",
      args: ["web"],
      given: { selector: "app=web" },
      message: `only a selector (-l) or a POD name is allowed\n${usage}`,
    },
    {
      behaviour: "two containers",
      args: ["web", "main"],
      given: { container: "side" },
      message: "only one of -c or an inline [CONTAINER] arg is allowed",
    },
    {
      behaviour: "one container of all",
      args: ["web", "main"],
      given: { "all-containers": true },
      message: "--all-containers=true should not be specified with container name main",
    },
    {
      behaviour: "two beginnings",
      args: ["web"],
      given: { since: 1000, "since-time": "2020-01-01T00:00:00Z" },
      message: "at most one of `sinceTime` or `sinceSeconds` may be specified",
    },
    {
      behaviour: "a time that is none",
      args: ["web"],
      given: { "since-time": "yesterday" },
      message: `parsing time "yesterday" as "${layout}": cannot parse "yesterday" as "2006"`,
    },
    {
      behaviour: "times to come",
      args: ["web"],
      given: { since: -1000 },
      message: "--since must be greater than 0",
    },
    {
      behaviour: "fewer than no lines",
      args: ["web"],
      given: { tail: -2 },
      message: "--tail must be greater than or equal to -1",
    },
    {
      behaviour: "fewer than no bytes",
      args: ["web"],
      given: { "limit-bytes": -1 },
      message: "--limit-bytes must be greater than 0",
    },
    {
      behaviour: "not to wait for a pod at all",
      args: ["web"],
      given: { "pod-running-timeout": 0 },
      message: "--pod-running-timeout must be higher than zero",
    },
  ])("$behaviour", ({ args, given, message }) => {
    expect(() => checkLogs(args, given)).toThrow(new Failure(message));
  });

  test.each([
    { behaviour: "a pod", args: ["web"], given: {} },
    { behaviour: "a pod and its container", args: ["web", "main"], given: { tail: -1 } },
    { behaviour: "a selector", args: [], given: { selector: "app=web", since: 0 } },
  ])("not $behaviour", ({ args, given }) => {
    expect(() => checkLogs(args, given)).not.toThrow();
  });
});

describe("a container", () => {
  const pod = (member: string, state: JsonObject) => ({
    status: { [member]: [{ name: "main", state }] },
  });

  test.each([
    { behaviour: "without a status waits", pod: {}, waits: true },
    {
      behaviour: "that is being created waits",
      pod: pod("containerStatuses", { waiting: { reason: "ContainerCreating" } }),
      waits: true,
    },
    {
      behaviour: "that runs does not",
      pod: pod("containerStatuses", { running: {} }),
      waits: false,
    },
    {
      behaviour: "that has ended does not",
      pod: pod("initContainerStatuses", { terminated: { exitCode: 0 } }),
      waits: false,
    },
  ])("$behaviour", ({ pod, waits }) => {
    expect(isWaiting(pod, "main")).toBe(waits);
  });
});
