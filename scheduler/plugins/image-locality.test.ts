import { expect, test } from "vitest";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { evaluationCache } from "../decision/evaluation-cache.ts";
import { createFramework } from "../framework/create-framework.ts";
import { nodeOf, podOf, snapshotOf } from "../testing/objects.ts";

const mebibyte = 1024 * 1024;
const framework = createFramework({
  ...kubernetesProfile,
  plugins: [{ name: "ImageLocality", weight: 1 }],
});

/** A node that holds images of these sizes, in MiB, by name. */
function holding(name: string, images: Readonly<Record<string, number>>) {
  const node = nodeOf({ name });
  const list = Object.entries(images).map(([image, size]) => {
    return { names: [image], sizeBytes: size * mebibyte };
  });
  return { ...node, status: { ...node.status, images: list } };
}

test.each<{
  behaviour: string;
  images: readonly string[];
  volumes?: readonly string[];
  a: Readonly<Record<string, number>>;
  score: number;
}>([
  // Half of the nodes hold it: 100 * (250 - 23) / (1000 - 23).
  { behaviour: "scales an image by its spread", images: ["app:1"], a: { "app:1": 500 }, score: 23 },
  { behaviour: "does not count small images", images: ["app:1"], a: { "app:1": 40 }, score: 0 },
  {
    behaviour: "counts no more than 1000 MiB",
    images: ["app:1"],
    a: { "app:1": 4000 },
    score: 100,
  },
  {
    behaviour: "takes latest for no tag",
    images: ["r:5/app"],
    a: { "r:5/app:latest": 500 },
    score: 23,
  },
  // 100 * (500 - 23) / (2000 - 23).
  {
    behaviour: "sums over containers",
    images: ["app:1", "db:1"],
    a: { "app:1": 500, "db:1": 500 },
    score: 24,
  },
  // 100 * (500 - 23) / (1000 - 23).
  {
    behaviour: "counts images that are volumes, as if they were of the containers",
    images: ["app:1"],
    volumes: ["models"],
    a: { "app:1": 500, "models:latest": 500 },
    score: 48,
  },
])("ImageLocality $behaviour", ({ images, volumes = [], a, score }) => {
  const containers = images.map((image, index) => ({ name: `c${index}`, image }));
  const mounted = volumes.map((reference, index) => ({ name: `v${index}`, image: { reference } }));
  const pod = podOf({ spec: { containers, volumes: mounted } });
  const snapshot = snapshotOf([{ name: "a" }, { name: "b" }]);
  const scores = () => {
    const { evaluation } = evaluationCache(snapshot, framework).get(pod);
    evaluation?.refresh();
    return ["a", "b"].map((name) => evaluation?.totals[snapshot.slotOf(name)]);
  };
  expect(scores()).toEqual([0, 0]);
  snapshot.setNode(holding("a", a));
  expect(scores()).toEqual([score, 0]);
  snapshot.setNode(nodeOf({ name: "a" }));
  expect(scores()).toEqual([0, 0]);
});
