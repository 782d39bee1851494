import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { bundledSources } from "./scripts/bundled-sources.mjs";
import { steadySources } from "./scripts/steady-shapes.mjs";

/** What takes longest, and would keep one worker busy at the end while the others have nothing. */
const longest = [
  "test/faults/faults.test.ts",
  "test/fuzz.test.ts",
  "test/determinism/determinism.test.ts",
  "test/api-table.test.ts",
  "test/documentation/restarts.test.ts",
  "scheduler/reference.test.ts",
  "test/traffic/spikes.test.ts",
  "test/traffic/autoscaling.test.ts",
  "test/traffic/disruptions.test.ts",
  "test/package.test.ts",
  "test/conformance/kubesim-nodes.test.ts",
  "test/conformance/helm.test.ts",
  "test/conformance/kubesim-debug.test.ts",
  "test/conformance/kubesim-read.test.ts",
  "test/conformance/kubesim-write.test.ts",
  "test/traffic/rollout.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.indexOf(relative(this.ctx.config.root, moduleId));
      return index < 0 ? longest.length : index;
    };
    return (await super.sort(files)).sort((left, right) => rank(left) - rank(right));
  }
}

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  plugins: [bundledSources(), steadySources],
  // Examples import the package.
  resolve: {
    alias: [
      {
        find: /^kubesim$/,
        replacement: fileURLToPath(new URL("simulator/index.ts", import.meta.url)),
      },
      {
        find: /^kubesim\/client$/,
        replacement: fileURLToPath(new URL("client/index.ts", import.meta.url)),
      },
      {
        find: /^kubesim\/vitest$/,
        replacement: fileURLToPath(new URL("simulator/vitest/index.ts", import.meta.url)),
      },
    ],
  },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["node_modules/**", "dist/**", ".cache/**"],
    setupFiles: ["test/setup.ts"],
    // Two keep a machine of two cores busy, where the default is one; three take longer.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // Modules keep no state that one test could leave to another, and loading them takes a third of
    // the time.
    isolate: false,
    // Clusters are made, played and left: with more room for what is young less of them is copied.
    execArgv: ["--max-semi-space-size=64"],
    // Only what hangs runs into it, however slow the machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
