import { expect, test } from "vitest";
import { serviceKeyOf } from "./slice-endpoints.ts";
import { endpointOf, sliceOf } from "./testing/objects.ts";

const ofWeb = { "kubernetes.io/service-name": "web" };

test.each([
  { behaviour: "a Service", labels: ofWeb, key: "default/web" },
  {
    behaviour: "a headless Service",
    labels: { ...ofWeb, "service.kubernetes.io/headless": "" },
    key: undefined,
  },
  {
    // Only Services are left out for it.
    behaviour: "a Service that another proxy has served until now",
    labels: { ...ofWeb, "service.kubernetes.io/service-proxy-name": "other" },
    key: "default/web",
  },
  { behaviour: "no Service", labels: {}, key: undefined },
])("a proxy reads the slice of $behaviour as that of $key", ({ labels, key }) => {
  const slice = sliceOf([endpointOf("10.244.1.2")], { metadata: { labels } });
  expect(serviceKeyOf(slice)).toBe(key);
});
