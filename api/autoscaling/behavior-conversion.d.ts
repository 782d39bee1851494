/**
 * Behaviours as annotations of autoscaling/v1 hold them: by the member names of upstream's internal
 * type, where nothing is left out.
 */
import { type Json } from "../json.ts";
import type { HorizontalPodAutoscalerBehavior } from "./behavior.ts";
export declare function behaviorToInternal(behavior: HorizontalPodAutoscalerBehavior): object;
/** The behaviour, or `undefined` where what is given is none. */
export declare function behaviorFromInternal(from: Json | undefined): HorizontalPodAutoscalerBehavior | undefined;
