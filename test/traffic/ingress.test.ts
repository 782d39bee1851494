/** What a rolling update costs clients who come through an Ingress, which tries again for them. */
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { bothCares, type Care, send, shop, untimed } from "./scenario.ts";

const ingress = {
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "shop" },
  spec: {
    rules: [
      {
        host: "shop.example",
        http: {
          paths: [
            {
              path: "/",
              pathType: "Prefix",
              backend: { service: { name: "web", port: { number: 80 } } },
            },
          ],
        },
      },
    ],
  },
};

const rollOut = (cluster: Cluster) => {
  const metadata = { annotations: { revision: "2" } };
  cluster.patch(Deployment, "web", { spec: { template: { metadata } } });
};

/** Statuses other than 2xx, and how late the answers were, over ten seeds. */
function rolledOut(care: Care, method = "GET") {
  const all = Array.from({ length: 10 }, (_, seed) => {
    const cluster = shop({ seed, care });
    cluster.apply(ingress);
    cluster.advance("5s");
    const spec = {
      url: "http://shop.example/",
      from: { outside: true },
      requests: [{ method }],
      load: { rate: 20 },
      duration: "25s",
      timeout: "30s",
    };
    return send(cluster, spec, rollOut);
  });
  const failed = all.reduce((sum, each) => sum + each.failed, 0);
  const causes = new Set(all.flatMap(({ failures = {} }) => Object.keys(failures)));
  return {
    failed,
    causes: [...causes].sort(),
    sent: all.reduce((sum, each) => sum + each.sent, 0),
  };
}

test.each([
  { behaviour: "reading", care: {}, method: "GET" },
  { behaviour: "reading from pods with a readiness probe", care: { readinessProbe: true } },
  { behaviour: "writing to pods with all care", care: bothCares, method: "POST" },
])("$behaviour fails for nobody", untimed, ({ care, method = "GET" }) => {
  const { sent, ...rest } = rolledOut(care, method);
  expect(rest).toEqual({ failed: 0, causes: [] });
  expect(sent).toBeGreaterThan(4_800);
});

// What was sent to a pod that ended before it answered is not sent again.
test("writing fails for some where pods take no care", untimed, () => {
  const { failed, causes, sent } = rolledOut({}, "POST");
  expect(causes).toEqual(["HTTP 502"]);
  expect(failed / sent).toBeGreaterThan(0.001);
  expect(failed / sent).toBeLessThan(0.01);
});
