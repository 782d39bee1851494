import type { Stage } from "../stage.ts";
import type { Said } from "./objects.ts";
export declare function undo(stage: Stage, { target, namespace }: Said<"undo">): void;
