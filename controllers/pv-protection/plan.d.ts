/** Volumes stay while they are bound. Source: pkg/controller/volume/pvprotection 1.36. */
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { Plan } from "../../client/controller.ts";
export declare const planVolumeProtection: (volume: PersistentVolume) => Plan;
