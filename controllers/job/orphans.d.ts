import { type Controller } from "../../client/controller.ts";
/**
 * Lets go of pods that no Job is going to count any more, so that they can be deleted.
 * Source: pkg/controller/job syncOrphanPod 1.36.
 */
export declare const jobOrphanController: Controller;
