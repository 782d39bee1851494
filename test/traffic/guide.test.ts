/** What docs/guide/traffic.md shows is applied as kubectl reads it, and sends. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Traffic } from "../../api/sim/traffic.ts";
import { createCluster } from "../../simulator/cluster.ts";

const path = fileURLToPath(new URL("../../docs/guide/traffic.md", import.meta.url));
const blocks = [...readFileSync(path, "utf8").matchAll(/^```yaml\n([\s\S]*?)^```/gm)];

test.each(blocks.map(([, text = ""]) => text))(
  "the guide shows what can be applied: %s",
  (text) => {
    const cluster = createCluster();
    cluster.apply(text);
    cluster.advance("10s");
    expect(cluster.list(Traffic)[0]?.status.sent).toBeGreaterThan(0);
  },
);

test("there is such a block", () => {
  expect(blocks).toHaveLength(1);
});
