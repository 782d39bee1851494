import { expect, test } from "vitest";
import { testPod } from "../../api/core/pod/test-pods.ts";
import { keyOf } from "../../client/controller.ts";
import {
  addressBook,
  freeAddress,
  PodAddresses,
  pairedAddress,
  type SeenPods,
} from "./addresses.ts";

const pod = (uid: string, podIP?: string, phase = "Running", name = uid) =>
  testPod({
    metadata: { name, uid },
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

/** A kubelet that sees these pods. */
function seen(...pods: readonly ReturnType<typeof pod>[]): SeenPods {
  return {
    find: (key) => pods.find((each) => keyOf(each) === key),
    isShown: (address) => pods.some(({ status }) => status.podIP === address),
  };
}

test("an address is not given again soon, even after a restart", () => {
  const book = addressBook();
  const first = new PodAddresses(book).give(pod("a"), cidr, seen());
  const second = new PodAddresses(book).give(pod("b"), cidr, seen());
  expect([first, second]).toEqual(["10.244.3.2", "10.244.3.3"]);
});

test("an address on its way into a status is not given twice, even after a restart", () => {
  const book = addressBook();
  const [a, b] = [pod("a"), pod("b")];
  const pods = seen(a, b, pod("old", "10.244.3.3"));
  const give = (each: typeof a) => new PodAddresses(book).give(each, cidr, pods);
  const given = [give(a), give(b), give(a)];
  expect(given).toEqual(["10.244.3.2", "10.244.3.4", "10.244.3.2"]);
});

test.each([
  { behaviour: "has gone", now: undefined },
  { behaviour: "was made anew under its name", now: pod("b", undefined, "Pending", "a") },
  { behaviour: "has ended without it", now: pod("a", undefined, "Failed") },
  { behaviour: "shows another", now: pod("a", "10.0.0.3") },
])("the address of a pod that $behaviour is free again", ({ now }) => {
  const [one, small] = ["10.0.0.2", "10.0.0.0/30"];
  const addresses = new PodAddresses();
  const first = addresses.give(pod("a"), small, seen(pod("a")));
  const none = addresses.give(pod("c"), small, seen(pod("a"), pod("c")));
  const then = addresses.give(pod("c"), small, now === undefined ? seen() : seen(now));
  expect([first, none, then]).toEqual([one, undefined, one]);
});

test.each([
  { address: "10.244.3.2", paired: "fd00:10:244:3::2" },
  { address: "10.244.3.254", paired: "fd00:10:244:3::fe" },
  { address: "10.244.4.2", paired: undefined },
])("the address of IPv6 that goes with $address is $paired", ({ address, paired }) => {
  expect(pairedAddress(address, cidr, "fd00:10:244:3::/64")).toBe(paired);
});
