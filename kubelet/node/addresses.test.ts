import { expect, test } from "vitest";
import { testPod } from "../../api/core/pod/test-pods.ts";
import { freeAddress, PodAddresses, pairedAddress } from "./addresses.ts";

const pod = (uid: string, podIP?: string, phase = "Running") =>
  testPod({
    metadata: { uid },
    spec: { nodeName: "n1" },
    status: podIP === undefined ? { phase } : { phase, podIP },
  });
const cidr = "10.244.3.0/24";

test.each([
  { behaviour: "the second for the first pod", address: "10.244.3.2" },
  { behaviour: "the one after the last", last: "10.244.3.9", address: "10.244.3.10" },
  {
    behaviour: "the next one where that is taken",
    last: "10.244.3.9",
    taken: ["10.244.3.10"],
    address: "10.244.3.11",
  },
  {
    behaviour: "the lowest free one once the end is reached",
    last: "10.244.3.254",
    taken: ["10.244.3.254", "10.244.3.2"],
    address: "10.244.3.3",
  },
])("the next free address is $behaviour", ({ last, taken = [], address }) => {
  expect(freeAddress(cidr, { taken: new Set(taken), last })).toBe(address);
});

test("a range that is full has no address", () => {
  expect(freeAddress("10.0.0.0/30", { taken: new Set(["10.0.0.2"]), last: undefined })).toBe(
    undefined,
  );
});

test("neighbours may be such as are gone through only once", () => {
  const addresses = new PodAddresses();
  function* once(...pods: readonly ReturnType<typeof pod>[]) {
    yield* pods;
  }
  const first = addresses.give(pod("a"), cidr, once());
  const second = addresses.give(pod("b"), cidr, once(pod("a", first)));
  expect([first, second]).toEqual(["10.244.3.2", "10.244.3.3"]);
});

test("an address is not given again soon, even after a restart", () => {
  const last = new Map<string, string>();
  const first = new PodAddresses(last).give(pod("a"), cidr, []);
  const second = new PodAddresses(last).give(pod("b"), cidr, []);
  expect([first, second]).toEqual(["10.244.3.2", "10.244.3.3"]);
});

test("an address on its way into a status is not given twice", () => {
  const addresses = new PodAddresses();
  const [a, b, old] = [pod("a"), pod("b"), pod("old", "10.244.3.7")];
  const given = [
    addresses.give(a, cidr, [b, old]),
    addresses.give(b, cidr, [a, old]),
    addresses.give(a, cidr, [b, old]),
  ];
  expect(given).toEqual(["10.244.3.2", "10.244.3.3", "10.244.3.2"]);
});

test.each([
  { address: "10.244.3.2", paired: "fd00:10:244:3::2" },
  { address: "10.244.3.254", paired: "fd00:10:244:3::fe" },
  { address: "10.244.4.2", paired: undefined },
])("the address of IPv6 that goes with $address is $paired", ({ address, paired }) => {
  expect(pairedAddress(address, cidr, "fd00:10:244:3::/64")).toBe(paired);
});
