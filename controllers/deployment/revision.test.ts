import { describe, expect, test } from "vitest";
import { deploymentOf, podTemplate, replicaSetOf, timeAt } from "../testing/workloads.ts";
import {
  findNewest,
  newestAnnotations,
  newestName,
  newReplicaSet,
  nextRevision,
} from "./revision.ts";

const domain = "deployment.kubernetes.io";
const revised = (revision: string, history?: string) => ({
  [`${domain}/revision`]: revision,
  ...(history !== undefined && { [`${domain}/revision-history`]: history }),
});

describe("the annotations of the newest set", () => {
  test.each([
    { behaviour: "get a first revision", given: {}, revision: 1n, next: revised("1") },
    {
      behaviour: "keep a revision that is high enough",
      given: revised("5"),
      revision: 3n,
      next: revised("5"),
    },
    {
      behaviour: "remember the revision that is replaced",
      given: revised("1"),
      revision: 3n,
      next: revised("3", "1"),
    },
    {
      behaviour: "remember all of them",
      given: revised("3", "1"),
      revision: 5n,
      next: revised("5", "1,3"),
    },
    {
      behaviour: "forget the oldest where there are too many",
      given: revised("1234", `7,${"8".repeat(1994)}`),
      revision: 2000n,
      next: revised("2000", `${"8".repeat(1994)},1234`),
    },
    {
      behaviour: "keep a revision that is no number",
      given: revised("x"),
      revision: 2n,
      next: revised("x"),
    },
    {
      behaviour: "take an empty revision for none",
      given: revised(""),
      revision: 2n,
      next: revised("2", ""),
    },
  ])("$behaviour", ({ given, revision, next }) => {
    expect(newestAnnotations(deploymentOf(), given, revision)).toEqual(next);
  });

  test("are those of the Deployment but for what is its own", () => {
    const annotations = {
      note: "copied",
      "kubectl.kubernetes.io/last-applied-configuration": "{}",
      [`${domain}/revision`]: "7",
      [`${domain}/desired-replicas`]: "7",
    };
    const deployment = deploymentOf({ metadata: { annotations } });
    expect(newestAnnotations(deployment, { other: "kept" }, 1n)).toEqual({
      other: "kept",
      note: "copied",
      ...revised("1"),
    });
  });

  test("are the very same where nothing changes", () => {
    const given = revised("1");
    expect(newestAnnotations(deploymentOf(), given, 1n)).toBe(given);
  });
});

test("the next revision follows the highest, whatever is no number", () => {
  const sets = ["2", "9", "x"].map((revision) =>
    replicaSetOf({ metadata: { annotations: revised(revision) } }),
  );
  expect([nextRevision([]), nextRevision(sets)]).toEqual([1n, 10n]);
});

test("the next revision is exact where a number of JavaScript would not be", () => {
  const set = replicaSetOf({ metadata: { annotations: revised("3546343826724305832") } });
  expect(nextRevision([set])).toBe(3_546_343_826_724_305_833n);
});

test("the newest set is the oldest with the current template, whatever its hash", () => {
  const labels = { app: "web", "pod-template-hash": "x" };
  const fitting = { template: podTemplate("app:2", { labels }) };
  const sets = [
    replicaSetOf({ metadata: { name: "late", creationTimestamp: timeAt(0) }, spec: fitting }),
    replicaSetOf({ metadata: { name: "early", creationTimestamp: timeAt(-9) }, spec: fitting }),
    replicaSetOf({ metadata: { name: "other" } }),
  ];
  const deployment = deploymentOf({ spec: { template: podTemplate("app:2") } });
  expect(findNewest(deployment, sets)?.metadata.name).toBe("early");
});

test("a new set has the hash in its name, labels, selector and template", () => {
  const deployment = deploymentOf({ spec: { replicas: 4, minReadySeconds: 5 } });
  const set = newReplicaSet(deployment, { replicas: 1, revision: 3n });
  const hash = set.metadata.labels?.["pod-template-hash"] ?? "";
  const labels = { app: "web", "pod-template-hash": hash };
  expect(set).toEqual({
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `web-${hash}`,
      namespace: "default",
      labels,
      annotations: {
        [`${domain}/revision`]: "3",
        [`${domain}/desired-replicas`]: "4",
        [`${domain}/max-replicas`]: "5",
      },
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
    spec: {
      replicas: 1,
      minReadySeconds: 5,
      selector: { matchLabels: labels },
      template: { ...deployment.spec.template, metadata: { labels } },
    },
    status: { replicas: 0, terminatingReplicas: 0 },
  });
  expect(set.spec.template.spec).toBe(deployment.spec.template.spec);
});

test("the name of a set is no longer than a name may be", () => {
  const name = `${"x".repeat(240)}-${"y".repeat(12)}`;
  const set = newestName(deploymentOf({ metadata: { name } }));
  const hash = newestName(deploymentOf()).slice("web-".length);
  expect([set.length, set]).toEqual([253, `${name.slice(0, 252 - hash.length)}-${hash}`]);
});
