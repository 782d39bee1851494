import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { at, podSpec, pods, type Request, testServer } from "../testing/server.ts";

const classes = {
  resource: { group: "scheduling.k8s.io", version: "v1", plural: "priorityclasses" },
};
const createClass = (name: string, rest: object): Request => ({
  verb: "create",
  ...classes,
  body: { metadata: { name }, ...rest },
});
const createPod = (spec: object, name = "p"): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name }, spec: { ...podSpec, ...spec } },
});
const high = createClass("high", { value: 10, preemptionPolicy: "Never" });
const usual = createClass("usual", { value: 5, globalDefault: true });

const shown = ({ spec }: JsonObject) => [
  at(spec, "priorityClassName"),
  at(spec, "priority"),
  at(spec, "preemptionPolicy"),
];

describe("a pod", () => {
  test.each<{ behaviour: string; before: readonly Request[]; spec?: object; is: string[] }>([
    {
      behaviour: "of no class has no priority where no class is the default",
      before: [high],
      is: ["", "0", "PreemptLowerPriority"],
    },
    {
      behaviour: "of no class is of the default",
      before: [high, usual],
      is: ["usual", "5", "PreemptLowerPriority"],
    },
    {
      behaviour: "has the priority and the policy of its class",
      before: [high, usual],
      spec: { priorityClassName: "high" },
      is: ["high", "10", "Never"],
    },
    {
      behaviour: "may say what its class says",
      before: [high],
      spec: { priorityClassName: "high", priority: 10, preemptionPolicy: "Never" },
      is: ["high", "10", "Never"],
    },
    {
      behaviour: "of the system has its priority",
      before: [],
      spec: { priorityClassName: "system-node-critical" },
      is: ["system-node-critical", "2000001000", "PreemptLowerPriority"],
    },
  ])("$behaviour", ({ before, spec = {}, is }) => {
    expect(shown(testServer().given(...before, createPod(spec)))).toEqual(is);
  });

  test.each([
    {
      spec: { priorityClassName: "nope" },
      message: "no PriorityClass with name nope was found",
    },
    {
      spec: { priority: 7 },
      message:
        "the integer value of priority (7) must not be provided in pod spec; priority admission " +
        "controller computed 0 from the given PriorityClass name",
    },
    {
      spec: { priorityClassName: "high", preemptionPolicy: "PreemptLowerPriority" },
      message:
        "the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in pod " +
        "spec; priority admission controller computed Never from the given PriorityClass name",
    },
  ])("is refused: $message", ({ spec, message }) => {
    const { given, send } = testServer();
    given(high);
    const { code, body } = send(createPod(spec));
    expect([code, at(body, "message")]).toEqual([403, `pods "p" is forbidden: ${message}`]);
  });

  test("of a shared template gets what the classes say now", () => {
    const { given, server } = testServer();
    const spec = Object.freeze({ ...podSpec });
    const make = (name: string) => {
      const { body } = createPod({}, name);
      const request = { ...pods, verb: "create", actor: "tester", body: { ...Object(body), spec } };
      const answer: JsonObject = Object(server.handle({ ...request, verb: "create" }).body);
      return shown(answer)[1];
    };
    const first = make("a");
    given(usual);
    const second = make("b");
    given({ verb: "delete", ...classes, name: "usual" });
    expect([first, second, make("c")]).toEqual(["0", "5", "0"]);
  });

  test("keeps its priority when an update leaves it out or its class is gone", () => {
    const { given } = testServer();
    given(high, createPod({ priorityClassName: "high" }));
    given({ verb: "delete", ...classes, name: "high" });
    const { body } = createPod({ priorityClassName: "high", serviceAccountName: "default" });
    const patched = given({
      ...{ verb: "patch", ...pods, name: "p", patchType: "merge" },
      body: { metadata: { labels: { a: "b" } } },
    });
    expect(at(body, "spec.priorityClassName")).toBe("high");
    expect(shown(patched)).toEqual(["high", "10", "Never"]);
  });
});

describe("a class", () => {
  const only = "PriorityClass usual is already marked as default. Only one default can exist";

  test("is the default alone", () => {
    const { given, send } = testServer();
    given(usual, high);
    const created = send(createClass("other", { value: 1, globalDefault: true }));
    const marked = send({
      ...{ verb: "patch", ...classes, name: "high", patchType: "merge" },
      body: { globalDefault: true },
    });
    expect([created, marked].map(({ code, body }) => [code, at(body, "message")])).toEqual([
      [403, `priorityclasses.scheduling.k8s.io "other" is forbidden: ${only}`],
      [403, `priorityclasses.scheduling.k8s.io "high" is forbidden: ${only}`],
    ]);
  });

  test("that is the default may change otherwise", () => {
    testServer().given(usual, {
      ...{ verb: "patch", ...classes, name: "usual", patchType: "merge" },
      body: { description: "for everything" },
    });
  });

  test("of the system stays", () => {
    const { code, body } = testServer().send({
      ...{ verb: "delete", ...classes, name: "system-node-critical" },
    });
    expect([code, at(body, "message")]).toEqual([
      403,
      'priorityclasses.scheduling.k8s.io "system-node-critical" is forbidden: this is a system ' +
        "priority class and cannot be deleted",
    ]);
  });
});
