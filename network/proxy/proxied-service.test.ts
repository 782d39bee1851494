import fc from "fast-check";
import { expect, test } from "vitest";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { ProxiedService } from "./proxied-service.ts";
import { frontendsOf } from "./service-ports.ts";
import { endpointOf, serviceOf, sliceOf } from "./testing/objects.ts";

const frontends = frontendsOf(serviceOf());
const rules = frontends?.ports[0];

test("however slices change, each address in them counts once", () => {
  const addresses = fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 6 });
  const change = fc.tuple(fc.constantFrom("x", "y", "z"), fc.option(addresses));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const service = new ProxiedService("default/web");
      service.setFrontends(frontends, 0);
      const held = new Map<string, EndpointSlice>();
      for (const [index, [name, numbers]] of changes.entries()) {
        const endpoints = (numbers ?? []).map((number) => endpointOf(`10.244.1.${number}`));
        const slice = numbers === null ? undefined : sliceOf(endpoints, { metadata: { name } });
        service.setSlice(name, slice, index);
        if (slice === undefined) held.delete(name);
        else held.set(name, slice);
        const all = [...held.values()].flatMap((each) => each.endpoints ?? []);
        const known = rules === undefined ? [] : service.latest.groupsOf(rules).ready;
        expect(known.map(({ address }) => address).sort()).toEqual(
          [...new Set(all.map((each) => each.addresses[0]))].sort(),
        );
      }
    }),
  );
});
