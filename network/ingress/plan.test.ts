import { expect, test } from "vitest";
import { planIngress } from "./plan.ts";
import { ingressOf } from "./testing/objects.ts";

const address = "192.0.2.254";
const showing = (...ips: readonly string[]) => ({
  status: { loadBalancer: { ingress: ips.map((ip) => ({ ip })) } },
});
const sync = {
  do: "record",
  event: { type: "Normal", reason: "Sync", message: "Scheduled for sync" },
};
const patch = (ingress: readonly object[] | null) => ({
  do: "patch",
  name: "web",
  subresource: "status",
  patch: { status: { loadBalancer: { ingress } } },
});
const told = { resourceVersion: "7" };

test.each([
  { behaviour: "gets the address", parts: {}, actions: [sync, patch([{ ip: address }])] },
  {
    behaviour: "gets it in place of another",
    parts: showing("9.9.9.9"),
    actions: [sync, patch([{ ip: address }])],
  },
  {
    behaviour: "that has it is told of at the start of the controller",
    parts: showing(address),
    actions: [sync],
  },
  {
    behaviour: "that was told of is left alone",
    parts: showing(address),
    memory: told,
    actions: [],
  },
  {
    behaviour: "that changed since is told of again",
    parts: showing(address),
    memory: { resourceVersion: "6" },
    actions: [sync],
  },
])("a served Ingress $behaviour", ({ parts, memory, actions }) => {
  const ingress = ingressOf({}, parts);
  const plan = planIngress({ ingress, isServed: true, address, memory });
  expect(plan).toMatchObject({ actions, memory: told });
  expect(plan.actions).toHaveLength(actions.length);
});

test.each([
  { behaviour: "loses the address", parts: showing(address), actions: [patch(null)] },
  { behaviour: "keeps that of another", parts: showing("9.9.9.9"), actions: [] },
  { behaviour: "that has none is left alone", parts: {}, actions: [] },
])("an Ingress that is not served $behaviour", ({ parts, actions }) => {
  const ingress = ingressOf({}, parts);
  const plan = planIngress({ ingress, isServed: false, address, memory: told });
  expect(plan).toMatchObject({ actions });
  expect(plan).toEqual({ actions: expect.anything() });
});
