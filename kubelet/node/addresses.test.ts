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
  { behaviour: "the second for the first pod", taken: [], address: "10.244.3.2" },
  { behaviour: "the one after the highest", taken: ["10.244.3.9"], address: "10.244.3.10" },
  {
    behaviour: "the lowest once the end is reached",
    taken: ["10.244.3.254", "10.244.3.2"],
    address: "10.244.3.3",
  },
])("the next free address is $behaviour", ({ taken, address }) => {
  expect(freeAddress(cidr, new Set(taken))).toBe(address);
});

test("a range that is full has no address", () => {
  expect(freeAddress("10.0.0.0/30", new Set(["10.0.0.2"]))).toBe(undefined);
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

test("an address on its way into a status is not given twice", () => {
  const addresses = new PodAddresses();
  const [a, b, old] = [pod("a"), pod("b"), pod("old", "10.244.3.7")];
  const given = [
    addresses.give(a, cidr, [b, old]),
    addresses.give(b, cidr, [a, old]),
    addresses.give(a, cidr, [b, old]),
  ];
  expect(given).toEqual(["10.244.3.8", "10.244.3.9", "10.244.3.8"]);
});

test.each([
  { address: "10.244.3.2", paired: "fd00:10:244:3::2" },
  { address: "10.244.3.254", paired: "fd00:10:244:3::fe" },
  { address: "10.244.4.2", paired: undefined },
])("the address of IPv6 that goes with $address is $paired", ({ address, paired }) => {
  expect(pairedAddress(address, cidr, "fd00:10:244:3::/64")).toBe(paired);
});
