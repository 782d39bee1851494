// npm run fuzz -- [REQUESTS] [SEED]: sends the whole stream of fuzzed requests, 200,000 of them
// unless told otherwise.
import { join } from "node:path";
import { installDependencies, root, run } from "./setup.mjs";

installDependencies();
const [requests = "200000", seed = "kubesim"] = process.argv.slice(2);
process.env.FUZZ_REQUESTS = requests;
process.env.FUZZ_SEED = seed;
// What it takes depends on the machine, so there is no limit.
const flags = ["run", "test/fuzz.test.ts", "--testTimeout=0", "--disable-console-intercept"];
run(process.execPath, [join(root, "node_modules", "vitest", "vitest.mjs"), ...flags]);
