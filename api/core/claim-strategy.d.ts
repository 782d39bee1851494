import type { Strategy } from "../resource.ts";
import type { PersistentVolumeClaim } from "./claim.ts";
export declare const claimStrategy: Strategy<PersistentVolumeClaim>;
