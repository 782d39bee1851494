import { expect, test } from "vitest";
import { nodeOf } from "../testing/infrastructure.ts";
import { changesLabels, planLabels } from "./labels.ts";

const [os, arch] = ["kubernetes.io/os", "kubernetes.io/arch"];
const labelled = (labels?: Readonly<Record<string, string>>) =>
  nodeOf({ metadata: { name: "n", uid: "u", ...(labels && { labels }) } });

test.each([
  { behaviour: "without labels", labels: undefined, patched: undefined },
  {
    behaviour: "whose labels agree",
    labels: { [os]: "linux", [`beta.${os}`]: "linux" },
    patched: undefined,
  },
  {
    behaviour: "that lacks the labels of old",
    labels: { [os]: "linux", [arch]: "arm64" },
    patched: { [`beta.${os}`]: "linux", [`beta.${arch}`]: "arm64" },
  },
  {
    behaviour: "whose label of old says something else",
    labels: {
      [os]: "windows",
      [`beta.${os}`]: "linux",
      [arch]: "amd64",
      [`beta.${arch}`]: "amd64",
    },
    patched: { [`beta.${os}`]: "windows" },
  },
  {
    behaviour: "that has only the label of old",
    labels: { [`beta.${os}`]: "linux" },
    patched: undefined,
  },
])("a node $behaviour", ({ labels, patched }) => {
  const patch = { metadata: { uid: "u", labels: patched } };
  expect(planLabels(labelled(labels))).toMatchObject(
    patched === undefined ? [] : [{ do: "patch", name: "n", patchType: "strategic", patch }],
  );
  expect(planLabels(labelled(labels))).toHaveLength(patched === undefined ? 0 : 1);
});

test("only these labels matter", () => {
  const before = labelled({ [os]: "linux", disk: "slow" });
  expect(changesLabels(labelled({ [os]: "linux", disk: "ssd" }), before)).toBe(false);
  expect(changesLabels(labelled({ [os]: "windows", disk: "slow" }), before)).toBe(true);
  expect(changesLabels(labelled(), before)).toBe(true);
});
