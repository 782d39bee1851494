/** What runs in a real cluster: `node main.ts`. */
import { KubeConfig } from "@kubernetes/client-node";
import { startOperator } from "./operator.ts";

const config = new KubeConfig();
config.loadFromDefault();
await startOperator(config);
