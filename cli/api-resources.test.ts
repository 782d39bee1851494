import { describe, expect, test } from "vitest";
import { resourceLines, selectResources } from "../client/kubectl/resource-lines.ts";
import type { Served } from "./server/resources.ts";

const served = (partial: Partial<Served>): Served => ({
  group: "",
  version: "v1",
  plural: "",
  singular: "",
  kind: "",
  namespaced: true,
  shortNames: [],
  categories: [],
  verbs: ["get", "list"],
  subresources: [],
  ...partial,
});

const pods = served({ plural: "pods", kind: "Pod", shortNames: ["po"], categories: ["all"] });
const nodes = served({ plural: "nodes", kind: "Node", namespaced: false });
const events = served({ plural: "events", kind: "Event", verbs: ["list"] });
const deployments = served({ group: "apps", plural: "deployments", kind: "Deployment" });
const all = [deployments, pods, nodes, events];

describe("of the resources that are served", () => {
  test.each([
    {
      behaviour: "all come by group, then by name",
      given: {},
      shown: [events, nodes, pods, deployments],
    },
    { behaviour: "a group can be asked for", given: { "api-group": "apps" }, shown: [deployments] },
    {
      behaviour: "the core group has an empty name",
      given: { "api-group": "" },
      shown: [events, nodes, pods],
    },
    {
      behaviour: "those without namespace can be asked for",
      given: { namespaced: false },
      shown: [nodes],
    },
    {
      behaviour: "those that support every verb can be asked for",
      given: { verbs: ["list", "get"] },
      shown: [nodes, pods, deployments],
    },
    { behaviour: "a category can be asked for", given: { categories: ["all"] }, shown: [pods] },
    {
      behaviour: "the order can be that of the kinds",
      given: { "sort-by": "kind" },
      shown: [deployments, events, nodes, pods],
    },
  ])("$behaviour", ({ given, shown }) => {
    expect(selectResources(all, given)).toEqual(shown);
  });
});

describe("resources are printed", () => {
  test.each([
    {
      behaviour: "as a table",
      given: {},
      lines: [
        "NAME          SHORTNAMES   APIVERSION   NAMESPACED   KIND",
        "pods          po           v1           true         Pod",
        "deployments                apps/v1      true         Deployment",
      ],
    },
    { behaviour: "by name", given: { output: "name" }, lines: ["pods", "deployments.apps"] },
    {
      behaviour: "with verbs and categories",
      given: { output: "wide", "no-headers": true },
      lines: [
        "pods          po    v1        true   Pod          get,list   all",
        "deployments         apps/v1   true   Deployment   get,list   ",
      ],
    },
  ])("$behaviour", ({ given, lines }) => {
    expect(resourceLines([pods, deployments], given)).toEqual(lines);
  });
});
