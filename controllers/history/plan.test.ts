import { describe, expect, test } from "vitest";
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { Action } from "../../client/action.ts";
import { deploymentOf, timeAt } from "../testing/workloads.ts";
import { type History, planTruncation, recordState } from "./plan.ts";
import { byRevision, dataHashLabel, newRevision, type State } from "./revision.ts";

const owner = deploymentOf({ metadata: { annotations: { why: "because" } } });
const stateOf = (content: string): State => ({
  owner,
  data: { content },
  labels: { app: "web" },
  hashLabel: dataHashLabel,
});
const revisionOf = (
  content: string,
  revision: number,
  metadata: ControllerRevision["metadata"] = {},
): ControllerRevision => {
  const made = newRevision(stateOf(content), revision, 0);
  return { ...made, metadata: { ...made.metadata, ...metadata } };
};
const nameOf = (content: string, collisions = 0) =>
  newRevision(stateOf(content), 1, collisions).metadata.name ?? "";

const record = (content: string, history: Partial<History> = {}) =>
  recordState({
    state: stateOf(content),
    revisions: [],
    collisionCount: 0,
    named: () => undefined,
    ...history,
  });
const brief = (action: Action) => {
  if (action.do === "create" || action.do === "update") {
    const { metadata, revision } = action.object as ControllerRevision;
    return `${action.do} ${metadata.name} as ${revision}`;
  }
  return action.do === "delete" ? `delete ${action.name}` : action.do;
};

test("a revision says whose it is, and its name never changes", () => {
  expect(newRevision(stateOf("a"), 3, 0)).toEqual({
    apiVersion: "apps/v1",
    kind: "ControllerRevision",
    metadata: {
      name: "web-74f6749bf9",
      namespace: "default",
      labels: { app: "web", [dataHashLabel]: "74f6749bf9" },
      annotations: { why: "because" },
      ownerReferences: [
        {
          apiVersion: "apps/v1",
          kind: "Deployment",
          name: "web",
          uid: "deployment-uid",
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    data: { content: "a" },
    revision: 3,
  });
});

test("a revision keeps its data as Go writes it, with the keys of objects sorted", () => {
  const data = { spec: { b: 1, a: [{ d: undefined, c: 2, $patch: "x" }] } };
  const { data: kept } = newRevision({ ...stateOf("a"), data }, 1, 0);
  expect(JSON.stringify(kept)).toBe('{"spec":{"a":[{"$patch":"x","c":2}],"b":1}}');
});

describe("a state", () => {
  const past = [revisionOf("a", 1), revisionOf("b", 2), revisionOf("c", 4)];
  test.each([
    {
      behaviour: "that is the first gets number 1",
      recorded: record("a"),
      name: nameOf("a"),
      actions: [`create ${nameOf("a")} as 1`],
    },
    {
      behaviour: "that is new gets the next number",
      recorded: record("d", { revisions: past }),
      name: nameOf("d"),
      actions: [`create ${nameOf("d")} as 5`],
    },
    {
      behaviour: "that is the latest is left alone, whatever the order of the list",
      recorded: record("c", { revisions: [...past].reverse() }),
      name: nameOf("c"),
      actions: [],
    },
    {
      behaviour: "that was there before becomes the latest",
      recorded: record("a", { revisions: past }),
      name: nameOf("a"),
      actions: [`update ${nameOf("a")} as 5`],
    },
    {
      behaviour: "that is there twice takes the later of both",
      recorded: record("a", { revisions: [...past, revisionOf("a", 3, { name: "web-again" })] }),
      name: "web-again",
      actions: ["update web-again as 5"],
    },
  ])("$behaviour", ({ recorded, name, actions }) => {
    expect(recorded.revision.metadata.name).toBe(name);
    expect(recorded.actions.map(brief)).toEqual(actions);
    expect(recorded.collisionCount).toBe(0);
  });

  test("whose name another state has gets a name of its own", () => {
    const taken = revisionOf("other", 1, { name: nameOf("a") });
    const named = (name: string) => (name === nameOf("a") ? taken : undefined);
    const recorded = record("a", { named });
    expect(recorded.actions.map(brief)).toEqual([`create ${nameOf("a", 1)} as 1`]);
    expect(recorded.collisionCount).toBe(1);
  });

  test("that is there under its name already is not made again, whoever it belongs to", () => {
    const foreign = revisionOf("a", 7, { ownerReferences: [] });
    const recorded = record("a", { named: () => foreign });
    expect(recorded).toEqual({ revision: foreign, actions: [], collisionCount: 0 });
  });
});

describe("of the past", () => {
  const revisions = [revisionOf("c", 3), revisionOf("a", 1), revisionOf("b", 2)];
  test.each([
    { behaviour: "no more than the limit is kept", limit: 1, live: [], gone: ["a", "b"] },
    { behaviour: "a limit of 0 keeps nothing", limit: 0, live: [], gone: ["a", "b", "c"] },
    { behaviour: "what is live is neither counted nor lost", limit: 1, live: ["a"], gone: ["b"] },
    { behaviour: "a negative limit keeps all", limit: -1, live: [], gone: [] },
  ])("$behaviour", ({ limit, live, gone }) => {
    const names = new Set(live.map((content) => nameOf(content)));
    const actions = planTruncation(revisions, names, limit);
    expect(actions.map(brief)).toEqual(gone.map((content) => `delete ${nameOf(content)}`));
  });
});

test("revisions of one number come by age, and of one age by name", () => {
  const old = revisionOf("a", 1, { name: "z", creationTimestamp: timeAt(-60) });
  const [a, b] = ["a", "b"].map((name) =>
    revisionOf("a", 1, { name, creationTimestamp: timeAt(0) }),
  );
  const sorted = [b, a, old].flatMap((each) => each ?? []).sort(byRevision);
  expect(sorted.map(({ metadata }) => metadata.name)).toEqual(["z", "a", "b"]);
});
