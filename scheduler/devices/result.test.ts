import { expect, test } from "vitest";
import { driver } from "../../api/resource/testing.ts";
import {
  allocated,
  type Case,
  cel,
  claim,
  deviceClass,
  firstOf,
  gpus,
  pool,
  request,
  slice,
} from "./testing.ts";

const ofClass = (name: string) => ({ deviceClassName: name });
const opaque = (mode: string) => ({ opaque: { driver, parameters: { mode } } });
const withMode = (mode: string, name: string = driver) =>
  deviceClass({ config: [opaque(mode)] }, name);

test("a result names the device, and what whoever prepares and binds it has to know", () => {
  const device = {
    name: "a",
    taints: [{ key: "old", effect: "NoSchedule" }],
    bindingConditions: ["attached"],
    bindingFailureConditions: ["broken"],
  };
  const tolerations = [{ key: "old", operator: "Exists" }];
  const claims = [claim([request({ tolerations, adminAccess: true })])];
  expect(allocated({ slices: [slice([device])], claims })).toEqual([
    {
      devices: {
        results: [
          {
            request: "gpu",
            driver,
            pool: "node-0",
            device: "a",
            adminAccess: true,
            tolerations,
            bindingConditions: ["attached"],
            bindingFailureConditions: ["broken"],
          },
        ],
      },
      nodeSelector: {
        nodeSelectorTerms: [
          { matchFields: [{ key: "metadata.name", operator: "In", values: ["node-0"] }] },
        ],
      },
    },
  ]);
});

test.each<Case & { behaviour: string; config: unknown }>([
  { behaviour: "nothing where nobody says anything", config: undefined },
  {
    behaviour: "what the class says, for the request that asks for it",
    classes: [withMode("class")],
    config: [{ source: "FromClass", requests: ["gpu"], ...opaque("class") }],
  },
  {
    behaviour: "what the class says only once, for all requests that ask for it",
    classes: [withMode("class"), withMode("other", "other")],
    claims: [
      claim([request({}, "first"), request(ofClass("other"), "second"), request({}, "third")]),
    ],
    config: [
      { source: "FromClass", requests: ["first", "third"], ...opaque("class") },
      { source: "FromClass", requests: ["second"], ...opaque("other") },
    ],
  },
  {
    behaviour: "what the class of the subrequest says that was met",
    classes: [
      deviceClass({ selectors: [cel("false")], config: [opaque("best")] }, "best"),
      withMode("other", "other"),
    ],
    claims: [claim([firstOf({ best: ofClass("best"), other: ofClass("other") })])],
    config: [{ source: "FromClass", requests: ["gpu/other"], ...opaque("other") }],
  },
  {
    behaviour: "what the claim says, after what the class says",
    classes: [withMode("class")],
    claims: [claim([request()], { config: [opaque("claim")] })],
    config: [
      { source: "FromClass", requests: ["gpu"], ...opaque("class") },
      { source: "FromClaim", ...opaque("claim") },
    ],
  },
  {
    behaviour: "what the claim says once, whichever of its requests it is for",
    claims: [
      claim([request({}, "first"), request({}, "second")], {
        config: [{ requests: ["first", "second"], ...opaque("both") }],
      }),
    ],
    config: [{ source: "FromClaim", requests: ["first", "second"], ...opaque("both") }],
  },
  {
    behaviour: "what the claim says of subrequests, if they were met",
    claims: [
      claim([firstOf({ best: { count: 9 }, other: {} })], {
        config: [
          { requests: ["gpu/best"], ...opaque("best") },
          { requests: ["gpu/other"], ...opaque("other") },
          { requests: ["gpu"], ...opaque("any") },
        ],
      }),
    ],
    config: [
      { source: "FromClaim", requests: ["gpu/other"], ...opaque("other") },
      { source: "FromClaim", requests: ["gpu"], ...opaque("any") },
    ],
  },
])("an allocation is set up by $behaviour", ({ behaviour, config, ...row }) => {
  const [result] = allocated({ slices: [slice(gpus("a", "b", "c"))], ...row }) ?? [];
  expect(result?.devices.config).toEqual(config);
});

const label = (key: string, ...values: string[]) => ({ key, operator: "In", values });
const onLabels = (...matchExpressions: ReturnType<typeof label>[]) => {
  return { nodeName: undefined, nodeSelector: { nodeSelectorTerms: [{ matchExpressions }] } };
};
const here = {
  nodeSelectorTerms: [{ matchFields: [label("metadata.name", "node-0")] }],
};
const everywhere = { nodeName: undefined, allNodes: true };
const two = [claim([request({ count: 2 })])];

test.each<Case & { behaviour: string; selects: unknown }>([
  {
    behaviour: "this node, where the node has the device",
    slices: [slice(gpus("a"))],
    selects: here,
  },
  {
    behaviour: "all nodes, where all have the device",
    slices: [slice(gpus("a"), everywhere)],
    selects: undefined,
  },
  {
    behaviour: "this node, where the device binds to the node that was chosen",
    slices: [slice([{ name: "a", bindsToNode: true }], everywhere)],
    selects: here,
  },
  {
    behaviour: "the nodes of the slice",
    slices: [slice(gpus("a"), onLabels(label("zone", "x")))],
    selects: { nodeSelectorTerms: [{ matchExpressions: [label("zone", "x")] }] },
  },
  {
    behaviour: "the nodes that have all devices, each condition once",
    slices: [
      slice(gpus("a"), { ...onLabels(label("zone", "x", "y")), pool: pool("pool-1") }),
      slice(
        gpus("b"),
        { ...onLabels(label("zone", "y", "x"), label("rack", "r")), pool: pool("pool-2") },
        "slice-2",
      ),
    ],
    claims: two,
    selects: {
      nodeSelectorTerms: [{ matchExpressions: [label("zone", "x", "y"), label("rack", "r")] }],
    },
  },
  {
    behaviour: "this node, where only one of the devices is on it alone",
    slices: [
      slice(gpus("a"), { ...onLabels(label("zone", "x")), pool: pool("pool-1") }),
      slice(gpus("b"), { pool: pool("pool-2") }, "slice-2"),
    ],
    claims: two,
    selects: here,
  },
  {
    behaviour: "the nodes that the device itself names",
    slices: [
      slice([{ name: "a", ...onLabels(label("zone", "x")) }], {
        nodeName: undefined,
        perDeviceNodeSelection: true,
      }),
    ],
    selects: { nodeSelectorTerms: [{ matchExpressions: [label("zone", "x")] }] },
  },
])("an allocation selects $behaviour", ({ behaviour, selects, ...row }) => {
  const [result] = allocated({ ...row, labels: { zone: "x", rack: "r" } }) ?? [];
  expect(result?.nodeSelector).toEqual(selects);
});
