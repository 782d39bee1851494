import { describe, expect, test } from "vitest";
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Action } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { contentHash } from "../hash.ts";
import { daemonPod } from "../testing/daemonsets.ts";
import { daemonSetOf, podTemplate } from "../testing/workloads.ts";
import { type Past, planCleanup, planRevision, revisionData } from "./history.ts";

const templated = (image: string) => daemonSetOf({ spec: { template: podTemplate(image) } });
const hashOf = (image: string) => contentHash(revisionData(templated(image)), 0);

/** A revision of the template with that image. */
function revisionOf(image: string, revision: number, hash = hashOf(image)): ControllerRevision {
  return {
    apiVersion: "apps/v1",
    kind: "ControllerRevision",
    metadata: {
      name: `web-${hash}`,
      namespace: "default",
      uid: `${hash}-uid`,
      labels: { app: "web", "controller-revision-hash": hash },
      ownerReferences: [controllerRefTo(daemonSetOf())],
    },
    data: revisionData(templated(image)),
    revision,
  };
}

const pastOf = (past: Partial<Past>): Past => ({
  daemonSet: templated("app:2"),
  revisions: [],
  pods: () => [],
  find: () => undefined,
  ...past,
});

/** What an action does, in a few words. */
function textOf(action: Action): string {
  switch (action.do) {
    case "create":
      return `create ${action.object.metadata.name}`;
    case "update": {
      const { revision, status, metadata }: Partial<ControllerRevision & DaemonSet> = action.object;
      const part = status === undefined ? `revision ${revision}` : `${status.collisionCount} hits`;
      return `update ${metadata?.name}: ${part}`;
    }
    case "patch":
      return `patch ${action.name} ${JSON.stringify(action.patch)}`;
    case "delete":
      return `delete ${action.name}`;
    default:
      return action.do;
  }
}

const one = hashOf("app:1");
const two = hashOf("app:2");

describe("the current revision", () => {
  test("is made as a patch that brings the template back", () => {
    const revisions = [revisionOf("app:1", 4)];
    expect(planRevision(pastOf({ revisions })).actions).toEqual([
      {
        do: "create",
        resource: expect.objectContaining({ kind: "ControllerRevision" }),
        object: {
          apiVersion: "apps/v1",
          kind: "ControllerRevision",
          metadata: {
            name: `web-${two}`,
            namespace: "default",
            labels: { app: "web", "controller-revision-hash": two },
            annotations: { "deprecated.daemonset.template.generation": "1" },
            ownerReferences: [controllerRefTo(daemonSetOf())],
          },
          data: { spec: { template: { ...podTemplate("app:2"), $patch: "replace" } } },
          revision: 5,
        },
      },
    ]);
  });

  test("is written with its members in order", () => {
    const [made] = planRevision(pastOf({})).actions;
    const written: Partial<ControllerRevision> = made?.do === "create" ? made.object : {};
    expect(JSON.stringify(written.data)).toMatch(
      /^{"spec":{"template":{"\$patch":"replace","metadata":{"labels":{"app":"web"}},"spec":{"con/,
    );
  });

  const unlabelled = revisionOf("app:2", 1);
  const collided = daemonSetOf({
    spec: { template: podTemplate("app:2") },
    status: { collisionCount: 1 },
  });
  test.each<{ behaviour: string; past: Partial<Past>; actions: string[]; hash?: string }>([
    { behaviour: "is the first", past: {}, actions: [`create web-${two}`], hash: two },
    {
      behaviour: "is there",
      past: { revisions: [revisionOf("app:1", 1), revisionOf("app:2", 2)] },
      actions: [],
      hash: two,
    },
    {
      behaviour: "becomes the latest when the template comes back",
      past: { revisions: [revisionOf("app:1", 3), revisionOf("app:2", 2)] },
      actions: [`update web-${two}: revision 4`],
      hash: two,
    },
    {
      behaviour: "is anyone's that says the same",
      past: { find: () => revisionOf("app:2", 7) },
      actions: [],
      hash: two,
    },
    {
      behaviour: "gets another name where its own is taken",
      past: { find: () => revisionOf("app:1", 7) },
      actions: ["update web: 1 hits"],
    },
    {
      behaviour: "counts on from there",
      past: { daemonSet: collided, find: () => revisionOf("app:1", 7) },
      actions: ["update web: 2 hits"],
    },
    {
      behaviour: "is only one",
      past: {
        revisions: [revisionOf("app:2", 1), revisionOf("app:2", 2, "late"), revisionOf("app:1", 1)],
        pods: () => [daemonPod("a0", "a", { hash: two }), daemonPod("b0", "b", { hash: "late" })],
      },
      actions: [
        `patch a0 {"metadata":{"labels":{"controller-revision-hash":"late"}}}`,
        `delete web-${two}`,
      ],
    },
    {
      behaviour: "has its name for a hash where it has none",
      past: {
        revisions: [
          { ...unlabelled, metadata: { ...unlabelled.metadata, labels: { app: "web" } } },
        ],
      },
      actions: [`update web-${two}: revision 1`],
    },
  ])("$behaviour", ({ past, actions, hash }) => {
    const present = planRevision(pastOf(past));
    expect({ actions: present.actions.map(textOf), hash: present.hash }).toEqual({ actions, hash });
  });
});

describe("old revisions", () => {
  const older = ["app:3", "app:4", "app:5"].map((image, index) => revisionOf(image, index + 1));
  const names = older.map(({ metadata }) => metadata.name);

  test.each([
    { behaviour: "are kept up to the limit", limit: 3, live: [], gone: [] },
    { behaviour: "go from the first on", limit: 1, live: [], gone: [names[0], names[1]] },
    {
      behaviour: "stay while there are pods of them",
      limit: 1,
      live: [hashOf("app:3")],
      gone: [names[1], names[2]],
    },
    { behaviour: "go all where none is to be kept", limit: 0, live: [one], gone: names },
  ])("$behaviour", ({ limit, live, gone }) => {
    const daemonSet = daemonSetOf({ spec: { revisionHistoryLimit: limit } });
    const pods = () => live.map((hash, index) => daemonPod(`p${index}`, "a", { hash }));
    const actions = planCleanup(daemonSet, older, pods);
    expect(actions.map(textOf)).toEqual(gone.map((name) => `delete ${name}`));
  });
});
