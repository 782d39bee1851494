import { expect, test } from "vitest";
import type { Device } from "../../api/resource/device.ts";
import { driver } from "../../api/resource/testing.ts";
import {
  type Case,
  cel,
  claim,
  deviceClass,
  firstOf,
  found,
  pool,
  request,
  slice,
} from "./testing.ts";

type Attributes = NonNullable<Device["attributes"]>;

const device = (name: string, attributes: Attributes): Device => ({ name, attributes });
const onSocket = (name: string, socket: number) => device(name, { socket: { int: socket } });

const socket = `${driver}/socket`;
const sockets = [onSocket("a0", 0), onSocket("b1", 1), onSocket("c1", 1), onSocket("d0", 0)];
const two = [request({ count: 2 })];
const match = (matchAttribute = socket, requests?: readonly string[]) => {
  return { constraints: [{ matchAttribute, ...(requests && { requests }) }] };
};
const distinct = (distinctAttribute = socket, requests?: readonly string[]) => {
  return { constraints: [{ distinctAttribute, ...(requests && { requests }) }] };
};

const nics = (...devices: readonly Device[]) =>
  slice(devices, { driver: "nic.example.com", pool: pool("nics") }, "slice-2");
const ofDriver = (name: string) => ({ selectors: [cel(`device.driver == "${name}"`)] });
const gpuAndNic = [request(ofDriver(driver), "gpu"), request(ofDriver("nic.example.com"), "nic")];

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "devices with one value of the attribute",
    claims: [claim(two, match())],
    gets: "gpu=a0 gpu=d0",
  },
  {
    behaviour: "devices with one value, after others turned out too few",
    claims: [claim([request({ count: 3 })], match())],
    slices: [slice([...sockets, onSocket("e1", 1)])],
    gets: "gpu=b1 gpu=c1 gpu=e1",
  },
  {
    behaviour: "nothing where no value is there often enough",
    claims: [claim([request({ count: 3 })], match())],
    gets: "none",
  },
  {
    behaviour: "no device without the attribute",
    slices: [slice([{ name: "bare" }, ...sockets])],
    claims: [claim([request()], match())],
    gets: "gpu=a0",
  },
  {
    behaviour: "devices of several requests that match each other",
    claims: [claim([request({}, "first"), request({}, "second")], match())],
    gets: "first=a0 second=d0",
  },
  {
    behaviour: "any device for a request that the constraint does not name",
    claims: [
      claim(
        [request({}, "first"), request({}, "free"), request({}, "second")],
        match(socket, ["first", "second"]),
      ),
    ],
    gets: "first=a0 free=b1 second=d0",
  },
  {
    behaviour: "any device for another claim of the pod",
    claims: [claim([request()], match()), claim([request()], match(), "more")],
    gets: "gpu=a0 gpu=b1",
  },
  {
    behaviour: "devices of different drivers that have one attribute of a third domain",
    slices: [
      slice([
        device("a", { "k8s.io/root": { string: "x" } }),
        device("b", { "k8s.io/root": { string: "y" } }),
      ]),
      nics(device("n", { "k8s.io/root": { string: "y" } })),
    ],
    claims: [claim(gpuAndNic, match("k8s.io/root"))],
    gets: "gpu=b nic=nics/n",
  },
  {
    behaviour: "nothing of a driver that means its own attribute by the same short name",
    slices: [slice([onSocket("a", 0)]), nics(onSocket("n", 0))],
    claims: [claim(gpuAndNic, match())],
    gets: "none",
  },
  {
    behaviour: "devices of another driver that has the attribute by its full name",
    slices: [slice([onSocket("a", 0)]), nics(device("n", { [socket]: { int: 0 } }))],
    claims: [claim(gpuAndNic, match())],
    gets: "gpu=a nic=nics/n",
  },
  {
    behaviour: "no devices whose values only look the same",
    slices: [
      slice([device("a", { socket: { int: 1 } }), device("b", { socket: { string: "1" } })]),
    ],
    claims: [claim(two, match())],
    gets: "none",
  },
  {
    behaviour: "devices that match by versions and by yes or no",
    slices: [
      slice([
        device("a", { fast: { bool: true }, firmware: { version: "1.0.0" } }),
        device("b", { fast: { bool: false }, firmware: { version: "1.0.0" } }),
        device("c", { fast: { bool: true }, firmware: { version: "1.0.1" } }),
        device("d", { fast: { bool: true }, firmware: { version: "1.0.0" } }),
      ]),
    ],
    claims: [
      claim(two, {
        constraints: [
          { matchAttribute: `${driver}/fast` },
          { matchAttribute: `${driver}/firmware` },
        ],
      }),
    ],
    gets: "gpu=a gpu=d",
  },
  {
    behaviour: "devices of which each has another value",
    claims: [claim(two, distinct())],
    gets: "gpu=a0 gpu=b1",
  },
  {
    behaviour: "nothing where there are not enough values",
    claims: [claim([request({ count: 3 })], distinct())],
    gets: "none",
  },
  {
    behaviour: "no device without an attribute that is to be another on each",
    slices: [slice([{ name: "bare" }, ...sockets])],
    claims: [claim(two, distinct())],
    gets: "gpu=a0 gpu=b1",
  },
  {
    behaviour: "devices that differ in several requests",
    claims: [claim([request({}, "first"), request({}, "second")], distinct())],
    gets: "first=a0 second=b1",
  },
  {
    behaviour: "devices that differ only in the requests that it names",
    claims: [
      claim(
        [request({}, "first"), request({}, "second"), request({}, "third")],
        distinct(socket, ["first", "third"]),
      ),
    ],
    gets: "first=a0 second=b1 third=c1",
  },
  {
    behaviour: "devices that match in one attribute and differ in another",
    slices: [
      slice([
        device("a", { socket: { int: 0 }, bus: { int: 0 } }),
        device("b", { socket: { int: 0 }, bus: { int: 0 } }),
        device("c", { socket: { int: 0 }, bus: { int: 1 } }),
      ]),
    ],
    claims: [
      claim(two, {
        constraints: [{ matchAttribute: socket }, { distinctAttribute: `${driver}/bus` }],
      }),
    ],
    gets: "gpu=a gpu=c",
  },
  {
    behaviour: "a subrequest that matches, where the constraint names the request",
    claims: [
      claim(
        [
          request({ selectors: [cel("device.attributes['gpu.example.com'].socket == 1")] }, "one"),
          firstOf({ best: { count: 2 }, other: {} }, "some"),
        ],
        match(socket, ["one", "some"]),
      ),
    ],
    gets: "one=b1 some/other=c1",
  },
  {
    behaviour: "any device for a subrequest, where the constraint names its sibling",
    claims: [
      claim(
        [
          request({ selectors: [cel("device.attributes['gpu.example.com'].socket == 1")] }, "one"),
          firstOf({ best: { count: 2 }, other: {} }, "some"),
        ],
        match(socket, ["one", "some/other"]),
      ),
    ],
    gets: "one=b1 some/best=a0 some/best=c1",
  },
  {
    behaviour: "an error where all devices are asked for and do not match",
    claims: [claim([request({ allocationMode: "All" })], match())],
    gets:
      "claim default/gpus, request gpu: cannot add device gpu.example.com/node-0/b1 because a " +
      "claim constraint would not be satisfied",
  },
  {
    behaviour: "an error where a constraint is of no known sort",
    claims: [claim([request()], { constraints: [{}] })],
    gets: "claim default/gpus, constraint #0: empty constraint (unsupported constraint type?)",
  },
])("constraints give a claim $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found({ slices: [slice(sockets)], classes: [deviceClass()], ...row })).toBe(gets);
});
