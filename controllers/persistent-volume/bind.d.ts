/**
 * Brings a claim and a volume together, one write after another: the volume refers to the claim, is
 * said to be bound, then the claim names the volume and is said to be bound. After any of them it
 * goes on where it stopped. Source: PersistentVolumeController.bind 1.36.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { type Action, type EventNote } from "../../client/action.ts";
/** The next write; none where the two are bound and say so. */
export declare function planBinding(volume: PersistentVolume, claim: PersistentVolumeClaim): readonly Action[];
/** Says in which phase a volume is, and tells of it where it is told something new. */
export declare function setVolumePhase(volume: PersistentVolume, phase: string, { message, reason }?: {
    readonly message?: string;
    readonly reason?: string;
}): readonly Action[];
/** Says in which phase a claim is. A claim that becomes bound holds what its volume does. */
export declare function setClaimPhase(claim: PersistentVolumeClaim, phase: "Pending" | "Bound" | "Lost", volume?: PersistentVolume): readonly Action[];
export declare const warn: (regarding: EventNote["regarding"], reason: string, message: string) => Action;
export declare const tell: (regarding: EventNote["regarding"], reason: string, message: string) => Action;
