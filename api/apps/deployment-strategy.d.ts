import type { Strategy } from "../resource.ts";
import type { Deployment } from "./deployment.ts";
/** How Deployments are created and changed. Source: pkg/registry/apps/deployment 1.36. */
export declare const deploymentStrategy: Strategy<Deployment>;
